"""A deck cut into passages: every text with its slide and the name of its place there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Literal

from wirkraum.kit.told import Told
from wirkraum.reporting.domain.checks.days import Mention, mentions
from wirkraum.reporting.domain.checks.finding import Finding, Rule
from wirkraum.reporting.domain.deck import Deck, DeckSlide, DeckTable

# What may stand in for a link so that no rule on words or spaces looks inside it.
MASK = "\ufffc"
LINK = re.compile(
    r"(?<![\w@])(?:(?:https?|ftp)://|www\.)[^\s<>„“”«»\"]+"
    r"|(?<![\w.+-])[\w.+-]{1,80}@[\w.-]{1,80}"
    r"|(?<![\w.@-])[a-z0-9-]{1,60}(?:\.[a-z0-9-]{1,60}){0,4}\.(?:de|org|net|com|eu|info|schule)\b[/\w.-]*"
)

_ODD_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u00ad": None, "\u200b": None})


@dataclass(frozen=True)
class Passage:
    """One text of a slide; `place` is "title", "p0" (paragraph), "t0r1c2" (cell) or "footer"."""

    slide: int
    place: str
    text: str
    kind: Literal["title", "paragraph", "cell", "footer"]
    beside: str = ""  # a cell's row neighbours, by which its meaning is known

    @cached_property
    def prose(self) -> str:
        """The text with links blotted out, same length."""
        return LINK.sub(lambda found: MASK * len(found.group()), self.text)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The dates named here, in order."""
        return mentions(self.prose)

    @cached_property
    def gaps(self) -> tuple[str, ...]:
        """The texts before, between and after the dates: one more than there are dates."""
        edges = [0, *(edge for day in self.mentions for edge in (day.start, day.end))]
        edges.append(len(self.prose))
        return tuple(self.prose[a:b] for a, b in list(pairwise(edges))[::2])

    def finding(
        self,
        rule: Rule,
        span: tuple[int, int],
        sentence: Told,
        suggestion: Told | str,
        *,
        fixable: bool = True,
    ) -> Finding:
        """A finding at `span` (start, end) of this text."""
        return Finding(
            slide=self.slide,
            rule=rule.name,
            sentence=sentence,
            severity=rule.severity,
            suggestion=suggestion,
            quote=self.text[span[0] : span[1]],
            place=self.place,
            start=span[0],
            end=span[1],
            fixable=fixable,
        )


def tidy(deck: Deck) -> Deck:
    """The deck with composed letters, plain spaces and no invisible signs."""
    return replace(deck, slides=tuple(map(_tidy_slide, deck.slides)))


def _tidy_slide(slide: DeckSlide) -> DeckSlide:
    return replace(
        slide,
        title=_tidy(slide.title),
        paragraphs=tuple(map(_tidy, slide.paragraphs)),
        tables=tuple(
            DeckTable(tuple(tuple(map(_tidy, row)) for row in table.rows)) for table in slide.tables
        ),
        footer=_tidy(slide.footer),
    )


def _tidy(text: str) -> str:
    return unicodedata.normalize("NFC", text).translate(_ODD_SPACES)


def passages(deck: Deck) -> tuple[Passage, ...]:
    """All texts of a (tidied) deck in reading order, footers included, empty ones left out."""
    return tuple(found for slide in deck.slides for found in _of(slide) if found.text.strip())


def _of(slide: DeckSlide) -> Iterator[Passage]:
    yield Passage(slide.number, "title", slide.title, "title")
    for number, text in enumerate(slide.paragraphs):
        yield Passage(slide.number, f"p{number}", text, "paragraph")
    for number, table in enumerate(slide.tables):
        for line, row in enumerate(table.rows):
            yield from _cells(slide.number, f"t{number}r{line}", row)
    yield Passage(slide.number, "footer", slide.footer, "footer")


def _cells(slide: int, place: str, row: tuple[str, ...]) -> Iterator[Passage]:
    whole = " · ".join(row) if sum(map(len, row)) < 2000 else ""
    for column, text in enumerate(row):
        yield Passage(slide, f"{place}c{column}", text, "cell", whole)
