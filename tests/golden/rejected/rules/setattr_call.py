class Point:
    def __init__(self) -> None:
        self.x = 1


point = Point()
setattr(point, "x", 2)
