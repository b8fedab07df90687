"""What CPython says of a program whose integers have 64 bits: `python reference.py PROGRAM CASES`.

The program's syntax tree is changed so that each operation that may leave 64 bits looks at its result, as
compiled code does, and arithmetic below a constant mask does not. Each case then runs in a process of its
own; written on standard output is one line of JSON a case: [output, errors, status].
"""

from __future__ import annotations

import ast
import gc
import json
import operator
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

LOW, HIGH = -(2**63), 2**63
UNDECIDED = 77
"""The status of a case that cannot be compared."""
LONGEST_SHIFT = 200
LONGEST_FOLDED = 128
WRAPPING = (ast.Add, ast.Sub, ast.Mult, ast.BitOr, ast.BitXor, ast.BitAnd, ast.LShift)
OPERATORS: dict[type[ast.operator], str] = {
    ast.Add: "iadd", ast.Sub: "isub", ast.Mult: "imul", ast.Div: "itruediv", ast.FloorDiv: "ifloordiv",
    ast.Mod: "imod", ast.BitAnd: "iand", ast.BitOr: "ior", ast.BitXor: "ixor", ast.RShift: "irshift",
}  # fmt: skip
CHECKED_METHODS = ("floor", "ceil", "trunc", "prod", "comb", "from_bytes")
CHECKED = ("abs", "divmod", "round", "int", "ord", "hash")


def fit(value: Any) -> Any:
    """The value, if it is no integer beyond 64 bits."""
    if type(value) is int and not LOW <= value < HIGH:
        raise OverflowError
    if type(value) is tuple:
        for part in value:
            fit(part)
    return value


def power(base: Any, exponent: Any) -> Any:
    """base ** exponent."""
    if type(base) is int and type(exponent) is int and abs(base) > 1 and exponent > LONGEST_SHIFT:
        raise OverflowError
    return fit(base**exponent)


def shift(value: Any, count: Any) -> Any:
    """value << count."""
    if type(value) is int and count > LONGEST_SHIFT:
        if value == 0:
            return 0
        raise OverflowError
    return fit(value << count)


def total(values: Any, result: Any = 0) -> Any:
    """sum(values, result)."""
    for value in values:
        result = fit(result + value)
    return result


def change_item(holder: Any, key: Any, name: str, value: Callable[[], Any]) -> None:
    """holder[key] op= value."""
    before = holder[key]
    holder[key] = fit(getattr(operator, name)(before, value()))


def change_field(holder: Any, key: str, name: str, value: Callable[[], Any]) -> None:
    """holder.key op= value."""
    before = getattr(holder, key)
    setattr(holder, key, fit(getattr(operator, name)(before, value())))


def undecided(value: Any) -> NoReturn:
    """A constant that a u64 holds but no int: compiled code may have it exact, or raise."""
    os._exit(UNDECIDED)


HELPERS = {"undecided": undecided, "fit": fit, "power": power, "shift": shift, "total": total,
           "change_item": change_item, "change_field": change_field}  # fmt: skip


def call(name: str, place: ast.AST, *args: ast.expr) -> ast.Call:
    """A call of one of the functions above, at the place of a node."""
    function = ast.copy_location(ast.Name(f"O_{name}", ast.Load()), place)
    return ast.copy_location(ast.Call(function, list(args), []), place)


def constant(e: ast.expr) -> int | None:
    """The value of arithmetic on numbers alone, or None."""
    for node in ast.walk(e):
        if not isinstance(node, ast.BinOp | ast.UnaryOp | ast.Constant | ast.operator | ast.unaryop):
            return None
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.LShift | ast.Pow):
            count = node.right.value if isinstance(node.right, ast.Constant) else None
            if not isinstance(count, int) or not 0 <= count <= LONGEST_FOLDED:
                return None
    try:
        value = eval(compile(ast.Expression(e), "constant", "eval"), {"__builtins__": {}})
    except (ArithmeticError, ValueError, TypeError):
        return None
    return value if type(value) is int else None


def is_mask(e: ast.expr) -> bool:
    """Whether an expression is a constant 2**k - 1."""
    value = constant(e)
    return value is not None and 0 < value < 2**64 and value & (value + 1) == 0


