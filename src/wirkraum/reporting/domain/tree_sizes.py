"""How much fits on a slide: one measure for every renderer, in points on a 960 × 540 slide."""

from __future__ import annotations

from math import ceil

WIDTH, HEIGHT = 960.0, 540.0
MARGIN = 60.0
HEADING_TOP, HEADING_HEIGHT = 24.0, 78.0
BODY_TOP, BODY_HEIGHT = 122.0, 350.0
BODY_WIDTH = WIDTH - 2 * MARGIN
INDENT = 24.0  # from a bullet to its text
NUMBER_INDENT = 38.0  # from a number to its text
COLUMNS = (0.35, 0.42, 0.23)  # shares of a three-column table
LEADING = 1.22  # line pitch over size

# By a slide's density: type size and distance between bullets; the same for table cells.
BODY = ((24.0, 11.0), (20.0, 9.0), (17.0, 7.0))
CELLS = ((18.0, 7.0), (15.0, 3.5), (13.0, 3.0))  # size and padding above and below
HEADINGS = (34.0, 28.0, 24.0)
TITLES = (60.0, 48.0, 36.0)
FOOTERS = (12.0, 10.0, 8.0)
QUOTE_INSET = 28.0  # from the bar to the words
SUBTITLES = (26.0, 22.0, 18.0)
QUOTES = (32.0, 28.0, 24.0, 20.0)  # below the heading, so that a reader finds it first

# Widths of a sans-serif face over its size, rounded up.
_NARROW = frozenset("ijl'|.,:;! I‘’‚")
_SLIM = frozenset('ftr()[]/\\-„“”"')
_SHORT = frozenset("ckszvxyJ")
_BROAD = frozenset("mwMWÄÖGOQ@%—&")


def _advance(sign: str) -> float:
    if sign in _NARROW:
        return 0.29
    if sign in _SLIM:
        return 0.4
    if sign in _BROAD:
        return 0.84
    if sign in _SHORT:
        return 0.52
    return 0.7 if sign.isupper() else 0.57


def text_width(text: str, size: float) -> float:
    """Return the width of one line of `text` set in `size` (points), on the safe side."""
    return size * sum(map(_advance, text))


def line_count(text: str, size: float, width: float) -> int:
    """Return into how many lines `text` breaks between its words."""
    lines, used, space = 1, 0.0, _advance(" ") * size
    for word in text.split():
        need = text_width(word, size)
        if used and used + space + need > width:
            lines, used = lines + 1, 0.0
        used += need + (space if used else 0.0)
        overlong = max(0, ceil(used / width) - 1)
        lines, used = lines + overlong, used - overlong * width
    return lines


def size_for(text: str, sizes: tuple[float, ...], width: float, most: int) -> float:
    """Return the largest of `sizes` in which `text` needs at most `most` lines, else the smallest."""
    return next((size for size in sizes if line_count(text, size, width) <= most), sizes[-1])


def heading_size(text: str) -> float:
    """Return the size of a slide's heading: two lines at most."""
    return size_for(text, HEADINGS, BODY_WIDTH, 2)


def cover_size(text: str) -> float:
    """Return the size of the heading of a title or closing slide."""
    return size_for(text, TITLES, BODY_WIDTH, 2)


def quote_size(text: str) -> float:
    """Return the size of a quotation: four lines at most."""
    return size_for(text, QUOTES, BODY_WIDTH - QUOTE_INSET, 4)


def footer_size(text: str) -> float:
    """Return the size of a footer: one line where it fits at all."""
    return size_for(text, FOOTERS, BODY_WIDTH, 1)


def lines_scale(texts: tuple[str, ...]) -> float:
    """Return how far the lines of a title slide must shrink to stay in their boxes."""
    longest = max((line_count(text, SUBTITLES[0], BODY_WIDTH) for text in texts), default=1)
    return 1.0 if longest == 1 else 0.75


def bullets_height(texts: tuple[str, ...], density: int) -> float:
    """Return the height of a bullet list set in `density`."""
    size, gap = BODY[density]
    lines = sum(line_count(text, size, BODY_WIDTH - INDENT) for text in texts)
    return lines * size * LEADING + gap * max(0, len(texts) - 1)


def row_height(cells: tuple[str, ...], density: int) -> float:
    """Return the height of one table row set in `density`."""
    size, pad = CELLS[density]
    lines = max(
        line_count(cell, size, width - 16)
        for cell, width in zip(cells, column_widths(len(cells)), strict=True)
    )
    return lines * size * LEADING + 2 * pad


def column_widths(count: int) -> tuple[float, ...]:
    """Return the widths of a table's columns in points."""
    shares = COLUMNS if count == len(COLUMNS) else (1 / count,) * count
    return tuple(share * BODY_WIDTH for share in shares)
