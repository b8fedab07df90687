"""Classes with overridden methods: constraints between variables, solved as they come and go (DeltaBlue)."""

from __future__ import annotations

from abc import ABC, abstractmethod
from enum import IntEnum
from itertools import pairwise


class Strength(IntEnum):
    REQUIRED = 0
    STRONG = 1
    MEDIUM = 2
    WEAK = 3
    WEAKEST = 4


class Variable:
    def __init__(self, value: int) -> None:
        self.value = value
        self.constraints: list[Constraint] = []
        self.determined_by: Constraint | None = None
        self.strength = Strength.WEAKEST
        self.stay = True
        self.mark = 0


class Constraint(ABC):
    """A relation of variables; `output` is the one that it computes from the others, if it is satisfied."""

    def __init__(self, strength: Strength, variables: list[Variable]) -> None:
        self.strength = strength
        self.variables = variables
        self.output: Variable | None = None
        for variable in variables:
            variable.constraints.append(self)

    @abstractmethod
    def execute(self) -> None: ...

    def is_input(self) -> bool:
        return False

    def choose_output(self, mark: int) -> None:
        """The weakest variable, if it is weaker than this constraint and not of this plan."""
        self.output = None
        weakest = self.strength
        for variable in self.variables:
            if variable.mark != mark and variable.strength > weakest:
                weakest = variable.strength
                self.output = variable

    def inputs(self) -> list[Variable]:
        return [variable for variable in self.variables if variable is not self.output]

    def inputs_known(self, mark: int) -> bool:
        return all(v.mark == mark or v.stay or v.determined_by is None for v in self.inputs())

    def recalculate(self) -> None:
        output = self.output
        assert output is not None
        output.strength = self.strength
        output.stay = not self.is_input()
        for variable in self.inputs():
            output.strength = max(output.strength, variable.strength)
            output.stay = output.stay and variable.stay
        if output.stay:
            self.execute()

    def satisfy(self, mark: int) -> Constraint | None:
        """Choose an output; the constraint that this one overrides there."""
        self.choose_output(mark)
        if self.output is None:
            if self.strength == Strength.REQUIRED:
                raise ValueError("a required constraint cannot be satisfied")
            return None
        for variable in self.inputs():
            variable.mark = mark
        overridden = self.output.determined_by
        if overridden is not None:
            overridden.output = None
        self.output.determined_by = self
        return overridden


class Stay(Constraint):
    def execute(self) -> None:
        pass


class Edit(Constraint):
    def execute(self) -> None:
        pass

    def is_input(self) -> bool:
        return True


class Equal(Constraint):
    def execute(self) -> None:
        first, second = self.variables
        if self.output is first:
            first.value = second.value
        else:
            second.value = first.value


class Scale(Constraint):
    """variables[1] == variables[0] * variables[2] + variables[3]; the last two are never computed."""

    def choose_output(self, mark: int) -> None:
        source, target = self.variables[:2]
        self.output = None
        if source.mark == mark:
            if target.mark != mark and target.strength > self.strength:
                self.output = target
        elif target.mark == mark or source.strength > target.strength:
            if source.strength > self.strength:
                self.output = source
        elif target.strength > self.strength:
            self.output = target

    def execute(self) -> None:
        source, target, factor, offset = self.variables
        if self.output is target:
            target.value = source.value * factor.value + offset.value
        else:
            source.value = (target.value - offset.value) // factor.value


class Planner:
    def __init__(self) -> None:
        self.mark = 0

    def add(self, constraint: Constraint) -> None:
        self.mark += 1
        overridden = constraint.satisfy(self.mark)
        self.propagate(constraint)
        while overridden is not None:
            following = overridden.satisfy(self.mark)
            self.propagate(overridden)
            overridden = following

    def remove(self, constraint: Constraint) -> None:
        for variable in constraint.variables:
            variable.constraints.remove(constraint)
        output = constraint.output
        if output is None:
            return
        constraint.output = None
        output.determined_by = None
        output.strength = Strength.WEAKEST
        output.stay = True
        unsatisfied: list[Constraint] = []
        todo = [output]
        while todo:
            variable = todo.pop()
            for other in variable.constraints:
                if other.output is None:
                    unsatisfied.append(other)
                elif variable.determined_by is not other:
                    other.recalculate()
                    todo.append(other.output)
        for other in sorted(unsatisfied, key=lambda c: c.strength):
            self.add(other)

    def propagate(self, constraint: Constraint) -> None:
        """What follows for the variables below this constraint."""
        todo = [constraint]
        while todo:
            current = todo.pop()
            output = current.output
            if output is None:
                continue
            output.mark = self.mark
            current.recalculate()
            todo.extend(c for c in output.constraints if c is not current and c.output is not None)

    def plan(self, sources: list[Constraint]) -> list[Constraint]:
        """The constraints that compute what depends on the sources, in order."""
        self.mark += 1
        plan: list[Constraint] = []
        todo = list(sources)
        while todo:
            constraint = todo.pop()
            output = constraint.output
            if output is not None and output.mark != self.mark and constraint.inputs_known(self.mark):
                plan.append(constraint)
                output.mark = self.mark
                todo.extend(c for c in output.constraints if c is not constraint and c.output is not None)
        return plan


def change(planner: Planner, variable: Variable, values: list[int]) -> None:
    edit = Edit(Strength.STRONG, [variable])
    planner.add(edit)
    plan = planner.plan([edit])
    for value in values:
        variable.value = value
        for constraint in plan:
            constraint.execute()
    planner.remove(edit)


def chain(length: int) -> int:
    planner = Planner()
    variables = [Variable(0) for _ in range(length)]
    for first, second in pairwise(variables):
        planner.add(Equal(Strength.REQUIRED, [first, second]))
    planner.add(Stay(Strength.WEAK, [variables[-1]]))
    change(planner, variables[0], list(range(100)))
    return variables[-1].value


def projection(count: int) -> int:
    planner = Planner()
    factor, offset = Variable(10), Variable(1_000)
    targets: list[Variable] = []
    for number in range(count):
        source, target = Variable(number), Variable(number)
        targets.append(target)
        planner.add(Stay(Strength.MEDIUM, [source]))
        planner.add(Scale(Strength.REQUIRED, [source, target, factor, offset]))
    change(planner, source, [17])
    total = target.value
    change(planner, target, [1_050])
    total += source.value
    change(planner, factor, [5])
    change(planner, offset, [2_000])
    return total + sum(variable.value for variable in targets)


def main() -> None:
    print(sum(chain(size) for size in range(100, 901, 200)))
    print(sum(projection(size) for size in range(100, 901, 200)))


main()
