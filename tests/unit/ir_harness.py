"""Builds small programs of the intermediate form by hand and runs them in this process.

`Builder` appends instructions to a function's current block. `Machine` compiles a program with LLVM's JIT,
with an allocator that counts: `Machine.live` is how many objects were made and not freed, `faults` the
addresses freed wrongly.
"""

from __future__ import annotations

import ctypes
import ctypes.util
from collections.abc import Callable
from pathlib import Path
from typing import Any

import llvmlite.binding as llvm  # type: ignore[import-untyped]

from ophion.compiler import processor
from ophion.compiler.backend import optimize
from ophion.compiler.backend.compile import compile_objects, start_compilers
from ophion.compiler.backend.program import emit_llvm_text
from ophion.compiler.ir import instructions as ir
from ophion.compiler.ir.base import Block
from ophion.compiler.ir.function import FunctionIR, Program
from ophion.compiler.ir.types import INT, U64, VOID, ClassIR, Ref, Type
from ophion.compiler.ir.verifier import verify_program
from ophion.compiler.object_cache import ObjectCache
from ophion.compiler.passes.order import run_passes

ERRORS = [
    "overflow",
    "zero_division",
    "modulo_zero",
    "float_zero_division",
    "negative_shift",
    "memory",
    "unassigned",
    "none",
]


def object_files(program: Program, opt: int, folder: Path, cache: Path) -> list[Path]:
    """The objects, in `folder`, of a program for Linux that has gone through the passes."""
    folder.mkdir()
    with start_compilers() as pool:
        return compile_objects(program, "linux", opt, folder, ObjectCache(cache), pool)


class Builder:
    """Writes one function, block after block."""

    def __init__(self, name: str, params: list[tuple[str, Type]], result: Type = VOID) -> None:
        registers = [ir.Register(type, name, parameter=True) for name, type in params]
        self.function = FunctionIR(name, registers, result, file="/src/test.py", line=1, display_name=name)
        self.params = registers
        self.handler: Block | None = None
        self.current = self.block("entry")

    def block(self, label: str = "", handler: Block | None = None) -> Block:
        """A new block of the function; not yet the current one, but for the first."""
        block = Block(handler, label)
        self.function.blocks.append(block)
        return block

    def at(self, block: Block) -> None:
        """Go on writing in `block`."""
        self.current = block

    def add(self, instruction: ir.Instruction) -> ir.Instruction:
        """Append an instruction."""
        if instruction.line < 0:
            instruction.line = 2
        self.current.instructions.append(instruction)
        return instruction

    def register(self, type: Type, name: str = "") -> ir.Register:
        """A new local variable."""
        register = ir.Register(type, name)
        self.function.locals.append(register)
        return register


def integer(value: int, type: Type = INT) -> ir.Constant:
    """A constant."""
    return ir.Constant(type, value)


class World:
    """A program with the classes and support functions that the back end expects."""

    def __init__(self) -> None:
        self.program = Program(kernel=True)  # whose functions look for no end of their stack
        self.str = self.cls("str", [("size", INT), ("length", INT), ("hash", INT)])
        self.bytes = self.cls("bytes", [("size", INT), ("hash", INT)])
        self.error = self.cls("Error", [("code", INT)])
        self.program.well_known = {"str": self.str, "bytes": self.bytes}
        for code, name in enumerate(ERRORS, 1):
            params: list[tuple[str, Type]] = (
                [("message", Ref(self.str))] if name in ("none", "unassigned") else []
            )
            b = self.function("raise_" + name, params)
            new = b.add(ir.New(self.error))
            b.add(ir.SetField(new, self.error, "code", integer(code), initial=True))
            b.add(ir.Raise(new, note=False))
            b.function.no_return = True
            self.program.support[b.function.name] = b.function

    def cls(self, name: str, fields: list[tuple[str, Type]], base: ClassIR | None = None) -> ClassIR:
        """A new class; inherited fields come first."""
        inherited = list(base.fields) if base else []
        cls = ClassIR(name, base, inherited + fields, list(base.vtable) if base else [])
        if base:
            base.subclasses.append(cls)
        self.program.classes.append(cls)
        return cls

    def function(self, name: str, params: list[tuple[str, Type]], result: Type = VOID) -> Builder:
        """A new function."""
        builder = Builder(name, params, result)
        self.program.functions.append(builder.function)
        return builder

    def export(self, function: FunctionIR) -> FunctionIR:
        """A C function that calls `function` and stores result and error at its last argument."""
        params = [(p.name, p.type) for p in function.params]
        b = self.function("export." + function.name, [*params, ("answer", INT)])
        b.function.convention = "c"
        b.function.symbol = "run_" + function.name
        handler = b.block("handler")
        body = b.block("body", handler)
        b.add(ir.Goto(body))
        b.at(body)
        value = b.add(ir.Call(function, list(b.params[:-1])))
        if function.result in (INT, U64):
            b.add(ir.Store(b.params[-1], 0, 8, value))
        b.add(ir.Return(None))
        b.at(handler)
        caught = b.add(ir.Catch(Ref(self.error)))
        b.add(ir.Store(b.params[-1], 8, 8, b.add(ir.GetField(caught, self.error, "code"))))
        b.add(ir.Return(None))
        return b.function


