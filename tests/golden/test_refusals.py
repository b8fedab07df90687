"""Every text with which the front end refuses is shown by a golden message."""

from pathlib import Path

from tests.golden.refusals import refusals

REJECTED = Path(__file__).with_name("rejected")


def messages() -> list[str]:
    """The messages of all golden files."""
    lines = [line for file in REJECTED.rglob("*.txt") for line in file.read_text().splitlines()]
    return [line.split(": error: ", 1)[1] for line in lines if ": error: " in line]


def test_every_refusal_is_shown() -> None:
    shown = messages()
    assert len(refusals()) > 100
    assert [str(r) for r in refusals() if not any(r.fits(message) for message in shown)] == []
