"""A text screen as the terminal sees it: a grid of cells and a cursor, whatever the display behind it.

A cell holds a character number of code page 437 and an attribute byte: foreground colour in bits 0-3,
background in bits 4-6 (VGA text mode; IBM VGA Technical Reference, "Alphanumeric modes"). Rows and columns
count from 0. Callers keep inside the grid.
"""

from abc import ABC, abstractmethod


class Screen(ABC):
    """A display of `rows` by `columns` character cells."""

    @property
    @abstractmethod
    def rows(self) -> int:
        """Number of rows."""

    @property
    @abstractmethod
    def columns(self) -> int:
        """Number of columns."""

    @abstractmethod
    def put(self, row: int, column: int, character: int, attribute: int) -> None:
        """Show one character in one cell."""

    @abstractmethod
    def fill(self, row: int, column: int, count: int, attribute: int) -> None:
        """Make `count` cells of one row blank."""

    @abstractmethod
    def move_row(self, source: int, destination: int) -> None:
        """Copy a row's cells over another row's."""

    @abstractmethod
    def move_columns(self, row: int, source: int, destination: int, count: int) -> None:
        """Copy `count` cells within a row; the ranges may overlap."""

    @abstractmethod
    def set_cursor(self, row: int, column: int, visible: bool) -> None:
        """Place the hardware cursor, or hide it."""
