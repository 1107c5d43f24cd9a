"""A footer as a line with a slide number in it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from wirkraum.reporting.domain.deck import Deck, DeckSlide

_NUMBER = re.compile(
    r"(?P<word>\b(?:Folie|Seite|Slide|Page)\s*)(?P<number>\d{1,4})(?:\s*(?:/|von)\s*\d{1,4})?"
    r"|(?:^|(?<=\s))(?P<bare>\d{1,3})(?:\s*(?:/|von)\s*\d{1,4})?\s*$"
    r"|^\s*(?P<first>\d{1,3})(?=\s)",
    re.IGNORECASE,
)
_MARK = "\x00"


@dataclass(frozen=True)
class FooterLine:
    """What all slides' footers share; `mask` holds a mark where the slide number stands."""

    mask: str

    def on(self, number: int) -> str:
        """This footer as it should read on slide `number`."""
        return self.mask.replace(_MARK, str(number))

    @property
    def text(self) -> str:
        """The footer without its number."""
        return self.mask.replace(_MARK, "").strip()


def masked(footer: str) -> str:
    """The footer with a mark for its slide number and single spaces."""
    footer = " ".join(footer.replace(_MARK, "").split())
    return _NUMBER.sub(lambda found: f"{found['word'] or ''}{_MARK}", footer, count=1)


def printed_number(footer: str) -> int | None:
    """The number that follows the word Folie (Seite, …), if any."""
    found = _NUMBER.search(footer)
    return int(found["number"]) if found and found["number"] else None


def footed(deck: Deck) -> list[DeckSlide]:
    """The slides with a footer, without the first (a title slide's is often another one)."""
    return [slide for slide in deck.slides[1:] if slide.footer.strip()]


def majority(deck: Deck) -> FooterLine | None:
    """The footer that at least three of five (and at least two) footed slides share."""
    slides = footed(deck)
    if not slides:
        return None
    mask, count = Counter(masked(slide.footer) for slide in slides).most_common(1)[0]
    return FooterLine(mask) if count >= 2 and count * 5 >= len(slides) * 3 else None
