"""From a proposal to what a person confirms: slips mended, codes made, differences told."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirkraum.intake.domain.codes import code_for, short_name_for
from wirkraum.intake.domain.known import Known, compared, format_key
from wirkraum.intake.domain.likeness import address, key, slug
from wirkraum.intake.domain.offers import MOST, beyond, drafted, offers_of, theme_of
from wirkraum.intake.domain.propose import propose
from wirkraum.intake.domain.rules import rule_of
from wirkraum.reporting.domain.checks.plausibility import check
from wirkraum.reporting.domain.deck import Deck, DeckSlide, DeckTable

HEAD = ("Zielgruppe", "Format", "Häufigkeit")
FIRST, LAST = dt.date(2023, 8, 1), dt.date(2024, 7, 31)


def table(*rows: tuple[str, str, str]) -> Deck:
    return Deck((DeckSlide(1, "Formate", (), (DeckTable((HEAD, *rows)),)),), kind="table")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Jour fixe", "JF"),
        ("Schulentwicklungsberatung", "SB"),
        ("Netzwerktreffen", "NT"),
        ("Lenkungsgruppe", "LG"),
        ("Arbeitsgruppen und Kooperationen", "AK"),
        ("Trägertreffen", "TT"),
        ("Gesamtstrategie", "GS"),
        ("Übergangskonferenz", "ÜK"),
        ("AG Übergänge", "AÜ"),
        ("Ä", "Ä"),
        ("2023", "X"),
    ],
)
def test_code_is_made_of_initials(name: str, code: str) -> None:
    assert code_for(name) == code


@given(st.lists(st.text(max_size=40), max_size=40))
def test_codes_are_short_and_never_taken_twice(names: list[str]) -> None:
    codes: list[str] = []
    for name in names:
        codes.append(code_for(name, codes))
    assert len(set(codes)) == len(codes)
    assert all(0 < len(code) <= 4 for code in codes)


def test_short_name_is_what_the_texts_say() -> None:
    assert short_name_for("Familienschulzentren", ["FSZ Leitungen", "VHS", "FSZ gesamt"]) == "FSZ"
    assert short_name_for("Familiengrundschulzentren", ["NRW", "FGZ"]) == "FGZ"
    assert short_name_for("Kinder in der Stadt", []) == "KS"
    assert short_name_for("Familienzentren", []) == "Familienzentren"


def test_names_are_alike_whatever_their_signs() -> None:
    assert key("Amt 40, abteilungsübergreifend") == key("Amt 40 Abteilungsübergreifend")
    assert key("FSZ-Leitungen") == key("FSZ Leitungen") != key("FSZ Leitung")
    assert address("https://www.beispiel.de/") == address("http://beispiel.de")
    assert slug("Bad Köstritz / Süd") == "bad-koestritz-sued"


def test_headings_tell_the_field_of_work() -> None:
    assert theme_of("3. Vernetzung in den Sozialraum") == "network"
    assert theme_of("Start in das Schuljahr") == "start"
    assert theme_of("Rolle der Koordinierung") == "coordination"
    assert theme_of("Irgendetwas") == "cooperation"


@pytest.mark.parametrize(
    ("text", "words", "agreed"),
    [
        ("2x/Monat", "2 Termine je Schulmonat", 24),
        ("1x/Quartal", "Einmal je Kalenderquartal", 4),
        ("2x/Jahr (März/Nov)", "November 2023 und März 2024", 2),
        ("1x/Jahr", "Einmal im Schuljahr", 1),
        ("jeden 1. Dienstag im Monat", "jeden 1. Dienstag im Monat", 12),
        ("nach Bedarf", "Kein Soll, wird gezählt", None),
        ("tbd", "Noch nicht vereinbart", None),
    ],
)
def test_rule_says_what_a_frequency_means(text: str, words: str, agreed: int | None) -> None:
    rule = rule_of(text, FIRST, LAST, set())
    assert rule is not None
    assert (str(rule.words), rule.agreed) == (words, agreed)


def test_unknown_wording_has_no_rule() -> None:
    assert rule_of("immer mal", FIRST, LAST, set()) is None


def test_unclear_rows_come_first_and_are_not_drafted() -> None:
    deck = table(("Alle", "Forum (groß)", "1x/Jahr"), ("Wer", "Treffen", "ab und an"))
    offers = offers_of(propose(deck))
    assert [one.value.name for one in offers.formats] == ["Treffen", "Forum"]
    assert offers.formats[0].note
    assert offers.formats[1].value.detail == "groß"
    assert [one.name for one in drafted(offers).formats] == ["Forum"]
    assert [one.name for one in drafted(offers, everything=True).formats] == ["Forum"]


def test_slips_are_mended_where_a_check_says_how() -> None:
    points = ("Teilnahme an Elterncafès", "Kontakt zu Elternvertretungen")
    deck = Deck((DeckSlide(1, "Titel", ("a",)), DeckSlide(2, "Kooperation", points)))
    offers = offers_of(propose(deck), check(deck))
    assert [one.value.text for one in offers.duties] == [
        "Teilnahme an Elterncafés",
        "Kontakt zu Elternvertretungen",
    ]
    assert offers.duties[0].note
    assert not offers.duties[1].note


def test_known_rows_are_not_offered_again_and_changes_are_told() -> None:
    deck = table(("Leitungen", "Jour fixe", "1x/Monat"), ("Alle", "Forum", "1x/Jahr"))
    known = Known(
        formats={
            format_key("Leitungen", "jour fixe"): "2x/Monat",
            format_key("alle", "Forum"): "1x/Jahr",
        }
    )
    first, second = compared(offers_of(propose(deck)), known).formats
    assert (first.state, first.before, first.sure) == ("changed", "2x/Monat", True)
    assert (second.state, second.sure) == ("known", False)


def test_too_many_rows_are_told_not_dropped() -> None:
    rows = [(f"Kreis {at}", f"Treffen {at}", "1x/Jahr") for at in range(MOST["formats"] + 3)]
    proposal = propose(table(*rows))
    assert len(offers_of(proposal).formats) == MOST["formats"]
    assert [one.value for one in beyond(proposal)] == [row[1] for row in rows[-3:]]
