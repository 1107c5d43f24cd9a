"""Nothing runs off a slide: set closer first, then go on to a second slide."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from wirkraum.reporting.domain.tree import Block, Bullets, Slide, Table
from wirkraum.reporting.domain.tree_sizes import BODY, BODY_HEIGHT, bullets_height, row_height

MOST_BULLETS = 9
_TIGHTEST = len(BODY) - 1


def fit(slide: Slide) -> tuple[Slide, ...]:
    """Return the slide, set closer or split where its list or table is too long."""
    block = next((found for found in slide.blocks if isinstance(found, Bullets | Table)), None)
    if block is None:
        return (slide,)
    density = next(
        (step for step in range(_TIGHTEST + 1) if _height(block, step) <= BODY_HEIGHT), 0
    )
    if _fits(block, density):
        return (replace(slide, density=density),)
    return _split(slide, block)


def _fits(block: Bullets | Table, density: int) -> bool:
    few = isinstance(block, Table) or len(block.items) <= MOST_BULLETS
    return few and _height(block, density) <= BODY_HEIGHT


def _height(block: Bullets | Table, density: int) -> float:
    if isinstance(block, Bullets):
        return bullets_height(tuple(item.text for item in block.items), density)
    rows = (block.head, *(row.cells for row in block.rows))
    return sum(row_height(cells, density) for cells in rows)


def _split(slide: Slide, block: Bullets | Table) -> tuple[Slide, ...]:
    """Deal the items evenly onto as few slides as hold them in an easy setting.

    An item that fills a slide alone stays alone, set tight.
    """
    count = _length(block)
    pieces, density = [_part(block, at, at + 1) for at in range(count)], _TIGHTEST
    for parts in range(2, count + 1):
        dealt = [_part(block, *bounds) for bounds in _bounds(count, parts)]
        easy = next((step for step in range(_TIGHTEST) if _all_fit(dealt, step)), None)
        if easy is not None:
            pieces, density = dealt, easy
            break
    return tuple(
        _piece(slide, block, piece, f"{slide.heading} ({at}/{len(pieces)})", density)
        for at, piece in enumerate(pieces, 1)
    )


def _all_fit(pieces: Iterable[Bullets | Table], density: int) -> bool:
    return all(_fits(piece, density) for piece in pieces)


def _piece(slide: Slide, whole: Block, piece: Bullets | Table, heading: str, density: int) -> Slide:
    blocks = tuple(piece if block is whole else block for block in slide.blocks)
    return replace(slide, heading=heading, blocks=blocks, density=density)


def _length(block: Bullets | Table) -> int:
    return len(block.items) if isinstance(block, Bullets) else len(block.rows)


def _part(block: Bullets | Table, start: int, stop: int) -> Bullets | Table:
    if isinstance(block, Bullets):
        return replace(block, items=block.items[start:stop])
    return replace(block, rows=block.rows[start:stop])


def _bounds(count: int, parts: int) -> list[tuple[int, int]]:
    marks = [round(count * step / parts) for step in range(parts + 1)]
    return list(pairwise(marks))
