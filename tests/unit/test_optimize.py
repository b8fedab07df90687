"""What LLVM is asked to do with a function, by the marks that the back end writes on it."""

import re

import pytest

from ophion.compiler.backend.optimize import optimised_module, target_machine
from ophion.compiler.backend.text import COMPACT_ATTRIBUTE, LOOP_ATTRIBUTE

FUNCTION = """
define i64 @function(i64 %a) {mark} {{
  %slot = alloca i64
  store i64 %a, ptr %slot
  %b = load i64, ptr %slot
  ret i64 %b
}}
"""


@pytest.mark.parametrize(
    ("mark", "fast"), [(COMPACT_ATTRIBUTE, True), (LOOP_ATTRIBUTE, False), ("other", False)]
)
def test_compact_functions_are_optimised_and_then_selected_fast(mark: str, fast: bool) -> None:
    function = FUNCTION.format(mark=f'"{mark}"')
    text = str(optimised_module(function, target_machine("linux", 2), "linux", 2))
    assert "alloca" not in text
    assert ("optnone" in text) == fast
    assert re.search(r"ret i64 %a$", text, re.MULTILINE)
