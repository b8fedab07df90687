class Point:
    x = 1


print(hasattr(Point(), "x"))
print(getattr(Point(), "x"))
