"""A report on its way: marked as a draft, and held against what it was before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import zip_longest

from wirkraum.reporting.domain.tree import Lines, Report, Slide, Statement

DRAFT = "Entwurf"


def as_draft(report: Report) -> Report:
    """Return the report with „Entwurf“ on its title slide and in every footer."""
    return replace(
        report,
        footer=(*report.footer, DRAFT),
        slides=tuple(map(_marked, report.slides)),
    )


def _marked(slide: Slide) -> Slide:
    if slide.footer:
        slide = replace(slide, footer=f"{slide.footer} I {DRAFT}")
    if slide.layout != "title":
        return slide
    small = [block for block in slide.blocks if isinstance(block, Lines) and block.rank == "small"]
    mark = Statement(DRAFT)
    if not small:
        return replace(slide, blocks=(*slide.blocks, Lines((mark,), "small")))
    marked = replace(small[0], items=(*small[0].items, mark))
    blocks = tuple(marked if block is small[0] else block for block in slide.blocks)
    return replace(slide, blocks=blocks)


@dataclass(frozen=True)
class Difference:
    """A sentence that reads otherwise now; `before` or `after` is empty where there is none.

    Where only its records changed, both are the same and `records` says how many there were and are.
    """

    slide: int
    before: str
    after: str
    records: tuple[int, int] | None = None


def differences(before: Report, after: Report) -> tuple[Difference, ...]:
    """Return what changed from one report to the other, in slide order."""
    if before == after:
        return ()
    old, new = _by_source(before), _by_source(after)
    found = [
        difference
        for source in sorted(old.keys() | new.keys())
        for difference in _of_slide(old.get(source, []), new.get(source, []))
    ]
    return tuple(found)


_Told = tuple[int, str, Statement | None]  # slide, text, statement (None: the heading)


def _by_source(report: Report) -> dict[int, list[_Told]]:
    told: dict[int, list[_Told]] = {}
    for slide in report.slides:
        # Trees made otherwise than from a template have no sources: their slides are taken by number.
        lines = told.setdefault(slide.source or slide.number, [])
        lines.append((slide.number, slide.heading, None))
        lines += [(slide.number, found.text, found) for found in slide.statements()]
    return told


def _of_slide(old: list[_Told], new: list[_Told]) -> Iterator[Difference]:
    matcher = SequenceMatcher(
        None, [line[1] for line in old], [line[1] for line in new], autojunk=False
    )
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield from _records(old[a:b], new[c:d])
        else:
            yield from _otherwise(old[a:b], new[c:d])


def _records(old: list[_Told], new: list[_Told]) -> Iterator[Difference]:
    for (_, text, one), (slide, _, other) in zip(old, new, strict=True):
        if one and other and one.evidence != other.evidence:
            counts = (len(one.evidence), len(other.evidence))
            yield Difference(slide, text, text, counts)


def _otherwise(old: list[_Told], new: list[_Told]) -> Iterator[Difference]:
    for was, now in zip_longest(old, new, fillvalue=(0, "", None)):
        yield Difference(now[0] or was[0], was[1], now[1])
