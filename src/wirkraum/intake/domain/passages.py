"""A deck as a sequence of passages: everything that must be understood or listed."""

from __future__ import annotations

from collections.abc import Iterator

from wirkraum.intake.domain.found import Place
from wirkraum.reporting.domain.deck import Deck, DeckSlide

# Longer passages are prose, not facts of a slide; patterns are not tried on them.
LONGEST = 1_000


def passages(deck: Deck) -> tuple[Place, ...]:
    """Every non-empty title, paragraph, cell and footer in reading order."""
    return tuple(place for slide in deck.slides for place in _of_slide(slide))


def _of_slide(slide: DeckSlide) -> Iterator[Place]:
    if slide.title.strip():
        yield title_place(slide)
    yield from paragraphs(slide)
    for table in slide.tables:
        for row in table.rows:
            yield from (Place(slide.number, cell, "cell") for cell in row if cell.strip())
    if slide.footer.strip():
        yield Place(slide.number, slide.footer, "footer")


def title_place(slide: DeckSlide) -> Place:
    return Place(slide.number, slide.title, "title")


def paragraphs(slide: DeckSlide) -> Iterator[Place]:
    return (Place(slide.number, text) for text in slide.paragraphs if text.strip())


def readable(deck: Deck) -> tuple[Place, ...]:
    """The paragraphs of all slides that are short enough to hold a fact."""
    return tuple(
        place for slide in deck.slides for place in paragraphs(slide) if len(place.text) <= LONGEST
    )


def title_slide(deck: Deck) -> DeckSlide | None:
    """The first slide, where it introduces a deck rather than being all of it."""
    several = len(deck.slides) > 1
    if deck.kind == "table" or not several or deck.slides[0].tables:
        return None
    return deck.slides[0]
