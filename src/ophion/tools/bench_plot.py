"""A bar chart as SVG: one labelled horizontal bar a row, and a line at 1."""

from html import escape
from pathlib import Path

ROW = 24
LABEL = 140
WIDTH = 420
NOTE = 260


def _row(place: int, label: str, length: float, note: str) -> list[str]:
    top = ROW * (place + 2)
    text = top + 16
    return [
        f'<text x="{LABEL - 8}" y="{text}" text-anchor="end">{escape(label)}</text>',
        f'<rect x="{LABEL}" y="{top + 4}" width="{length:.1f}" height="{ROW - 8}" fill="#3a6ea5"/>',
        f'<text x="{LABEL + length + 6:.1f}" y="{text}">{escape(note)}</text>',
    ]


def write_bars(path: Path, title: str, rows: list[tuple[str, float, str]]) -> None:
    """Draw rows of (label, value, note) into a file."""
    scale = WIDTH / max(1.0, *(value for _, value, _ in rows))
    height = ROW * (len(rows) + 3)
    size = f'width="{LABEL + WIDTH + NOTE}" height="{height}"'
    one = LABEL + scale
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="12">',
        f'<text x="{LABEL}" y="{ROW}" font-size="14">{escape(title)}</text>',
    ]
    for place, (label, value, note) in enumerate(rows):
        lines += _row(place, label, value * scale, note)
    lines.append(f'<line x1="{one:.1f}" y1="{2 * ROW}" x2="{one:.1f}" y2="{height - ROW}" stroke="#b33"/>')
    path.write_text("\n".join([*lines, "</svg>", ""]))
