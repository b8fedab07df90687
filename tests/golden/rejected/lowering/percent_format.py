values = tuple([1, 2])
print("%s %s" % values)
print(bytearray(b"%d") % 3)
