"""Numbers, names and frequencies against the register."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reporting.checks_cast import FORMATS, REGISTER, change, only, saying

from wirkraum.reporting.domain.checks.plausibility import check
from wirkraum.reporting.domain.checks.register import AgreedFormat, Register
from wirkraum.reporting.domain.deck import Deck, DeckTable


@pytest.mark.parametrize(
    ("text", "quote", "suggestion"),
    [
        ("Kooperationen an den fünf Grundschulen", "fünf", "sechs"),
        ("Alle 8 Grundschulen machen mit", "8", "6"),
        ("Unsere acht Standorte", "acht", "sieben"),
        ("Start an acht Grundschulen", "acht", "sechs"),
        ("Fünf Grundschulen und eine Förderschule sind dabei", "Fünf", "Sechs"),
        ("Gespräche mit den vier Trägern", "vier", "drei"),
        ("in den zwei Förderschulen", "zwei", "eine"),
    ],
)
def test_number_against_the_register_is_a_warning(text: str, quote: str, suggestion: str) -> None:
    found = only(saying(text))

    assert (found.rule, found.severity) == ("number-register", "warning")
    assert (found.quote, str(found.suggestion)) == (quote, suggestion)


def test_number_is_silent_where_the_register_is() -> None:
    assert check(saying("Kooperationen an den fünf Grundschulen"), Register()) == ()


@pytest.mark.parametrize(
    ("vacant", "text", "quote"),
    [
        (2, "Ein Standort ist noch in der Besetzung", "Ein"),
        (0, "Aktuell sind zwei Standorte unbesetzt", "zwei"),
        (1, "Alle Leitungspositionen sind besetzt", "Alle Leitungspositionen sind besetzt"),
    ],
)
def test_vacancy_against_the_register_is_a_warning(vacant: int, text: str, quote: str) -> None:
    register = replace(REGISTER, vacant_sites=vacant)
    deck = change(3, paragraphs=(text,))

    found = only(deck, register)

    assert (found.rule, found.severity, found.quote) == ("vacancy-register", "warning", quote)


def test_vacancy_is_read_also_where_a_blank_is_missing() -> None:
    register = replace(REGISTER, vacant_sites=1)
    deck = change(3, paragraphs=("Aktuell zwei Standorte nochin der Besetzung",))

    assert [one.rule for one in check(deck, register)] == ["vacancy-register", "spelling-glued"]


def test_unknown_carrier_in_a_list_is_a_warning() -> None:
    found = only(change(3, paragraphs=("Träger: Kompass, lernwerk, BJS und Leuchtturm",)))

    assert (found.rule, found.quote, found.fixable) == ("carrier-unknown", "Leuchtturm", False)


def test_misspelt_carrier_is_a_warning_with_the_right_name() -> None:
    found = only(change(3, paragraphs=("Bescheid an Trägerschaften: Kompass, lernwerk und BSJ",)))

    assert (found.rule, found.quote, str(found.suggestion)) == ("carrier-unknown", "BSJ", "BJS")


def test_carrier_misspelt_in_a_sentence_is_a_warning() -> None:
    found = only(saying("Die Leitungen bei lernwek und Kompass kennen sich"))

    assert (found.rule, found.quote, str(found.suggestion)) == (
        "carrier-misspelt",
        "lernwek",
        "lernwerk",
    )


def test_carrier_left_out_is_a_hint() -> None:
    found = only(change(3, paragraphs=("Bescheid an Trägerschaften: Kompass e. V. und BJS",)))

    assert (found.rule, found.severity) == ("carrier-missing", "hint")
    assert str(found.suggestion) == "lernwerk ergänzen"


def test_carrier_list_may_be_open() -> None:
    assert check(change(3, paragraphs=("Träger: Kompass, BJS u. a.",)), REGISTER) == ()


def test_misspelt_office_on_the_title_is_a_warning() -> None:
    paragraphs = ("Amt für Schule udn Bildung", "30.11.2023")

    found = only(change(1, paragraphs=paragraphs))

    assert (found.rule, str(found.suggestion)) == ("name-misspelt", "Amt für Schule und Bildung")


def formats(*rows: tuple[str, ...]) -> Deck:
    return change(5, tables=(DeckTable((FORMATS[0], *rows)),))


@pytest.mark.parametrize(
    "text", ["tbd", "TBD.", "noch offen", "n. n.", "–", "?", "", "wird noch geklärt"]
)
def test_open_frequency_is_a_hint(text: str) -> None:
    found = only(formats(("Ämter", "Arbeitsgruppen", text)))

    assert (found.rule, found.severity, found.quote) == ("frequency-open", "hint", text)
    assert str(found.sentence).endswith("Vereinbarung fehlt noch.")


def test_open_frequency_that_the_programme_has_settled_gets_it() -> None:
    found = only(formats(("Leitungen", "Jour fixe", "tbd")))

    assert (found.rule, str(found.suggestion), found.fixable) == (
        "frequency-open",
        "2x/Monat",
        True,
    )


def test_tbd_is_seen_in_tables_without_such_a_column() -> None:
    table = DeckTable((("Was", "Wann"), ("Arbeitsgruppe", "tbd")))

    assert only(change(5, tables=(table,))).rule == "frequency-open"


def test_frequency_other_than_agreed_is_a_warning() -> None:
    found = only(formats(("Leitungen", "Jour fixe (inkl. Fachthema)", "1x/Monat")))

    assert (found.rule, found.severity) == ("frequency-differs", "warning")
    assert (found.quote, str(found.suggestion)) == ("1x/Monat", "2x/Monat")


def test_frequency_in_other_words_is_the_same() -> None:
    assert check(formats(("Leitungen", "Jour fixe", "zweimal im Monat")), REGISTER) == ()


def test_formats_of_one_name_are_told_apart_by_their_circle() -> None:
    twice = (AgreedFormat("AG", "1x/Monat", "Land"), AgreedFormat("AG", "1x/Jahr", "Stadt"))
    register = replace(REGISTER, formats=twice)

    assert check(formats(("Stadt", "AG", "1x/Jahr")), register) == ()
    assert only(formats(("Stadt", "AG", "1x/Monat")), register).suggestion == "1x/Jahr"
    assert check(formats(("Kreis", "AG", "1x/Woche")), register) == ()


def test_unreadable_frequency_is_a_hint() -> None:
    found = only(formats(("Alle", "Fachtag", "2x/Jahr (Foo/Nov)")))

    assert (found.rule, found.severity) == ("frequency-unreadable", "hint")
    assert "»Foo«" in str(found.sentence)


def test_frequency_in_free_words_is_fine() -> None:
    assert check(formats(("Alle", "Fachtag", "je nach Standort")), REGISTER) == ()
