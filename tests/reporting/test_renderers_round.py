"""Deck out, deck in: what a report shows is read again as it was meant."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reporting.dresden_facts import dresden_report

from wirkraum.reporting.domain.deck import DeckSlide
from wirkraum.reporting.domain.tree_checks import to_deck
from wirkraum.reporting.renderers import faces

intake = pytest.importorskip("wirkraum.intake.readers.file")
plausibility = pytest.importorskip("wirkraum.reporting.domain.checks.plausibility")


def shown(slide: DeckSlide) -> DeckSlide:
    """A slide without the numbers that a PDF's list of topics spells out."""
    lines = (line.removeprefix(f"{at}. ") for at, line in enumerate(slide.paragraphs, 1))
    return replace(slide, paragraphs=tuple(lines))


@pytest.mark.parametrize("kind", ["pptx", "pdf"])
def test_report_reads_back_as_it_was_composed(kind: str) -> None:
    report = dresden_report()

    deck = intake.read(faces.render_face(report, kind), name=f"bericht.{kind}")

    assert [shown(slide) for slide in deck.slides[:8]] == list(to_deck(report).slides)


@pytest.mark.parametrize("kind", ["tree", "pptx", "pdf"])
def test_own_report_passes_the_plausibility_checks(kind: str) -> None:
    report = dresden_report()
    deck = (
        to_deck(report)
        if kind == "tree"
        else intake.read(faces.render_face(report, kind), name=f"bericht.{kind}")
    )

    found = plausibility.check(deck)

    assert [finding for finding in found if finding.severity != "hint"] == []
