"""Footers: the line that closes a page, or that stands on most of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import compress

from wirkraum.kit.told import MONTHS
from wirkraum.reporting.domain.deck import DeckSlide

_FOOT = re.compile(
    r"(?:.*\S(?:\s+[Il·•–—]|\s*[|｜])\s*)?"
    r"(?:Folie|Seite|Slide|Page)\s*(?P<number>\d{1,4})(?:\s*(?:/|von)\s*\d{1,4})?\s*"
)
_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS).lower()})\b")
LONGEST = 300
# A footer typed in text boxes of its own has up to four: programme, office, date, number.
_PIECES = 4


def foot_number(line: str) -> int | None:
    """The slide number of a line such as „… I Folie 3“; None for any other line."""
    if len(line) > LONGEST:
        return None
    match = _FOOT.fullmatch(line.strip())
    return int(match["number"]) if match else None


def pattern(line: str) -> str:
    """A line with its numbers and months blanked, by which footers are alike."""
    return _MONTH.sub("#", re.sub(r"\d+", "#", line.lower()))


def common(pages: Sequence[Iterable[str]]) -> frozenset[str]:
    """The patterns of lines that stand on more than half of several pages."""
    counted = Counter(alike for page in pages for alike in {pattern(line) for line in page})
    return frozenset(alike for alike, times in counted.items() if times * 2 > len(pages) > 1)


def lifted(slides: Sequence[DeckSlide]) -> tuple[DeckSlide, ...]:
    """Slides whose footers, typed as ordinary text, are taken out of the last paragraphs."""
    if len(slides) < 3 or any(slide.footer for slide in slides):
        return tuple(slides)
    repeated = common([_last(slide) for slide in slides])
    return tuple(_lift(slide, repeated) for slide in slides)


def _last(slide: DeckSlide) -> tuple[str, ...]:
    return slide.paragraphs[-_PIECES:]


def _lift(slide: DeckSlide, repeated: frozenset[str]) -> DeckSlide:
    foot = [len(text) <= LONGEST and pattern(text) in repeated for text in _last(slide)]
    kept = slide.paragraphs[: len(slide.paragraphs) - len(foot)]
    above = (text for text, below in zip(_last(slide), foot, strict=True) if not below)
    return replace(
        slide,
        paragraphs=(*kept, *above),
        footer=" | ".join(compress(_last(slide), foot)),
    )
