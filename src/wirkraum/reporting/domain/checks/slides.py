"""The deck's order: slide numbers, empty slides, the list of topics against the headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from wirkraum.reporting.domain.checks.finding import Finding, Rule
from wirkraum.reporting.domain.checks.reading import WORD, Reading
from wirkraum.reporting.domain.checks.words import FUNCTION_WORDS
from wirkraum.reporting.domain.deck import DeckSlide

ORDER = Rule("slide-order", "warning", "Foliennummer doppelt oder rückwärts")
GAP = Rule("slide-gap", "hint", "Foliennummer fehlt")
EMPTY = Rule("slide-empty", "hint", "Folie ohne Text")
HEADINGS = Rule("heading-number", "hint", "Nummer einer Überschrift passt nicht")
TOPICS = Rule("topics", "hint", "Themenliste und Überschriften passen nicht zusammen")

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
            sentence = f"Auf Folie {before} folgt Folie {after}."
            yield _whole(ORDER, after, sentence, f"Folie {before + 1} daraus machen")
        elif after > before + 1:
            what = f"Folie {before + 1} fehlt" if after == before + 2 else "Folien fehlen"
            sentence = f"Auf Folie {before} folgt Folie {after}; {what}."
            yield _whole(GAP, after, sentence, "Fehlende Folie ergänzen oder neu zählen")


def empty(reading: Reading) -> Iterator[Finding]:
    """A slide that says nothing."""
    for slide in reading.deck.slides:
        cells = (cell for table in slide.tables for row in table.rows for cell in row)
        if not any(text.strip() for text in (slide.title, *slide.paragraphs, *cells)):
            sentence = f"Folie {slide.number} enthält keinen Text."
            yield _whole(EMPTY, slide.number, sentence, "Folie füllen oder weglassen")


def headings(reading: Reading) -> Iterator[Finding]:
    """Headings numbered 1, 2, 2, 3 are fine (one topic, two slides); 1, 2, 4 are not."""
    numbered = _numbered(reading.deck.slides)
    for (before, _), (after, slide) in pairwise(numbered):
        if after not in {before, before + 1}:
            sentence = (
                f"Die Überschrift von Folie {slide.number} trägt die Nummer {after}, "
                f"die nummerierte Überschrift davor die {before}."
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
        sentence = (
            f"Folie {listed.number} nennt {len(lines)} Themen, "
            f"die Überschriften zählen bis {len(headed)}."
        )
        yield _whole(TOPICS, listed.number, sentence, "Themenliste und Überschriften angleichen")
        return
    for place, line in enumerate(lines, 1):
        slide = headed[place]
        if _stems(line).isdisjoint(_stems(slide.title)):
            sentence = (
                f"Thema {place} heißt auf Folie {listed.number} „{line.strip()}“, "
                f"auf Folie {slide.number} aber „{slide.title.strip()}“."
            )
            yield _whole(TOPICS, listed.number, sentence, "Thema und Überschrift angleichen")


def _numbered(slides: tuple[DeckSlide, ...]) -> list[tuple[int, DeckSlide]]:
    found = ((_NUMBERED.match(slide.title), slide) for slide in slides)
    return [(int(match[1]), slide) for match, slide in found if match]


def _upto(headed: dict[int, DeckSlide]) -> range:
    return range(1, len(headed) + 1)


def _stems(text: str) -> set[str]:
    words = (word.lower() for word in WORD.findall(text))
    return {word[:5] for word in words if len(word) > 2 and word not in FUNCTION_WORDS}


def _whole(rule: Rule, slide: int, sentence: str, remedy: str) -> Finding:
    return Finding(slide, rule.name, sentence, rule.severity, remedy)
