"""Heap heavy: shortest paths through a grid by Dijkstra's algorithm, with a binary heap of tuples."""


class PriorityQueue:
    def __init__(self) -> None:
        self.items: list[tuple[int, int]] = []

    def __len__(self) -> int:
        return len(self.items)

    def push(self, item: tuple[int, int]) -> None:
        items = self.items
        items.append(item)
        place = len(items) - 1
        while place > 0:
            parent = (place - 1) // 2
            if items[parent] <= item:
                break
            items[place] = items[parent]
            place = parent
        items[place] = item

    def pop(self) -> tuple[int, int]:
        items = self.items
        last = items.pop()
        if not items:
            return last
        smallest = items[0]
        place = 0
        while True:
            child = 2 * place + 1
            if child >= len(items):
                break
            if child + 1 < len(items) and items[child + 1] < items[child]:
                child += 1
            if last <= items[child]:
                break
            items[place] = items[child]
            place = child
        items[place] = last
        return smallest


def shortest_distances(costs: list[list[int]], width: int, height: int) -> list[int]:
    infinite = 1 << 40
    distances = [infinite] * (width * height)
    distances[0] = 0
    queue = PriorityQueue()
    queue.push((0, 0))
    steps = [(1, 0), (-1, 0), (0, 1), (0, -1)]
    while queue:
        distance, cell = queue.pop()
        if distance > distances[cell]:
            continue
        row, column = cell // width, cell % width
        for down, right in steps:
            other_row, other_column = row + down, column + right
            if 0 <= other_row < height and 0 <= other_column < width:
                candidate = distance + costs[other_row][other_column]
                neighbour = other_row * width + other_column
                if candidate < distances[neighbour]:
                    distances[neighbour] = candidate
                    queue.push((candidate, neighbour))
    return distances


def main() -> None:
    width, height = 300, 300
    seed = 3
    costs: list[list[int]] = []
    for _ in range(height):
        row: list[int] = []
        for _ in range(width):
            seed = (seed * 1_103_515_245 + 12_345) & 0x7FFF_FFFF
            row.append(1 + (seed >> 16) % 9)
        costs.append(row)
    distances = shortest_distances(costs, width, height)
    print(distances[-1], max(distances), sum(distances))


main()
