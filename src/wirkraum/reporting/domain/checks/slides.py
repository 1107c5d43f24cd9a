"""The deck's order: slide numbers, empty slides, the list of topics against the headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from wirkraum.kit.told import Told
from wirkraum.kit.told import told as _
from wirkraum.reporting.domain.checks.finding import Finding, Rule
from wirkraum.reporting.domain.checks.reading import WORD, Reading
from wirkraum.reporting.domain.checks.words import FUNCTION_WORDS
from wirkraum.reporting.domain.deck import DeckSlide

ORDER = Rule("slide-order", "warning", _("Foliennummer doppelt oder rückwärts"))
GAP = Rule("slide-gap", "hint", _("Foliennummer fehlt"))
EMPTY = Rule("slide-empty", "hint", _("Folie ohne Text"))
HEADINGS = Rule("heading-number", "hint", _("Nummer einer Überschrift passt nicht"))
TOPICS = Rule("topics", "hint", _("Themenliste und Überschriften passen nicht zusammen"))

_NUMBERED = re.compile(r"^\s*(\d{1,2})\s*[.)]\s*(?=[^\d\s])")
_TOPICS = re.compile(
    r"^\W*(?:Themen|Themenübersicht|Inhalt|Inhalte|Inhaltsverzeichnis|Agenda|Gliederung"
    r"|Tagesordnung|Überblick|Übersicht)\W*$",
    re.IGNORECASE,
)


def numbers(reading: Reading) -> Iterator[Finding]:
    """Slides count 1, 2, 3, …"""
    for before, after in pairwise(slide.number for slide in reading.deck.slides):
        if after <= before:
            sentence = _("Auf Folie %(before)s folgt Folie %(after)s.", before=before, after=after)
            yield _whole(
                ORDER, after, sentence, _("Folie %(number)s daraus machen", number=before + 1)
            )
        elif after > before + 1:
            what = _("Folien fehlen")
            if after == before + 2:
                what = _("Folie %(number)s fehlt", number=before + 1)
            sentence = _(
                "Auf Folie %(before)s folgt Folie %(after)s; %(what)s.",
                before=before,
                after=after,
                what=what,
            )
            yield _whole(GAP, after, sentence, _("Fehlende Folie ergänzen oder neu zählen"))


def empty(reading: Reading) -> Iterator[Finding]:
    """A slide that says nothing."""
    for slide in reading.deck.slides:
        cells = (cell for table in slide.tables for row in table.rows for cell in row)
        if not any(text.strip() for text in (slide.title, *slide.paragraphs, *cells)):
            sentence = _("Folie %(number)s enthält keinen Text.", number=slide.number)
            yield _whole(EMPTY, slide.number, sentence, _("Folie füllen oder weglassen"))


def headings(reading: Reading) -> Iterator[Finding]:
    """Headings numbered 1, 2, 2, 3 are fine (one topic, two slides); 1, 2, 4 are not."""
    numbered = _numbered(reading.deck.slides)
    for (before, _slide), (after, slide) in pairwise(numbered):
        if after not in {before, before + 1}:
            sentence = _(
                "Die Überschrift von Folie %(number)s trägt die Nummer %(after)s, die nummerierte Überschrift davor die %(before)s.",
                number=slide.number,
                after=after,
                before=before,
            )
            yield _whole(HEADINGS, slide.number, sentence, f"{before + 1}.")


def topics(reading: Reading) -> Iterator[Finding]:
    """The list of topics announces what the numbered headings then say."""
    slides = reading.deck.slides
    listed = next((slide for slide in slides if _TOPICS.match(slide.title)), None)
    headed = dict(reversed(_numbered(slides)))
    lines = [line for line in listed.paragraphs if WORD.search(line)] if listed else []
    if listed is None or len(lines) < 2 or len(headed) < 2 or set(headed) != set(_upto(headed)):
        return
    if len(lines) != len(headed):
        sentence = _(
            "Folie %(number)s nennt %(count)s Themen, die Überschriften zählen bis %(other)s.",
            number=listed.number,
            count=len(lines),
            other=len(headed),
        )
        yield _whole(TOPICS, listed.number, sentence, _("Themenliste und Überschriften angleichen"))
        return
    for place, line in enumerate(lines, 1):
        slide = headed[place]
        if _stems(line).isdisjoint(_stems(slide.title)):
            sentence = _(
                "Thema %(place)s heißt auf Folie %(number)s „%(line)s“, auf Folie %(number2)s aber „%(title)s“.",
                place=place,
                number=listed.number,
                line=line.strip(),
                number2=slide.number,
                title=slide.title.strip(),
            )
            yield _whole(TOPICS, listed.number, sentence, _("Thema und Überschrift angleichen"))


def _numbered(slides: tuple[DeckSlide, ...]) -> list[tuple[int, DeckSlide]]:
    found = ((_NUMBERED.match(slide.title), slide) for slide in slides)
    return [(int(match[1]), slide) for match, slide in found if match]


def _upto(headed: dict[int, DeckSlide]) -> range:
    return range(1, len(headed) + 1)


def _stems(text: str) -> set[str]:
    words = (word.lower() for word in WORD.findall(text))
    return {word[:5] for word in words if len(word) > 2 and word not in FUNCTION_WORDS}


def _whole(rule: Rule, slide: int, sentence: Told, remedy: Told | str) -> Finding:
    return Finding(slide, rule.name, sentence, rule.severity, remedy)