class Machine:
    """A compiled program in this process. `frames`: the places noted on the way of exceptions."""

    def __init__(self, world: World, opt: int) -> None:
        verify_program(world.program)
        run_passes(world.program)
        verify_program(world.program)
        self.text = emit_llvm_text(world.program, "linux", opt)
        self.made = 0
        self.faults: list[int] = []
        self._addresses: set[int] = set()
        self.limit = 1 << 40
        self.frames: list[tuple[str, int, str]] = []
        self.ignored: list[str] = []
        self._library = ctypes.CDLL(None)
        self._library.calloc.restype = ctypes.c_uint64
        self._library.calloc.argtypes = [ctypes.c_size_t, ctypes.c_size_t]
        self._callbacks = [
            self._hook("ophion_allocate", ctypes.CFUNCTYPE(ctypes.c_uint64, ctypes.c_uint64), self._allocate),
            self._hook(
                "ophion_allocate_quickly", ctypes.CFUNCTYPE(ctypes.c_uint64, ctypes.c_uint64), lambda _: 0
            ),
            self._hook(
                "ophion_reallocate",
                ctypes.CFUNCTYPE(ctypes.c_uint64, ctypes.c_uint64, ctypes.c_uint64, ctypes.c_uint64),
                self._reallocate,
            ),
            self._hook("ophion_free", ctypes.CFUNCTYPE(None, ctypes.c_uint64), self._free),
            self._hook(
                "ophion_free_to",
                ctypes.CFUNCTYPE(ctypes.c_bool, ctypes.c_uint64, ctypes.c_uint64),
                lambda *_: False,
            ),
            self._hook(
                "ophion_free_quickly", ctypes.CFUNCTYPE(ctypes.c_bool, ctypes.c_uint64), lambda _: False
            ),
            self._hook(
                "ophion_note_frame", ctypes.CFUNCTYPE(None, ctypes.c_uint64, ctypes.c_uint64), self._note
            ),
            self._hook("ophion_keep", ctypes.CFUNCTYPE(None, ctypes.c_uint64), lambda address: None),
            self._hook("ophion_was_kept", ctypes.CFUNCTYPE(ctypes.c_bool, ctypes.c_uint64), lambda _: False),
            self._hook(
                "ophion_ignored",
                ctypes.CFUNCTYPE(None, ctypes.c_uint64, ctypes.c_uint64, ctypes.c_uint64),
                lambda exception, owner, function: self.ignored.append(self._string(owner)),
            ),
        ]
        optimize.prepare()
        machine = llvm.Target.from_triple(processor.TRIPLE).create_target_machine(
            opt=opt, codemodel="jitdefault", jit=True
        )
        self._engine = llvm.create_mcjit_compiler(
            optimize.optimised_module(self.text, machine, "linux", opt), machine
        )
        self._engine.finalize_object()

    @staticmethod
    def _hook(name: str, kind: Any, function: Callable[..., Any]) -> Any:
        callback = kind(function)
        llvm.add_symbol(name, ctypes.cast(callback, ctypes.c_void_p).value)
        return callback

    def _allocate(self, size: int) -> int:
        if size > self.limit:
            return 0
        address = int(self._library.calloc(1, size))
        self.made += 1
        self._addresses.add(address)
        return address

    def _reallocate(self, address: int, used: int, size: int) -> int:
        grown = self._allocate(size)
        if grown and address:
            ctypes.memmove(grown, address, used)
            self._free(address)
        return grown

    def _free(self, address: int) -> None:
        if address in self._addresses:
            self._addresses.remove(address)
            ctypes.memset(address, 0xA5, 16)  # kept, so that a use after this is noticed
        elif address:
            self.faults.append(address)

    @property
    def live(self) -> int:
        """How many objects and arrays are allocated."""
        return len(self._addresses)

    @staticmethod
    def _string(address: int) -> str:
        size = ctypes.c_int64.from_address(address + 16).value
        return ctypes.string_at(address + 40, size).decode()

    def _note(self, exception: int, site: int) -> None:
        words = (ctypes.c_uint64 * 3).from_address(site)
        self.frames.append((self._string(words[0]), words[1], self._string(words[2])))

    def run(self, name: str, *args: int, signed: bool = True) -> int | str:
        """Call an exported function: its result, or the name of the error."""
        answer = (ctypes.c_uint64 * 2)()
        kind = ctypes.CFUNCTYPE(None, *[ctypes.c_uint64] * (len(args) + 1))
        function = kind(self._engine.get_function_address("run_" + name))
        function(*[arg & (1 << 64) - 1 for arg in args], ctypes.addressof(answer))
        if answer[1]:
            return ERRORS[answer[1] - 1] if answer[1] <= len(ERRORS) else f"error {answer[1]}"
        return ctypes.c_int64(answer[0]).value if signed else int(answer[0])
