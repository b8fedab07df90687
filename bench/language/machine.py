"""Method calls: a stack machine whose instructions are objects with a virtual method."""

from __future__ import annotations

from abc import ABC, abstractmethod


class Machine:
    def __init__(self) -> None:
        self.stack: list[int] = []
        self.variables = [0] * 8
        self.position = 0
        self.executed = 0

    def push(self, value: int) -> None:
        self.stack.append(value)

    def pop(self) -> int:
        return self.stack.pop()

    def run(self, program: list[Instruction]) -> None:
        self.position = 0
        while self.position < len(program):
            instruction = program[self.position]
            self.position += 1
            self.executed += 1
            instruction.execute(self)


class Instruction(ABC):
    @abstractmethod
    def execute(self, machine: Machine) -> None: ...


class Push(Instruction):
    def __init__(self, value: int) -> None:
        self.value = value

    def execute(self, machine: Machine) -> None:
        machine.push(self.value)


class Load(Instruction):
    def __init__(self, variable: int) -> None:
        self.variable = variable

    def execute(self, machine: Machine) -> None:
        machine.push(machine.variables[self.variable])


class Store(Instruction):
    def __init__(self, variable: int) -> None:
        self.variable = variable

    def execute(self, machine: Machine) -> None:
        machine.variables[self.variable] = machine.pop()


class Add(Instruction):
    def execute(self, machine: Machine) -> None:
        right = machine.pop()
        machine.push(machine.pop() + right)


class Multiply(Instruction):
    def execute(self, machine: Machine) -> None:
        right = machine.pop()
        machine.push((machine.pop() * right) % 1_000_003)


class Less(Instruction):
    def execute(self, machine: Machine) -> None:
        right = machine.pop()
        machine.push(1 if machine.pop() < right else 0)


class JumpIf(Instruction):
    def __init__(self, target: int) -> None:
        self.target = target

    def execute(self, machine: Machine) -> None:
        if machine.pop() != 0:
            machine.position = self.target


def main() -> None:
    program: list[Instruction] = [
        Push(0), Store(0),
        Push(1), Store(1),
        Load(1), Load(0), Push(7), Add(), Multiply(), Push(1), Add(), Store(1),
        Load(0), Push(1), Add(), Store(0),
        Load(0), Push(200_000), Less(), JumpIf(4),
    ]  # fmt: skip
    machine = Machine()
    machine.run(program)
    print(machine.variables[0], machine.variables[1], machine.executed)


main()
