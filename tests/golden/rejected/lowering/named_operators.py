"""Special methods called by their names, and methods as values, where there is no one answer."""

add = list.__add__
print((3).__eq__("x"))
print("a".__ne__(1))
print(list.copy)
