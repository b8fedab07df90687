"""Every text with which the front end refuses is shown by a golden message, or stands in
refusals_without_golden.txt: those that nothing is known to reach. That list only gets shorter.
"""

from pathlib import Path

from tests.golden.golden import compare
from tests.golden.refusals import refusals

REJECTED = Path(__file__).with_name("rejected")
WITHOUT = Path(__file__).with_name("refusals_without_golden.txt")


def messages() -> list[str]:
    """The messages of all golden files."""
    lines = [line for file in REJECTED.rglob("*.txt") for line in file.read_text().splitlines()]
    return [line.split(": error: ", 1)[1] for line in lines if ": error: " in line]


def test_every_refusal_is_shown() -> None:
    shown = messages()
    missing = [refusal for refusal in refusals() if not any(refusal.fits(message) for message in shown)]
    compare("".join(f"{refusal}\n" for refusal in missing), WITHOUT)
    assert len(refusals()) > 100
