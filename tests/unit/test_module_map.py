"""The book's map of the modules says what their docstrings say."""

import os

from ophion.tools.module_map import first_line, module_map
from ophion.tools.paths import ROOT

MAP = ROOT / "docs" / "map.md"


def test_the_map_is_current() -> None:
    """With OPHION_UPDATE_GOLDEN=1 the map is written anew."""
    if os.environ.get("OPHION_UPDATE_GOLDEN"):
        MAP.write_text(module_map())
    assert MAP.read_text() == module_map(), "OPHION_UPDATE_GOLDEN=1 ./ophion test unit -k map writes it anew"


def test_a_first_line_is_one_line_of_the_map() -> None:
    assert first_line(ROOT / "src/ophion/tools/module_map.py").startswith("The book's map: ")


def test_the_chapter_of_the_runtime_names_its_modules() -> None:
    chapter = (ROOT / "docs" / "runtime.md").read_text()
    modules = [path.name for path in sorted((ROOT / "src/ophion/runtime").glob("*.py"))]
    missing = [name for name in modules if name != "__init__.py" and f"`{name}`" not in chapter]
    assert not missing, f"docs/runtime.md has no row for {', '.join(missing)}"
