"""Which pieces of a flattened table belong to which cell, when nothing but their order is left.

The cheapest way to cut the pieces into rows wins: a frequency must read like one, a cell should not
be torn where its words do not run on, and a missing cell is dear.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from wirkraum.intake.domain.columns import Column, looks_format, looks_often
from wirkraum.intake.domain.frequencies import reading
from wirkraum.intake.readers.prose import join, runs_on

MISSING = 2.5
LEFT_OVER = 0.8
# A frequency in a cell that should hold none.
_ALIEN = 2.0
# More pieces than this are no table of a slide.
MOST = 600
_LONGEST_CELL = 4

Shape = tuple[int, ...]


@dataclass(frozen=True)
class Pieces:
    """Texts in order; `seam` is the cost of joining two that do not read as one."""

    texts: tuple[str, ...]
    seam: float


@dataclass(frozen=True)
class Alignment:
    """Rows of cells, the pieces left over behind them, and what the cut costs."""

    rows: tuple[tuple[str, ...], ...]
    left: tuple[str, ...]
    cost: float


def align(pieces: Pieces, columns: Sequence[Column | None]) -> Alignment:
    """Cut pieces into rows of the given columns."""
    texts = pieces.texts[:MOST]
    shapes = tuple(_shapes(len(columns)))
    best: list[float] = [0.0, *[float("inf")] * len(texts)]
    came: list[Shape] = [()] * (len(texts) + 1)
    for at in range(len(texts)):
        for shape in shapes if best[at] < float("inf") else ():
            end = at + sum(shape)
            if end <= len(texts):
                cost = best[at] + _row_cost(pieces, at, shape, columns)
                if cost < best[end]:
                    best[end], came[end] = cost, shape
    end = min(range(len(best)), key=lambda at: best[at] + LEFT_OVER * (len(texts) - at))
    left = pieces.texts[end:]
    return Alignment(_rows(texts, came, end), left, best[end] + LEFT_OVER * len(left))


def _shapes(width: int) -> Iterator[Shape]:
    """How many pieces each cell of a row may take: one or more, or one cell none."""
    for at in range(width):
        yield tuple(int(column != at) for column in range(width))
    for extra in range(_LONGEST_CELL):
        yield from _spread(extra, width)


def _spread(extra: int, width: int) -> Iterator[Shape]:
    if width == 1:
        yield (1 + extra,)
        return
    for taken in range(extra + 1):
        for rest in _spread(extra - taken, width - 1):
            yield (1 + taken, *rest)


def _row_cost(pieces: Pieces, at: int, shape: Shape, columns: Sequence[Column | None]) -> float:
    cost = 0.0
    for size, column in zip(shape, columns, strict=True):
        parts = pieces.texts[at : at + size]
        cost += _cell_cost(join(parts), column) if parts else MISSING
        cost += _seams(parts, pieces.seam) if size > 1 else 0.0
        cost += 0.3 if column == "format" and _starts_early(parts) else 0.0
        at += size
    return cost


def _starts_early(parts: Sequence[str]) -> bool:
    """Whether the name of the format comes only after words that may belong to its circle."""
    return bool(parts) and not looks_format(parts[0]) and any(map(looks_format, parts[1:]))


def _seams(parts: Sequence[str], seam: float) -> float:
    """What it costs to join pieces; a frequency that is no longer one when joined is dear."""
    lost = 0 if _is_known(join(parts)) else sum(map(_is_known, parts))
    torn = sum(0.3 if runs_on(one, two) else seam for one, two in pairwise(parts))
    return torn + lost * _ALIEN


@lru_cache(maxsize=4096)
def _is_known(text: str) -> bool:
    """Whether a text is a frequency the planner knows."""
    return looks_often(text) and reading(text).rule is not None


@lru_cache(maxsize=4096)
def _cell_cost(text: str, column: Column | None) -> float:
    known = _is_known(text)
    if column == "frequency":
        return 0.0 if known else 0.5 if looks_often(text) else 1.5
    if known:
        return _ALIEN
    if column == "format":
        return -0.2 if looks_format(text) else 0.0
    return 0.2 if column == "circle" and looks_format(text) else 0.0


def _rows(texts: Sequence[str], came: Sequence[Shape], end: int) -> tuple[tuple[str, ...], ...]:
    rows: list[tuple[str, ...]] = []
    while end:
        shape = came[end]
        at = end - sum(shape)
        rows.append(tuple(_cells(texts, at, shape)))
        end = at
    return tuple(reversed(rows))


def _cells(texts: Sequence[str], at: int, shape: Shape) -> Iterator[str]:
    for size in shape:
        yield join(texts[at : at + size])
        at += size
