"""A clean deck of the invented Musterstadt, and what its programme knows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from wirkraum.reporting.domain.checks.finding import Finding
from wirkraum.reporting.domain.checks.plausibility import check
from wirkraum.reporting.domain.checks.register import (
    AgreedFormat,
    Carrier,
    FreeDays,
    Grant,
    Meeting,
    Register,
    Tenure,
)
from wirkraum.reporting.domain.deck import Deck, DeckSlide, DeckTable

FORMATS = (
    ("Zielgruppe", "Format", "Häufigkeit"),
    ("Leitungen", "Jour fixe", "2x/Monat"),
    ("Steuerung", "Lenkungsgruppe", "1x/Quartal"),
    ("Alle Standorte", "Netzwerktreffen", "2x/Jahr (März/Nov)"),
    ("Träger", "Trägertreffen", "1x/Jahr"),
    ("Schulen", "Beratung", "nach Bedarf"),
)
REGISTER = Register(
    programme="Familienschulzentren",
    municipality="Stadt Musterstadt",
    office="Amt für Schule und Bildung",
    websites=("https://www.schulzentren-musterstadt.de/",),
    free_days=(
        FreeDays("Reformationstag", date(2023, 10, 31), date(2023, 10, 31)),
        FreeDays("Herbstferien", date(2023, 10, 2), date(2023, 10, 14), "school"),
    ),
    sites=7,
    primary_schools=6,
    special_schools=1,
    vacant_sites=1,
    carriers=(Carrier("Kompass", ("Kompass e. V.",)), Carrier("lernwerk"), Carrier("BJS")),
    formats=tuple(AgreedFormat(name, often, circle) for circle, name, often in FORMATS[1:]),
    tenures=(Tenure("Kommunale Koordinierung", date(2023, 8, 1)),),
    grants=(Grant("Kompass", date(2023, 7, 14)), Grant("BJS", date(2023, 7, 20))),
    meetings=(
        Meeting("Trägertreffen", date(2023, 11, 24)),
        Meeting("Netzwerktreffen", date(2023, 11, 14)),
        Meeting("Netzwerktreffen", date(2024, 3, 12), "planned"),
        Meeting("Lenkungsgruppe", date(2023, 9, 5), "cancelled"),
        *(Meeting("Jour fixe", date(2023, month, day)) for month in (9, 10, 11) for day in (8, 22)),
    ),
)


def footer(number: int, day: str = "30. November 2023") -> str:
    """The footer of a slide."""
    return f"Familienschulzentren I Stadt Musterstadt I {day} I Folie {number}"


def slide(number: int, title: str, *paragraphs: str) -> DeckSlide:
    """A slide with the usual footer."""
    return DeckSlide(number, title, paragraphs, footer=footer(number))


CLEAN = Deck(
    (
        DeckSlide(
            1,
            "Familienschulzentren",
            (
                "Bericht zur Startphase 2023/2024",
                "Stadt Musterstadt",
                "Amt für Schule und Bildung",
                "30.11.2023",
            ),
        ),
        slide(2, "Themen", "Auftakt", "Zusammenarbeit am Standort", "Formate", "Ausblick"),
        slide(
            3,
            "1. Auftakt",
            "Besetzung der kommunalen Koordinierung zum 01.08.2023",
            "Bescheid an die Träger: Kompass, lernwerk und BJS",
            "Aktuell ist ein Standort noch in der Besetzung",
            "Mehr unter https://www.schulzentren-musterstadt.de/",
        ),
        slide(
            4,
            "2. Zusammenarbeit am Standort",
            "Bedarfsanalyse an den sechs Grundschulen und der einen Förderschule",
            "Gespräche mit Eltern, die die Schule schon kennen, z. B. im Elterncafé",
        ),
        replace(slide(5, "3. Formate"), tables=(DeckTable(FORMATS),)),
        slide(6, "4. Ausblick", "Das nächste Netzwerktreffen ist am 12.03.2024 geplant"),
        slide(7, "Stimmen", "Zitat aus dem Trägertreffen am 24.11.2023:", "„Wir wachsen zusammen“"),
        slide(8, "Vielen Dank"),
    ),
    "clean",
    "report",
)


def change(number: int, **values: object) -> Deck:
    """The clean deck with another slide `number`."""
    slides = tuple(
        replace(found, **values) if found.number == number else found  # type: ignore[arg-type]
        for found in CLEAN.slides
    )
    return replace(CLEAN, slides=slides)


def saying(*paragraphs: str) -> Deck:
    """The clean deck with more paragraphs on slide 4."""
    return change(4, paragraphs=(*CLEAN.slides[3].paragraphs, *paragraphs))


def only(deck: Deck, register: Register | None = REGISTER) -> Finding:
    """The one finding of a deck."""
    found = check(deck, register)
    assert len(found) == 1, found
    return found[0]
