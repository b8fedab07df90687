class Basket:
    items: list[str] = []

    def put(self, item: str) -> None:
        self.items.append(item)


Basket().put("apple")
