template = str(3) + "{}"
print(template.format(3))
print("{0.real} {0}".format(1))
print("{a}".format_map({"a": 1}))
