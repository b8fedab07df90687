values = tuple([1, 2])
print(b"%d %d" % values)
print(bytearray(b"%d") % 3)