class Checks(ast.NodeTransformer):
    """Puts the checks in."""

    def visit_BinOp(self, e: ast.BinOp) -> ast.AST:
        known = constant(e)
        if known is not None:
            return call("undecided" if HIGH <= known < 2 * HIGH else "fit", e, e)
        masked = self.masked(e)
        if masked is not None:
            return call("fit", e, masked)
        left, right = (self.masked(side) or self.visit(side) for side in (e.left, e.right))
        if isinstance(e.op, ast.Pow):
            return call("power", e, left, right)
        if isinstance(e.op, ast.LShift):
            return call("shift", e, left, right)
        return call("fit", e, ast.copy_location(ast.BinOp(left, e.op, right), e))

    def masked(self, e: ast.expr) -> ast.expr | None:
        """An operation below a constant mask; its result may have all 64 bits."""
        if not isinstance(e, ast.BinOp) or not isinstance(e.op, ast.BitAnd) or constant(e) is not None:
            return None
        for inner, mask in ((e.left, e.right), (e.right, e.left)):
            wraps = isinstance(inner, ast.BinOp) and isinstance(inner.op, WRAPPING)
            wraps = wraps or (isinstance(inner, ast.UnaryOp) and isinstance(inner.op, ast.USub | ast.Invert))
            if is_mask(mask) and wraps:
                sides = (self.modular(e.left), mask) if inner is e.left else (mask, self.modular(e.right))
                return ast.copy_location(ast.BinOp(sides[0], e.op, sides[1]), e)
        return None

    def modular(self, e: ast.expr) -> ast.expr:
        """An operand below a mask, where nothing is checked."""
        if constant(e) is not None:
            return e
        if isinstance(e, ast.BinOp) and isinstance(e.op, WRAPPING) and not isinstance(e.op, ast.LShift):
            return ast.copy_location(ast.BinOp(self.modular(e.left), e.op, self.modular(e.right)), e)
        if isinstance(e, ast.BinOp) and isinstance(e.op, ast.LShift) and isinstance(e.right, ast.Constant):
            return ast.copy_location(ast.BinOp(self.modular(e.left), e.op, e.right), e)
        if isinstance(e, ast.UnaryOp) and isinstance(e.op, ast.USub | ast.Invert):
            return ast.copy_location(ast.UnaryOp(e.op, self.modular(e.operand)), e)
        checked: ast.expr = self.visit(e)
        return checked

    def visit_UnaryOp(self, e: ast.UnaryOp) -> ast.AST:
        if isinstance(e.op, ast.Not) or isinstance(e.operand, ast.Constant):
            return self.generic_visit(e)
        return call("fit", e, ast.copy_location(ast.UnaryOp(e.op, self.visit(e.operand)), e))

    def visit_Call(self, e: ast.Call) -> ast.AST:
        self.generic_visit(e)
        if not isinstance(e.func, ast.Name):
            checked = isinstance(e.func, ast.Attribute) and e.func.attr in CHECKED_METHODS
            return call("fit", e, e) if checked else e
        if e.func.id == "sum":
            return call("total", e, *e.args)
        return call("fit", e, e) if e.func.id in CHECKED else e

    def visit_AugAssign(self, s: ast.AugAssign) -> ast.AST:
        value = self.visit(s.value)
        name = ast.copy_location(ast.Constant(OPERATORS[type(s.op)]), s)
        if isinstance(s.target, ast.Name):
            kept = ast.copy_location(ast.Name(s.target.id, ast.Load()), s)
            checked = ast.copy_location(ast.Expr(call("fit", s, kept)), s)
            return self.name_changed(s, value, checked)
        later = ast.copy_location(ast.Lambda(ast.arguments([], [], None, [], [], None, []), value), s)
        holder = self.visit(s.target.value)
        if isinstance(s.target, ast.Attribute):
            key: ast.expr = ast.copy_location(ast.Constant(s.target.attr), s)
            return ast.copy_location(ast.Expr(call("change_field", s, holder, key, name, later)), s)
        return ast.copy_location(
            ast.Expr(call("change_item", s, holder, self.visit(s.target.slice), name, later)), s
        )

    def name_changed(self, s: ast.AugAssign, value: ast.expr, checked: ast.stmt) -> ast.AST:
        """name op= value: the name keeps its value where the new one does not fit."""
        assert isinstance(s.target, ast.Name)
        loaded = ast.copy_location(ast.Name(s.target.id, ast.Load()), s)
        function = call(
            "inplace", s, ast.copy_location(ast.Constant(OPERATORS[type(s.op)]), s), loaded, value
        )
        return ast.copy_location(ast.Assign([s.target], function), s)

    def visit_MatchValue(self, p: ast.MatchValue) -> ast.AST:
        return p


def inplace(name: str, before: Any, value: Any) -> Any:
    """before op= value."""
    return fit(getattr(operator, name)(before, value))


HELPERS["inplace"] = inplace


def run_case(code: Any, program: str, case: int) -> tuple[str, str, int]:
    """One case, in a process of its own."""
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        child = os.fork()
        if child == 0:
            os.dup2(output.fileno(), 1)
            os.dup2(errors.fileno(), 2)
            sys.argv = [program, str(case)]
            space = {"__name__": "__main__", **{f"O_{name}": value for name, value in HELPERS.items()}}
            status = 0
            try:
                exec(code, space)
            except SystemExit as exit:
                status = exit.code if isinstance(exit.code, int) else 1
            except BaseException:
                sys.excepthook(*sys.exc_info())
                status = 1
            gc.collect()  # an exception that its own frame keeps has kept what the frames around it hold
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(status)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        output.seek(0)
        errors.seek(0)
        texts = [file.read().decode("utf-8", "backslashreplace") for file in (output, errors)]
        return texts[0], texts[1], status


def main() -> None:
    """Run all cases."""
    program, count = sys.argv[1], int(sys.argv[2])
    tree = ast.fix_missing_locations(Checks().visit(ast.parse(Path(program).read_text())))
    code = compile(tree, program, "exec")
    for case in range(count):
        print(json.dumps(run_case(code, program, case)), flush=True)


if __name__ == "__main__":
    main()
