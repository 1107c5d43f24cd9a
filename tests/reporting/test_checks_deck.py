"""Whole decks: clean ones, the flattened original, anything at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reporting.checks_cast import CLEAN, REGISTER, saying, slide
from tests.reporting.dresden_facts import dresden_report

from wirkraum.intake.readers.file import read
from wirkraum.reporting.domain.checks import reading
from wirkraum.reporting.domain.checks.plausibility import RULES, check
from wirkraum.reporting.domain.checks.register import AgreedFormat, Carrier, Meeting, Register
from wirkraum.reporting.domain.deck import Deck, DeckSlide, DeckTable
from wirkraum.reporting.domain.tree_checks import to_deck

ORIGINAL = Path(__file__).parents[2] / "../shared/data/dresden/deck-2023-11-30.txt"
DRESDEN = replace(
    REGISTER,
    municipality="Landeshauptstadt Dresden",
    office="Amt für Schulen",
    websites=("https://www.familienschulzentren-sachsen.de/",),
    carriers=(Carrier("SUFW"), Carrier("drefugio"), Carrier("VSP", ("VSP Dresden e. V.",))),
    formats=(
        AgreedFormat("Jour fixe", "zweimal im Monat", "FSZ-Leitungen"),
        AgreedFormat("Netzwerktreffen", "2x/Jahr (März/Nov)"),
        AgreedFormat("Trägertreffen", "1x/Jahr"),
        AgreedFormat("Arbeitsgruppen und Kooperationen", "tbd"),
    ),
)
HARMLESS = (
    "Einladung zum Netzwerktreffen am 12.03.2024 wurde verschickt",
    "Projektlaufzeit: 01.08.2023–31.07.2028",
    "Elterncafé an zwei Grundschulen gestartet, an 5 von 7 Standorten geplant",
    "Zehn Standorte in Musterstadt und Beispielburg arbeiten zusammen",
    "Landesweit gibt es 40 Familienschulzentren",
    "Die 14. Grundschule und die 122. Grundschule kooperieren",
    "Erstes Trägertreffen (24.11.2023) mit drei Trägern",
    "Jour fixe am 08.11.2023 und am 22.11.2023",
    "Der nächste Jour fixe findet am 13.12.2023 statt",
    "Das Fest fand am 15.09.2023 statt, das nächste ist am 20.09.2024",
    "Protokolle der Sitzungen liegen bis 31.01.2024 vor",
    "Rückblick auf das Netzwerktreffen am 14.11.2023, nächstes Treffen am 12.03.2024",
    "Kontakt: schulzentren@musterstadt.de, Tel. 0351 488-9200",
    "Mehr unter www.schulzentren-musterstadt.de/termine und www.musterstadt.de",
    "Drucksache V2023/2025, Beschluss Nr. 12.11.3, Förderperiode 2021/2027",
    "Schuljahre 2023/24 und 2024/2025",
    "Start am Montag, 04.12.2023, um 10.30 Uhr; Öffnungszeiten Mo–Fr 8.00–16.00 Uhr",
    "Abschnitt 3.13. der Richtlinie, Punkt 2.30. und Kapitel 1.2.3",
    "24.11.23 Protokoll versandt",
    "On 24 November 2023 we met; the report is due on November 30, 2023 (2023-11-30).",
    "Sie haben das, was das Team braucht, und denen, die neu sind, hilft die Leitung.",
    "Elterncafés, Exposés und Crème à la carte; LernSax, SächsSchulG, iPads, E-Mail",
    "Ab 2025 sind acht Standorte möglich; zwei Träger haben je zwei Standorte",
    "Sicherstellen, dass außerdem jeder mitmacht; indem wir inzwischen darüber reden",
    "Am 1. und 15. Dezember sowie am 29. Februar 2024",
    "Tag der offenen Tür am Sonntag, 3. Dezember 2023",
    "Es bewarben sich zwölf Grundschulen; mehr als zehn Grundschulen hatten Interesse",
    "2023 sind es sieben, 2025 acht Standorte",
    "Auswahlgespräche für die Leitung am 12.06.2023, Trägerschaft: lernwerk",
    "Erster gemeinsamer Jour fixe mit Beispielburg am 07.11.2023",
    "Zitat einer Mutter: „Hier bin ich willkommen“",
    "Die Teilnehmenden und Lehrenden aller Schulen; ein Teilnehmender fehlte",
)


def test_clean_deck_has_no_finding() -> None:
    assert check(CLEAN, REGISTER) == ()


def test_clean_deck_needs_no_register() -> None:
    assert check(CLEAN) == ()


@pytest.mark.parametrize("sentence", HARMLESS)
def test_harmless_sentence_is_left_in_peace(sentence: str) -> None:
    assert check(saying(sentence), REGISTER) == ()


@given(st.lists(st.sampled_from(HARMLESS), min_size=1, max_size=12, unique=True))
@settings(max_examples=40, deadline=None)
def test_decks_of_harmless_sentences_are_clean(sentences: list[str]) -> None:
    assert check(saying(*sentences), REGISTER) == ()


def test_report_of_the_programme_passes_its_own_checks() -> None:
    deck = to_deck(dresden_report())

    assert {finding.severity for finding in check(deck, DRESDEN)} <= {"hint"}


def test_original_deck_has_its_known_slips_and_no_others() -> None:
    if not ORIGINAL.exists():
        pytest.skip("the original deck is not at hand")

    found = check(read(ORIGINAL), DRESDEN)

    assert [(f.severity, f.slide, f.quote, str(f.suggestion)) for f in found] == [
        ("error", 7, "24.11.2024", "24.11.2023"),
        (
            "warning",
            3,
            "https://www.familienschulzentrensachsen.de/",
            "https://www.familienschulzentren-sachsen.de/",
        ),
        (
            "warning",
            7,
            "Familienschulzentren I Landeshauptstadt Dresden I Amt für Schulen I 24. November 2023 I Folie 7",
            "Familienschulzentren I Landeshauptstadt Dresden I Amt für Schulen I 30. November 2023 I Folie 7",
        ),
        ("hint", 3, "nochin", "noch in"),
        ("hint", 4, "Elterncafès", "Elterncafés"),
        ("hint", 6, "tbd", "Häufigkeit vereinbaren und eintragen"),
    ]


def test_original_deck_without_a_programme_loses_only_what_the_programme_knows() -> None:
    if not ORIGINAL.exists():
        pytest.skip("the original deck is not at hand")

    found = check(read(ORIGINAL))

    assert [finding.rule for finding in found] == [
        "date-after-report",
        "footer-differs",
        "spelling-glued",
        "spelling-accent",
        "frequency-open",
    ]


def test_findings_come_worst_first_then_by_slide() -> None:
    deck = saying("Es beginnt am 31.11.2023", "nochin der Schule", "an den fünf Grundschulen")

    assert [f.severity for f in check(deck, REGISTER)] == ["error", "warning", "hint"]


def test_finding_as_json_has_the_five_fields() -> None:
    (finding,) = check(saying("Es beginnt am 31.11.2023"), REGISTER)

    assert finding.as_json() == {
        "slide": 4,
        "rule": "date-impossible",
        "sentence": "Auf Folie 4 steht „31.11.2023“; diesen Tag gibt es nicht.",
        "severity": "error",
        "suggestion": "30.11.2023 oder 01.12.2023",
    }


def test_span_points_at_the_quote() -> None:
    text = "Wir sind nochin Gesprächen"

    (finding,) = check(saying(text), REGISTER)

    assert text[finding.start : finding.end] == finding.quote == "nochin"
    assert (finding.place, finding.fixable) == ("p2", True)


def report_day(deck: Deck) -> date | None:
    """The day a deck bears."""
    return reading.read(deck, Register()).report_day


def test_report_day_is_read_from_the_title_slide() -> None:
    assert report_day(CLEAN) == date(2023, 11, 30)


def test_report_day_is_read_from_the_footers_where_the_title_has_none() -> None:
    first = replace(CLEAN.slides[0], paragraphs=())

    assert report_day(replace(CLEAN, slides=(first, *CLEAN.slides[1:]))) == date(2023, 11, 30)


@pytest.mark.parametrize("line", ["Musterstadt, den 30.11.2023", "Stand: 30. November 2023"])
def test_report_day_may_be_labelled(line: str) -> None:
    deck = Deck((DeckSlide(1, "Bericht", ("Förderung bis 31.07.2028", line)),))

    assert report_day(deck) == date(2023, 11, 30)


def test_empty_deck_has_no_finding() -> None:
    assert check(Deck(())) == ()


ODD = st.text(
    st.one_of(
        st.sampled_from('0123456789.,:;-–/ \n„“"()@IFae\u0308è\u00a0\u00adÄßxJM'), st.characters()
    ),
    max_size=80,
)
PIECES = st.lists(
    st.one_of(
        ODD,
        st.sampled_from(
            [
                "am 31.11.2023",
                "Träger:",
                "www.",
                "sechs Grundschulen",
                "Zitat aus dem Trägertreffen am 99.99.2024",
                "Montag, den 00.00.0000",
                "0000-00-00",
                "Schuljahr 2099/2000",
                "Trägertreffen am 29.02.9999",
                "Bescheid vom 01.01.0001",
                "Koordinierung besetzt zum 31.12.9999",
                "Folie 7",
                "FSZ-Leitung FSZ Leitung",
                "٣١.١١.٢٠٢٣",
                "24.11.2024 – 24.11.2023",
                "İ Trägertreffen am 24.11.2024",
            ]
        ),
    ),
    max_size=6,
).map(" ".join)


@given(
    st.lists(
        st.builds(
            DeckSlide,
            st.integers(-3, 12),
            PIECES,
            st.lists(PIECES, max_size=3).map(tuple),
            st.lists(
                st.builds(
                    DeckTable,
                    st.lists(st.lists(PIECES, max_size=3).map(tuple), max_size=3).map(tuple),
                ),
                max_size=1,
            ).map(tuple),
            PIECES,
        ),
        max_size=4,
    ),
    st.sampled_from([REGISTER, Register(), replace(REGISTER, municipality="", sites=0)]),
)
@settings(max_examples=150, deadline=None)
def test_any_deck_is_checked_without_failing(slides: list[DeckSlide], register: Register) -> None:
    for finding in check(Deck(tuple(slides)), register):
        assert str(finding.sentence).endswith((".", "?", "!", "“", "…")) or "»" in str(
            finding.sentence
        )
        assert finding.suggestion
        assert finding.severity in {"error", "warning", "hint"}


@given(PIECES, ODD)
@settings(max_examples=60, deadline=None)
def test_any_register_is_held_against_a_deck_without_failing(one: str, other: str) -> None:
    register = Register(
        programme=one,
        municipality=other,
        office=one,
        websites=(one, other),
        carriers=(Carrier(one), Carrier(other, (one,))),
        formats=(AgreedFormat(one, other), AgreedFormat("Jour fixe", one)),
        meetings=(Meeting(one, date(2023, 1, 1)), Meeting(other, date.max), Meeting("", date.min)),
        words=(one,),
    )

    check(saying(one, other, "Trägertreffen am 24.11.2024"), register)


@pytest.mark.parametrize(
    "piece", ["a", "die ", "24.11.2024 ", "aus dem ", "Träger: ", "www.a-", "vier Standorte ", "(„"]
)
def test_long_text_is_checked_in_bounds(piece: str) -> None:
    text = piece * (100_000 // len(piece))

    found = check(Deck((CLEAN.slides[0], slide(2, text, text))), REGISTER)

    assert len(found) <= 100 * len(RULES)
