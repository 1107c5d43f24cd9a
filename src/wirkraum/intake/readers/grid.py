"""Tables without lines: texts that stand below each other in columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from wirkraum.intake.domain.columns import heads
from wirkraum.intake.readers.prose import join, runs_on
from wirkraum.reporting.domain.deck import DeckTable


@dataclass(frozen=True)
class Segment:
    """A run of text without a gap, with its box (x to the right, y downwards) and type size."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    # Its words with their left and right edges, where the source knows them.
    words: tuple[tuple[str, float, float], ...] = ()


Line = list[Segment]


def find(lines: Sequence[Line]) -> tuple[DeckTable, range] | None:
    """The table that starts at a line of column headings, and the lines it takes."""
    for at, line in enumerate(lines):
        if len(line) > 1 and heads([segment.text for segment in line]):
            starts = [segment.x0 for segment in line]
            cut = [*lines[: at + 1], *(_cut(one, starts) for one in lines[at + 1 :])]
            end = _end(cut, at, starts)
            rows = _rows(cut[at + 1 : end], starts)
            if rows:
                title = tuple(segment.text for segment in line)
                return DeckTable((title, *rows)), range(at, end)
    return None


def _cut(line: Line, starts: Sequence[float]) -> Line:
    """The line with its segments cut where a word stands at the start of a column."""
    return [piece for segment in line for piece in _cut_segment(segment, starts)]


def _cut_segment(segment: Segment, starts: Sequence[float]) -> Line:
    groups: list[list[tuple[str, float, float]]] = []
    for word in segment.words:
        at_start = any(abs(word[1] - start) < 0.35 * segment.size for start in starts)
        if groups and not at_start:
            groups[-1].append(word)
        else:
            groups.append([word])
    if len(groups) < 2:
        return [segment]
    return [
        replace(
            segment,
            text=" ".join(word for word, _, _ in group),
            x0=group[0][1],
            x1=group[-1][2],
            words=tuple(group),
        )
        for group in groups
    ]


def _end(lines: Sequence[Line], at: int, starts: Sequence[float]) -> int:
    """The first line below that does not keep to the columns, or stands far away."""
    end = at + 1
    reach = _widest_gap(lines[at : at + 4])
    while end < len(lines) and _keeps(lines[end], starts):
        if lines[end][0].top - lines[end - 1][-1].bottom > reach:
            break
        end += 1
    return end


def _widest_gap(lines: Sequence[Line]) -> float:
    """How much white the first rows show; twice as much ends the table."""
    gaps = [two[0].top - one[0].bottom for one, two in pairwise(lines)]
    return 2.2 * max([*gaps, 0.0]) + 0.5


def _keeps(line: Line, starts: Sequence[float]) -> bool:
    """Whether no text of the line crosses into a column that has begun its own."""
    taken = [_column(segment, starts) for segment in line]
    return len(set(taken)) == len(taken) and all(
        at + 1 == len(starts) or segment.x1 < starts[at + 1] + segment.size
        for segment, at in zip(line, taken, strict=True)
    )


def _column(segment: Segment, starts: Sequence[float]) -> int:
    """The column in whose width the middle of a text lies, or at whose start it begins."""
    near = [at for at, start in enumerate(starts) if abs(segment.x0 - start) <= segment.size]
    if near:
        return near[-1]
    middle = (segment.x0 + segment.x1) / 2
    return max((at for at, start in enumerate(starts) if start <= middle), default=0)


def _rows(lines: Sequence[Line], starts: Sequence[float]) -> list[tuple[str, ...]]:
    groups = _grouped(lines, starts)
    return [tuple(_cell(group, at, starts) for at in range(len(starts))) for group in groups]


def _cell(group: Sequence[Line], at: int, starts: Sequence[float]) -> str:
    return join(
        segment.text for line in group for segment in line if _column(segment, starts) == at
    )


def _grouped(lines: Sequence[Line], starts: Sequence[float]) -> list[list[Line]]:
    """Lines of one row: parted by white where the gaps differ, else by lines that begin anew."""
    gaps = [_gap(one, two) for one, two in pairwise(lines)]
    wide = (min(gaps) + max(gaps)) / 2 if gaps else 0.0
    by_white = bool(gaps) and max(gaps) - min(gaps) > 0.35 * lines[0][0].size
    groups: list[list[Line]] = [[line] for line in lines[:1]]
    for line, gap in zip(lines[1:], gaps, strict=True):
        if gap > wide if by_white else _begins_row(groups[-1], line, starts):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _begins_row(group: Sequence[Line], line: Line, starts: Sequence[float]) -> bool:
    """Several texts of which at least one does not read on from the text above it."""
    columns = [_column(segment, starts) for segment in line]
    return len(line) > 1 and not all(
        runs_on(_cell(group, at, starts) or "–", segment.text)
        for segment, at in zip(line, columns, strict=True)
    )


def _gap(one: Line, two: Line) -> float:
    return min(segment.top for segment in two) - max(segment.bottom for segment in one)
