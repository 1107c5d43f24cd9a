"""Tables whose cells stand one below the other, as they fall out of a PDF or a slide."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from wirkraum.intake.domain.columns import Column, head
from wirkraum.intake.readers.alignment import Alignment, Pieces, align
from wirkraum.intake.readers.prose import is_bullet, join
from wirkraum.reporting.domain.deck import DeckTable

# Joining two blocks with a blank line between them is dearer than joining two lines.
_BLOCK_SEAM, _LINE_SEAM = 2.5, 1.0
_MOST_COLUMNS = 8
# Lines longer than this stand in no cell of a slide.
_LONGEST = 400

Split = tuple[list[str], DeckTable, list[str]]


def split(lines: Sequence[str]) -> Split | None:
    """The lines before a flattened table, the table, and the lines after; None without one."""
    if by_columns := _by_columns(lines):
        return by_columns
    at = _heading(lines)
    if at is None:
        return None
    first, end = at
    heads = [line.strip() for line in lines[first:end] if line.strip()]
    body, after = _until_list(lines[end:])
    found = _aligned(body, [head(word) for word in heads])
    if not found.rows:
        return None
    return list(lines[:first]), DeckTable((tuple(heads), *found.rows)), [*found.left, *after]


def opens(lines: Sequence[str]) -> bool:
    """Whether the first line is the first column's heading, and so no title."""
    at = _heading(lines[:12])
    return at is not None and not any(line.strip() for line in lines[: at[0]])


def headless(lines: Sequence[str]) -> DeckTable | None:
    """A flattened table without headings, if its lines fit one closely."""
    for columns in _GUESSES:
        found = _aligned(lines, columns)
        if len(found.rows) > 1 and not found.left and found.cost <= 0.6 * len(found.rows):
            return DeckTable(found.rows)
    return None


_GUESSES: tuple[tuple[Column, ...], ...] = (
    ("circle", "format", "frequency"),
    ("format", "frequency"),
)


def _aligned(lines: Sequence[str], columns: Sequence[Column | None]) -> Alignment:
    """The better reading of lines with blank lines between them, or of lines alone."""
    if any(len(line) > _LONGEST for line in lines):
        return Alignment((), tuple(lines), 0.0)
    blocks = _blocks(lines)
    single = tuple(line.strip() for line in lines if line.strip())
    found = align(Pieces(blocks, _BLOCK_SEAM), columns)
    if len(blocks) == len(single):
        return found
    other = align(Pieces(single, _LINE_SEAM), columns)
    return found if found.rows and found.cost <= other.cost + len(found.rows) else other


def _blocks(lines: Sequence[str]) -> tuple[str, ...]:
    groups = groupby(lines, key=lambda line: bool(line.strip()))
    return tuple(join(group) for full, group in groups if full)


def _until_list(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """The lines before the first bullet, and from it on: a list below is no part of the table."""
    at = next((at for at, line in enumerate(lines) if is_bullet(line)), len(lines))
    return list(lines[:at]), list(lines[at:])


def _heading(lines: Sequence[str]) -> tuple[int, int] | None:
    """Where the headings of two or more columns follow each other: first line, line after."""
    full = [at for at, line in enumerate(lines) if line.strip()]
    for start, first in enumerate(full):
        kinds: list[Column] = []
        for at in full[start : start + _MOST_COLUMNS]:
            kind = head(lines[at])
            if kind is None or (kind in kinds and kind != "other"):
                break
            kinds.append(kind)
        if len(set(kinds) - {"other"}) >= 2:
            return first, full[start + len(kinds) - 1] + 1
    return None


def _by_columns(lines: Sequence[str]) -> Split | None:
    """A table that was read column by column: each heading followed by equally many cells."""
    pieces = list(_blocks(lines))
    first: dict[Column, int] = {}
    for number, piece in enumerate(pieces):
        if kind := head(piece):
            first.setdefault(kind, number)
    at = sorted(first.values())
    if len(first.keys() - {"other"}) < 2:
        return None
    sizes = {two - one for one, two in zip(at, [*at[1:], len(pieces)], strict=True)}
    if len(sizes) != 1 or min(sizes) < 3:
        return None
    columns = [pieces[one : one + min(sizes)] for one in at]
    return pieces[: at[0]], DeckTable(tuple(zip(*columns, strict=True))), []
