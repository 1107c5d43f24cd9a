"""Footers: the line that closes a page, or that stands on most of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from wirkraum.reporting.domain.deck import DeckSlide

_FOOT = re.compile(
    r"(?:.*\S(?:\s+[Il·•–—]|\s*[|｜])\s*)?"
    r"(?:Folie|Seite|Slide|Page)\s*(?P<number>\d{1,4})(?:\s*(?:/|von)\s*\d{1,4})?\s*"
)
_MONTH = re.compile(
    r"\b(?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)\b"
)
LONGEST = 300


def foot_number(line: str) -> int | None:
    """The slide number of a line such as „… I Folie 3“; None for any other line."""
    if len(line) > LONGEST:
        return None
    match = _FOOT.fullmatch(line.strip())
    return int(match["number"]) if match else None


def pattern(line: str) -> str:
    """A line with its numbers and months blanked, by which footers are alike."""
    return _MONTH.sub("#", re.sub(r"\d+", "#", line.lower()))


def lifted(slides: Sequence[DeckSlide]) -> tuple[DeckSlide, ...]:
    """Slides whose footers, typed as ordinary text, are taken out of the paragraphs."""
    if any(slide.footer for slide in slides) or len(slides) < 2:
        return tuple(slides)
    counted = Counter(
        alike for slide in slides for alike in {pattern(text) for text in _candidates(slide)}
    )
    common = {alike for alike, times in counted.items() if times * 2 > len(slides)}
    return tuple(_lift(slide, common) for slide in slides)


def _candidates(slide: DeckSlide) -> list[str]:
    """Short texts from which a footer may come; titles repeat for other reasons."""
    return [text for text in slide.paragraphs if len(text) <= LONGEST]


def _lift(slide: DeckSlide, common: set[str]) -> DeckSlide:
    feet = [
        text
        for text in _candidates(slide)
        if pattern(text) in common or foot_number(text) is not None
    ]
    taken = set(feet)
    kept = tuple(text for text in slide.paragraphs if text not in taken)
    return replace(slide, paragraphs=kept, footer=" | ".join(dict.fromkeys(feet)))
