"""Finds the classes whose objects can hang together in a chain: to drop the first may drop them all.

The drop functions of these count how deep they are (emit_classes.py). What an object of
another class holds ends after a few steps, as the types say: its drop function calls the next ones at once.

A class holds what its fields refer to: objects of their classes and of all below. A `__del__` that is not the
runtime's may drop anything, and so may the code of a generator that has to end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ophion.compiler.ir.function import Program
from ophion.compiler.ir.types import ClassIR, Function, Optional, Ref, Slots, Tuple, Type, View
from ophion.compiler.passes.reachability import find_destructor

_Node = tuple[ClassIR | None, bool]
"""A class alone, or (True) it and all below it; None: all closures."""
VIEW = "ophion.runtime.views.MemoryView"


def _targets(type: Type, view: ClassIR | None) -> Iterator[_Node]:
    """What a value may refer to."""
    if isinstance(type, Ref):
        for each in type.union or (type,):
            yield from [(type.cls, True)] if each is type or not each.counted else _targets(each, view)
    elif isinstance(type, Function):
        yield None, True
    elif isinstance(type, Optional):
        yield from _targets(type.value, view)
    elif isinstance(type, Slots):
        yield from _targets(type.element, view)
    elif isinstance(type, Tuple):
        for item in type.items:
            yield from _targets(item, view)
    elif isinstance(type, View) and view is not None:
        yield from _targets(dict(view.fields)["owner"], view)


def _edges(program: Program) -> dict[_Node, list[_Node]]:
    """What each node leads to. What may lead anywhere leads to itself, too."""
    view = next((cls for cls in program.classes if cls.name == VIEW), None)
    edges: dict[_Node, list[_Node]] = {(None, True): []}
    for cls in program.classes:
        edges[cls, True] = [(cls, False)]
    for cls in program.classes:
        own = [node for _, type in cls.fields for node in _targets(type, view) if node in edges]
        destructor = find_destructor(cls)
        if cls.first_unowned is not None or (destructor is not None and destructor.noted):
            own.append((cls, False))
        edges[cls, False] = own
        if cls.base is not None and (cls.base, True) in edges:
            edges[cls.base, True].append((cls, True))
        if cls.closure:
            edges[None, True].append((cls, False))
    return edges


def _finished(edges: dict[_Node, list[_Node]], roots: Iterable[_Node]) -> Iterator[list[_Node]]:
    """For each root the nodes that it leads to and no root before it did, in the order in which a depth-first
    walk leaves them.
    """
    seen: set[_Node] = set()
    for root in roots:
        left: list[_Node] = []
        way = [(root, iter([root]))]
        while way:
            targets = way[-1][1]
            target = next((each for each in targets if each not in seen), None)
            if target is None:
                left.append(way.pop()[0])
            else:
                seen.add(target)
                way.append((target, iter(edges[target])))
        yield left[:-1]


def chained_classes(program: Program) -> set[ClassIR]:
    """The classes whose objects may, through others, hold objects of theirs: those on rings of the types.

    Kosaraju's walks: one along the edges, then from what it left last against them.
    """
    edges = _edges(program)
    turned: dict[_Node, list[_Node]] = {node: [] for node in edges}
    for node, targets in edges.items():
        for target in targets:
            turned[target].append(node)
    order = [node for left in _finished(edges, edges) for node in left]
    rings = [ring for ring in _finished(turned, reversed(order)) if len(ring) > 1]
    found = {cls for ring in rings for cls, below in ring if cls is not None and not below}
    return found | {cls for cls, below in edges if cls is not None and (cls, below) in edges[cls, below]}
