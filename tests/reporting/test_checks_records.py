"""Footers, links, numbers, names, frequencies and slides against each other and the register."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reporting.checks_cast import CLEAN, FORMATS, REGISTER, change, footer, only, saying

from wirkraum.reporting.domain.checks.closeness import slips
from wirkraum.reporting.domain.checks.plausibility import check
from wirkraum.reporting.domain.checks.register import AgreedFormat, Register
from wirkraum.reporting.domain.deck import Deck, DeckTable


def test_footer_that_differs_is_a_warning_with_the_usual_one() -> None:
    found = only(change(7, footer=footer(7, "24. November 2023")))

    assert (found.slide, found.rule, found.severity) == (7, "footer-differs", "warning")
    assert found.suggestion == footer(7)
    assert "„24. November 2023“ statt „30. November 2023“" in found.sentence


def test_footer_with_the_wrong_number_is_a_warning() -> None:
    found = only(change(6, footer=footer(5)))

    assert (found.slide, found.rule, found.quote, found.suggestion) == (
        6,
        "footer-number",
        "5",
        "6",
    )


def test_footers_that_count_from_another_slide_are_fine() -> None:
    slides = tuple(
        replace(found, footer=footer(found.number - 1)) if found.footer else found
        for found in CLEAN.slides
    )

    assert check(replace(CLEAN, slides=slides), REGISTER) == ()


def test_footers_that_are_all_different_are_fine() -> None:
    slides = tuple(
        replace(found, footer=f"Kapitel {found.title}") if found.footer else found
        for found in CLEAN.slides
    )

    assert check(replace(CLEAN, slides=slides), REGISTER) == ()


def test_footers_that_contradict_the_title_are_one_warning() -> None:
    slides = tuple(
        replace(found, footer=found.footer.replace("30.", "29.")) for found in CLEAN.slides
    )

    found = only(replace(CLEAN, slides=slides))

    assert (found.rule, found.slide, found.suggestion) == ("footer-date", 2, "30. November 2023")


def test_missing_footer_is_a_hint() -> None:
    found = only(change(4, footer=""))

    assert (found.rule, found.severity, found.suggestion) == ("footer-missing", "hint", footer(4))


@pytest.mark.parametrize(
    ("written", "suggestion"),
    [
        ("https://www.schulzentrenmusterstadt.de/", "https://www.schulzentren-musterstadt.de/"),
        ("http://schulzentren-mustertsadt.de", "https://www.schulzentren-musterstadt.de/"),
        ("www.schulzentren-musterstadt.com", "https://www.schulzentren-musterstadt.de/"),
        (
            "www.schulzentren-muster-stadt.de/termine",
            "https://www.schulzentren-musterstadt.de/termine",
        ),
    ],
)
def test_address_a_slip_away_from_the_known_is_a_warning(written: str, suggestion: str) -> None:
    found = only(saying(f"Mehr unter {written}."))

    assert (found.rule, found.severity) == ("web-address", "warning")
    assert (found.quote, found.suggestion) == (written, suggestion)


@pytest.mark.parametrize(
    "written",
    [
        "http://schulzentren-musterstadt.de",
        "https://WWW.schulzentren-musterstadt.de",
        "https://www.lernwerk.example/kontakt",
        "post@schulzentrenmusterstadt.de",
    ],
)
def test_known_and_unknown_addresses_are_fine(written: str) -> None:
    assert check(saying(f"Mehr unter {written}"), REGISTER) == ()


def test_short_addresses_are_not_confused() -> None:
    register = replace(REGISTER, websites=("https://vsp-musterstadt.de",))

    assert check(saying("Partner: www.vhs-musterstadt.de"), register) == ()


def test_address_that_cannot_be_opened_is_a_warning() -> None:
    assert only(saying("Mehr unter https//www.musterstadt.de")).rule == "web-address-form"


@pytest.mark.parametrize(
    ("text", "quote", "suggestion"),
    [
        ("Kooperationen an den fünf Grundschulen", "fünf", "sechs"),
        ("Alle 8 Grundschulen machen mit", "8", "6"),
        ("Unsere acht Standorte", "acht", "sieben"),
        ("Start an acht Grundschulen", "acht", "sechs"),
        ("Fünf Grundschulen und eine Förderschule sind dabei", "Fünf", "sechs"),
        ("Gespräche mit den vier Trägern", "vier", "drei"),
        ("in den zwei Förderschulen", "zwei", "eine"),
    ],
)
def test_number_against_the_register_is_a_warning(text: str, quote: str, suggestion: str) -> None:
    found = only(saying(text))

    assert (found.rule, found.severity) == ("number-register", "warning")
    assert (found.quote, found.suggestion) == (quote, suggestion)


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


def test_unknown_carrier_in_a_list_is_a_warning() -> None:
    found = only(change(3, paragraphs=("Träger: Kompass, lernwerk, BJS und Leuchtturm",)))

    assert (found.rule, found.quote, found.fixable) == ("carrier-unknown", "Leuchtturm", False)


def test_misspelt_carrier_is_a_warning_with_the_right_name() -> None:
    found = only(change(3, paragraphs=("Bescheid an Trägerschaften: Kompass, lernwerk und BSJ",)))

    assert (found.rule, found.quote, found.suggestion) == ("carrier-unknown", "BSJ", "BJS")


def test_carrier_misspelt_in_a_sentence_is_a_warning() -> None:
    found = only(saying("Die Leitungen bei lernwek und Kompass kennen sich"))

    assert (found.rule, found.quote, found.suggestion) == (
        "carrier-misspelt",
        "lernwek",
        "lernwerk",
    )


def test_carrier_left_out_is_a_hint() -> None:
    found = only(change(3, paragraphs=("Bescheid an Trägerschaften: Kompass e. V. und BJS",)))

    assert (found.rule, found.severity) == ("carrier-missing", "hint")
    assert found.suggestion == "lernwerk ergänzen"


def test_carrier_list_may_be_open() -> None:
    assert check(change(3, paragraphs=("Träger: Kompass, BJS u. a.",)), REGISTER) == ()


def test_misspelt_office_on_the_title_is_a_warning() -> None:
    paragraphs = ("Amt für Schule udn Bildung", "30.11.2023")

    found = only(change(1, paragraphs=paragraphs))

    assert (found.rule, found.suggestion) == ("name-misspelt", "Amt für Schule und Bildung")


def formats(*rows: tuple[str, ...]) -> Deck:
    return change(5, tables=(DeckTable((FORMATS[0], *rows)),))


@pytest.mark.parametrize(
    "text", ["tbd", "TBD.", "noch offen", "n. n.", "–", "?", "", "wird noch geklärt"]
)
def test_open_frequency_is_a_hint(text: str) -> None:
    found = only(formats(("Ämter", "Arbeitsgruppen", text)))

    assert (found.rule, found.severity, found.quote) == ("frequency-open", "hint", text)
    assert found.sentence.endswith("Vereinbarung fehlt noch.")


def test_open_frequency_that_the_programme_has_settled_gets_it() -> None:
    found = only(formats(("Leitungen", "Jour fixe", "tbd")))

    assert (found.rule, found.suggestion, found.fixable) == ("frequency-open", "2x/Monat", True)


def test_tbd_is_seen_in_tables_without_such_a_column() -> None:
    table = DeckTable((("Was", "Wann"), ("Arbeitsgruppe", "tbd")))

    assert only(change(5, tables=(table,))).rule == "frequency-open"


def test_frequency_other_than_agreed_is_a_warning() -> None:
    found = only(formats(("Leitungen", "Jour fixe (inkl. Fachthema)", "1x/Monat")))

    assert (found.rule, found.severity) == ("frequency-differs", "warning")
    assert (found.quote, found.suggestion) == ("1x/Monat", "2x/Monat")


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
    assert "»Foo«" in found.sentence


def test_frequency_in_free_words_is_fine() -> None:
    assert check(formats(("Alle", "Fachtag", "je nach Standort")), REGISTER) == ()


def renumbered(*numbers: int) -> Deck:
    pairs = zip(CLEAN.slides, numbers, strict=True)
    slides = tuple(
        replace(found, number=number, footer=footer(number) if found.footer else "")
        for found, number in pairs
    )
    return replace(CLEAN, slides=slides)


@pytest.mark.parametrize(
    ("numbers", "rule"),
    [((1, 2, 3, 4, 5, 6, 8, 9), "slide-gap"), ((1, 2, 3, 4, 5, 6, 6, 8), "slide-order")],
)
def test_slide_numbers_follow_each_other(numbers: tuple[int, ...], rule: str) -> None:
    assert rule in {found.rule for found in check(renumbered(*numbers), REGISTER)}


def test_empty_slide_is_a_hint() -> None:
    assert only(change(8, title=" ")).rule == "slide-empty"


def test_gap_in_the_headings_is_a_hint() -> None:
    found = check(change(6, title="5. Ausblick"), REGISTER)

    assert [finding.rule for finding in found] == ["heading-number"]


def test_topics_that_are_not_the_headings_are_a_hint() -> None:
    assert only(change(2, paragraphs=CLEAN.slides[1].paragraphs[:3])).rule == "topics"
    found = only(change(6, title="4. Finanzierung"))

    assert found.rule == "topics"
    assert "„Ausblick“" in found.sentence


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("", "", 0),
        ("ab", "ba", 1),
        ("nach", "noch", 1),
        ("ab", "abc", 1),
        ("abc", "xyz", 3),
        ("a" * 201, "a" * 200, 3),
    ],
)
def test_slips_are_counted(one: str, other: str, apart: int) -> None:
    assert slips(one, other, 2) == apart
