"""The words of a page as lines of segments, and lines as a title, paragraphs and tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from wirkraum.intake.readers import prose
from wirkraum.intake.readers.grid import Line, Segment

# White wider than this many type sizes parts columns.
_GAP = 1.6
# Lines nearer to each other than this many type sizes belong to one paragraph.
_LEADING = 0.75


def lines(words: Sequence[dict[str, Any]]) -> list[Line]:
    """Words on one height as a line, parted into segments where wide white stands."""
    rows: list[list[dict[str, Any]]] = []
    for word in sorted(words, key=lambda word: (_middle(word), word["x0"])):
        if rows and abs(_middle(word) - _middle(rows[-1][0])) < 0.5 * _height(word, rows[-1][0]):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [_segments(sorted(row, key=lambda word: word["x0"])) for row in rows]


def _middle(word: dict[str, Any]) -> float:
    return float(word["top"] + word["bottom"]) / 2


def _height(one: dict[str, Any], two: dict[str, Any]) -> float:
    return float(min(one["bottom"] - one["top"], two["bottom"] - two["top"]))


def _segments(row: list[dict[str, Any]]) -> Line:
    groups: list[list[dict[str, Any]]] = [row[:1]]
    for before, word in pairwise(row):
        opens = len(groups[-1]) == 1 and _is_mark(before["text"])
        near = word["x0"] - before["x1"] < _GAP * _size(word)
        if near or opens:
            groups[-1].append(word)
        else:
            groups.append([word])
    return [_segment(group) for group in groups]


def _is_mark(text: str) -> bool:
    """A bullet or number, which keeps its distance from its text."""
    return prose.is_lone_bullet(text) or prose.lone_number(text) is not None


def _size(word: dict[str, Any]) -> float:
    return float(word["bottom"] - word["top"])


def _segment(group: list[dict[str, Any]]) -> Segment:
    return Segment(
        " ".join(word["text"] for word in group),
        float(group[0]["x0"]),
        float(group[-1]["x1"]),
        float(min(word["top"] for word in group)),
        float(max(word["bottom"] for word in group)),
        max(_size(word) for word in group),
        tuple((word["text"], float(word["x0"]), float(word["x1"])) for word in group),
    )


def blocks(rows: Sequence[Line]) -> list[list[Segment]]:
    """Segments below each other that overlap: the columns of a page, each read downwards."""
    open_blocks: list[list[Segment]] = []
    for segment in (segment for row in rows for segment in row):
        near = [block for block in open_blocks if _continues(block[-1], segment)]
        if near:
            near[0].append(segment)
        else:
            open_blocks.append([segment])
    return sorted(open_blocks, key=lambda block: (block[0].top, block[0].x0))


def _continues(last: Segment, segment: Segment) -> bool:
    overlaps = segment.x0 < last.x1 and last.x0 < segment.x1
    return overlaps and segment.top - last.top >= 0 and segment.top - last.bottom < 3 * last.size


def heading(rows: Sequence[Line], reach: float, usual: float) -> list[Segment]:
    """The largest text that begins above `reach`; `usual` is the size of the deck's other text."""
    upper = [segment for row in rows for segment in row if segment.top < reach]
    if not upper:
        return []
    largest = max(segment.size for segment in upper)
    at = next(at for at, segment in enumerate(upper) if segment.size > 0.95 * largest)
    found = upper[at : at + 1]
    for segment in upper[at + 1 :]:
        alike = 0.95 * largest < segment.size < 1.05 * found[0].size
        tells = largest > 1.15 * usual or prose.runs_on(found[-1].text, segment.text)
        if not (alike and tells and _near(found[-1], segment)) or prose.is_bullet(segment.text):
            break
        found.append(segment)
    return found


def _near(one: Segment, two: Segment) -> bool:
    return two.top - one.bottom < _LEADING * one.size


def paragraphs(block: Sequence[Segment]) -> Iterator[str]:
    """The paragraphs of one column of text."""
    group: list[Segment] = []
    for segment in block:
        if group and _belongs(group, segment, block):
            group.append(segment)
            continue
        if group:
            yield _text(group)
        group = [segment]
    if group:
        yield _text(group)


def _text(group: Sequence[Segment]) -> str:
    return prose.join([prose.unbulleted(group[0].text), *(one.text for one in group[1:])])


def _belongs(group: Sequence[Segment], segment: Segment, block: Sequence[Segment]) -> bool:
    """Whether a line continues a paragraph: near, alike, and indented like a bullet's text."""
    last = group[-1]
    alike = 0.85 < segment.size / last.size < 1.18
    if not alike or not _near(last, segment) or prose.starts_anew(segment.text):
        return False
    if prose.starts_anew(group[0].text):
        return segment.x0 > group[0].x0 + 1
    full = last.x1 > 0.9 * max(one.x1 for one in block) and len(last.text) > 40
    return (full and _as_close_as_any(last, segment, block)) or prose.runs_on(
        last.text, segment.text
    )


def _as_close_as_any(last: Segment, segment: Segment, block: Sequence[Segment]) -> bool:
    """Lines of one paragraph stand closest; a wider step begins another, bullet or none."""
    steps = (two.top - one.bottom for one, two in pairwise(block))
    return segment.top - last.bottom < min(steps) + 0.25 * segment.size
