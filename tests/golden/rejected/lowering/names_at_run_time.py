class Point:
    x = 1


print(hasattr(Point(), "x"))
print(getattr(Point(), "x"))
print(issubclass(Point, Point))
print(callable(print))
print(Point().__class__)
