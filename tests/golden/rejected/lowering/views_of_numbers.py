view = memoryview(bytearray(8))
print(view.cast("B")[0], view.cast("H")[0])
