class Point:
    def __init__(self) -> None:
        self.x = 1


point = Point()
delattr(point, "x")
