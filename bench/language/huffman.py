"""Priority queue, trees and text of bits: Huffman's code, written and read."""

from __future__ import annotations

import heapq
from collections import Counter
from dataclasses import dataclass


@dataclass
class Node:
    symbol: str
    left: Node | None = None
    right: Node | None = None


def build(text: str) -> Node:
    counts = Counter(text)
    heap = [(count, order, Node(symbol)) for order, (symbol, count) in enumerate(sorted(counts.items()))]
    heapq.heapify(heap)
    order = len(heap)
    while len(heap) > 1:
        first, _, left = heapq.heappop(heap)
        second, _, right = heapq.heappop(heap)
        heapq.heappush(heap, (first + second, order, Node("", left, right)))
        order += 1
    return heap[0][2]


def codes(node: Node, prefix: str, table: dict[str, str]) -> None:
    if node.left is None or node.right is None:
        table[node.symbol] = prefix or "0"
        return
    codes(node.left, prefix + "0", table)
    codes(node.right, prefix + "1", table)


def encode(text: str, table: dict[str, str]) -> bytes:
    packed = bytearray()
    bits, held = 0, 0
    for symbol in text:
        for bit in table[symbol]:
            bits = bits << 1 | (bit == "1")
            held += 1
            if held == 8:
                packed.append(bits)
                bits, held = 0, 0
    if held:
        packed.append(bits << (8 - held))
    return bytes(packed)


def decode(packed: bytes, root: Node, length: int) -> str:
    symbols: list[str] = []
    node = root
    for byte in packed:
        for shift in range(7, -1, -1):
            following = node.right if byte >> shift & 1 else node.left
            assert following is not None
            node = following
            if node.left is None:
                symbols.append(node.symbol)
                node = root
                if len(symbols) == length:
                    return "".join(symbols)
    return "".join(symbols)


def make_text(length: int) -> str:
    alphabet = "  eeettaaoinshrdlu,.ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    seed = 3
    symbols: list[str] = []
    for _ in range(length):
        seed = (seed * 1_103_515_245 + 12_345) & 0x7FFF_FFFF
        symbols.append(alphabet[(seed >> 8 & 0xFF) * (seed >> 16 & 0xFF) * len(alphabet) >> 16])
    return "".join(symbols)


def main() -> None:
    for round in range(1, 11):
        text = make_text(10_000 * round // 2)
        root = build(text)
        table: dict[str, str] = {}
        codes(root, "", table)
        packed = encode(text, table)
        print(len(text), len(packed), sum(packed), decode(packed, root, len(text)) == text)
    for symbol, code in sorted(table.items(), key=lambda item: (len(item[1]), item[1]))[:8]:
        print(repr(symbol), code)


main()
