"""What a report tree shows to others: its deck for the plausibility checks, and what bars it."""

from __future__ import annotations

from dataclasses import dataclass

from wirkraum.kit.told import Told
from wirkraum.kit.told import told as _
from wirkraum.reporting.domain.deck import Deck, DeckSlide, DeckTable
from wirkraum.reporting.domain.tree import (
    Placed,
    Report,
    Slide,
    Statement,
    Table,
    block_statements,
    placed,
)

NO_RECORD = _("Dazu gibt es zum Stichtag keinen Beleg.")


@dataclass(frozen=True)
class Blocker:
    """Why the report must not be published: the slide, the sentence and the reason."""

    slide: int
    ref: str
    text: str
    reason: Told | str

    def __str__(self) -> str:
        return str(self.told)

    @property
    def told(self) -> Told:
        """All of it in one sentence."""
        return _(
            "Folie %(slide)s: „%(text)s“ – %(reason)s",
            slide=self.slide,
            text=self.text,
            reason=self.reason,
        )


def reason_against(statement: Statement) -> Told | str:
    """Return why this statement bars publication; empty when it does not.

    A report keeps its reasons as German texts, which a page translates as a whole.
    """
    if statement.blocked:
        return Told(statement.blocked)
    return NO_RECORD if statement.origin == "computed" and not statement.evidence else ""


def blockers(report: Report) -> tuple[Blocker, ...]:
    """Return every reason against publication, in slide order."""
    return tuple(
        _blocker(place)
        for slide in report.slides
        for place in placed(slide)
        if reason_against(place.statement)
    )


def _blocker(place: Placed) -> Blocker:
    found = place.statement
    return Blocker(place.slide.number, place.ref, found.text, reason_against(found))


def to_deck(report: Report) -> Deck:
    """Return the report as plain text and tables, as it will be read on the slides."""
    return Deck(
        slides=tuple(_deck_slide(report, slide) for slide in report.slides),
        source=report.name,
        kind="report",
    )


def _deck_slide(report: Report, slide: Slide) -> DeckSlide:
    return DeckSlide(
        number=slide.number,
        title=slide.heading,
        paragraphs=tuple(
            found.text
            for block in slide.blocks
            if not isinstance(block, Table)
            for found in block_statements(block)
        ),
        tables=tuple(_deck_table(block) for block in slide.blocks if isinstance(block, Table)),
        footer=report.footer_line(slide),
    )


def _deck_table(table: Table) -> DeckTable:
    return DeckTable((table.head, *(row.cells for row in table.rows)))
