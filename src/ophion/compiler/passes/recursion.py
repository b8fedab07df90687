"""Guards the stack of functions that may call themselves, by way of others too.

Before: calls only. After: each function on a cycle of the call graph begins with CheckStack, which raises
RecursionError when little of the stack is left, and so does what a generator does behind a Yield. A call
through a vtable may reach every method of that name, a call of a function value every one with as many
parameters. Programs only: the kernel's stacks have guard pages, and its calls are shallow.
"""

from __future__ import annotations

from ophion.compiler.ir.function import FunctionIR, Program
from ophion.compiler.ir.instructions import (
    Branch,
    Call,
    CallClosure,
    CallVirtual,
    CheckStack,
    GetField,
    IsNone,
    MakeClosure,
    SetField,
    Yield,
)

Node = FunctionIR | tuple[str, str]


class _Graph:
    """Who may call whom; calls that are not direct go through a node of their own."""

    def __init__(self, program: Program) -> None:
        self.edges: dict[Node, dict[Node, None]] = {}
        for function in program.functions:
            self._function(function)
        for cls in program.classes:
            for method in [*cls.vtable, *cls.root_table.values()]:
                name = method.display_name if method.frame is None else STEP
                self._edge(("method", name), method)

    def _edge(self, caller: Node, callee: Node) -> None:
        self.edges.setdefault(caller, {})[callee] = None

    def _function(self, function: FunctionIR) -> None:
        self.edges.setdefault(function, {})
        for block in function.blocks:
            for instruction in block.instructions:
                kind = instruction.__class__
                if kind is Call:
                    assert isinstance(instruction, Call)
                    self._edge(function, instruction.function)
                elif kind is CallVirtual:
                    assert isinstance(instruction, CallVirtual)
                    name = instruction.declaration.display_name
                    self._edge(function, ("method", f"__{name}__" if instruction.root else name))
                elif kind is CallClosure:
                    self._edge(function, ("closure", str(len(instruction.args))))
                elif kind is MakeClosure:
                    assert isinstance(instruction, MakeClosure)
                    code = instruction.function
                    self._edge(("closure", str(len(code.params))), code)

    def on_cycles(self) -> list[FunctionIR]:
        """The functions that can come back to themselves (Tarjan's algorithm, without recursion)."""
        found: list[FunctionIR] = []
        index: dict[Node, int] = {}
        low: dict[Node, int] = {}
        waiting: list[Node] = []
        held: set[Node] = set()
        for root in list(self.edges):
            if root in index:
                continue
            work = [(root, iter(self.edges.get(root, {})))]
            index[root] = low[root] = len(index)
            waiting.append(root)
            held.add(root)
            while work:
                node, callees = work[-1]
                callee = next(callees, None)
                if callee is None:
                    work.pop()
                    if work:
                        low[work[-1][0]] = min(low[work[-1][0]], low[node])
                    if low[node] == index[node]:
                        found += self._component(node, waiting, held)
                elif callee not in index:
                    index[callee] = low[callee] = len(index)
                    waiting.append(callee)
                    held.add(callee)
                    work.append((callee, iter(self.edges.get(callee, {}))))
                elif callee in held:
                    low[node] = min(low[node], index[callee])
        return found

    def _component(self, node: Node, waiting: list[Node], held: set[Node]) -> list[FunctionIR]:
        part: list[Node] = []
        while True:
            member = waiting.pop()
            held.discard(member)
            part.append(member)
            if member is node or member == node:
                break
        if len(part) == 1 and node not in self.edges.get(node, {}):
            return []
        return [member for member in part if isinstance(member, FunctionIR)]


STEP = "step"
"""What calls the code of a generator, whatever name that has in tracebacks."""
ITERATORS = "ophion.runtime.iterators."
UNFAILING = ("ophion.runtime.heap.", "ophion.runtime.checked.", "ophion.runtime.errors.")
"""What frees memory, or raises what has failed, may not fail itself, and is at most a few calls deep."""
FORGETTING = "ophion.runtime.exceptions.BaseException.forget"
"""What raising MemoryError calls."""


def guard_recursion(program: Program) -> None:
    """Put a CheckStack at the front of each function on a cycle."""
    if program.kernel:
        return
    for function in _Graph(program).on_cycles():
        if function.name.startswith(UNFAILING) or function.name == FORGETTING or _ends_generator(function):
            continue
        if function.frame is not None:
            _guard_generator(function)
        elif function.blocks and function.convention == "python" and not function.no_return:
            first = function.blocks[0].instructions
            line = next((i.line for i in first if i.line > function.line), function.line)
            first.insert(0, CheckStack(line))  # where a debugger stops that breaks at the function


def _ends_generator(function: FunctionIR) -> bool:
    """Whether a function ends generators: that must not fail, or what they hold would be lost."""
    return function.name.startswith(ITERATORS) and function.display_name in ("close", "dropped")


def _guard_generator(code: FunctionIR) -> None:
    """Check the stack where a generator begins or goes on; where it is to end, before it ends another."""
    for block in code.blocks:
        last = block.instructions[-1]
        if not isinstance(last, Branch) or not _asks_what_is_thrown(last):
            continue
        last.true.instructions.insert(0, CheckStack(last.line))
        if any(isinstance(i, Yield) and i.delegates for i in block.instructions):
            taken = [isinstance(i, SetField) for i in last.false.instructions].index(True)
            last.false.instructions.insert(taken + 1, CheckStack(last.line))


def _asks_what_is_thrown(branch: Branch) -> bool:
    """Whether a branch asks if something was thrown into a generator."""
    test = branch.args[0]
    thrown = test.args[0] if isinstance(test, IsNone) else None
    return isinstance(thrown, GetField) and thrown.name == "thrown"
