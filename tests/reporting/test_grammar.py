"""German that fits the number."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirkraum.reporting.domain import grammar


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ([], ""),
        (["SUFW"], "SUFW"),
        (["SUFW", "VSP"], "SUFW und VSP"),
        (["SUFW", "drefugio", "VSP"], "SUFW, drefugio und VSP"),
    ],
)
def test_join_reads_as_a_german_list(words: list[str], text: str) -> None:
    assert grammar.join(words) == text


@given(st.lists(st.text(st.characters(categories=["L"]), min_size=3), min_size=1))
def test_join_keeps_every_word_in_order(words: list[str]) -> None:
    text = grammar.join(words, "UND")

    assert text.replace(" UND ", ", ").split(", ") == words


@pytest.mark.parametrize(
    ("number", "nominative", "dative"),
    [
        (0, "kein Standort", "keinem Standort"),
        (1, "ein Standort", "einem Standort"),
        (2, "zwei Standorte", "zwei Standorten"),
        (12, "zwölf Standorte", "zwölf Standorten"),
        (13, "13 Standorte", "13 Standorten"),
    ],
)
def test_counted_masculine(number: int, nominative: str, dative: str) -> None:
    assert grammar.counted(number, grammar.SITE) == nominative
    assert grammar.counted(number, grammar.SITE, "dative") == dative


@pytest.mark.parametrize(
    ("number", "nominative", "dative"),
    [
        (0, "keine Förderschule", "keiner Förderschule"),
        (1, "eine Förderschule", "einer Förderschule"),
        (2, "zwei Förderschulen", "zwei Förderschulen"),
    ],
)
def test_counted_feminine(number: int, nominative: str, dative: str) -> None:
    assert grammar.counted(number, grammar.SPECIAL) == nominative
    assert grammar.counted(number, grammar.SPECIAL, "dative") == dative


def test_counted_accusative_differs_for_masculine_only() -> None:
    school = grammar.Noun("Hort", "Horte", "m", "Horten")
    centre = grammar.Noun("Zentrum", "Zentren", "n")

    assert grammar.counted(1, school, "accusative") == "einen Hort"
    assert grammar.counted(1, centre, "accusative") == "ein Zentrum"
    assert grammar.counted(1, centre, "dative") == "einem Zentrum"


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "keiner Grundschule"),
        (1, "der einen Grundschule"),
        (2, "den zwei Grundschulen"),
        (6, "den sechs Grundschulen"),
    ],
)
def test_definite_dative(number: int, text: str) -> None:
    assert grammar.definite(number, grammar.PRIMARY, "dative") == text


def test_definite_nominative() -> None:
    assert grammar.definite(1, grammar.SITE) == "der eine Standort"
    assert grammar.definite(3, grammar.SITE) == "die drei Standorte"


@pytest.mark.parametrize(
    ("vacant", "text"),
    [
        (0, "alle Leitungspositionen besetzt"),
        (1, "aktuell ein Standort noch in der Besetzung"),
        (2, "aktuell zwei Standorte noch in der Besetzung"),
        (14, "aktuell 14 Standorte noch in der Besetzung"),
    ],
)
def test_vacancy(vacant: int, text: str) -> None:
    assert grammar.vacancy(vacant) == text


def test_figures_stay_figures() -> None:
    assert grammar.figures(1, grammar.RECORD) == "1 Beleg"
    assert grammar.figures(0, grammar.DATE) == "0 Termine"
    assert grammar.figures(34, grammar.DATE, "dative") == "34 Terminen"


@given(st.integers(min_value=0, max_value=10**6))
def test_number_word_is_a_word_up_to_twelve(number: int) -> None:
    word = grammar.number_word(number)

    assert word.isalpha() if number <= 12 else word == str(number)


@given(st.integers(min_value=0, max_value=100), st.sampled_from(["nominative", "dative"]))
def test_counted_never_joins_one_with_the_plural(number: int, case: grammar.Case) -> None:
    text = grammar.counted(number, grammar.SITE, case)

    assert text.endswith(grammar.SITE.form(1 if number < 2 else number, case))


def test_dates() -> None:
    assert grammar.date_short(date(2023, 8, 1)) == "01.08.2023"
    assert grammar.date_long(date(2023, 11, 30)) == "30. November 2023"
    assert grammar.school_year(2023) == "2023/2024"


@given(st.dates())
def test_dates_name_day_and_year(day: date) -> None:
    assert grammar.date_short(day).split(".") == [
        f"{day.day:02}",
        f"{day.month:02}",
        f"{day.year:04}",
    ]
    assert grammar.date_long(day).startswith(f"{day.day}. ")


@pytest.mark.parametrize(
    ("occasion", "text"),
    [
        ("Trägertreffen", "aus dem Trägertreffen"),
        ("Lenkungsgruppe", "aus der Lenkungsgruppe"),
        ("Stadtteilrunde", "aus der Stadtteilrunde"),
        ("Dienstberatung", "aus der Dienstberatung"),
        ("Jour fixe", "aus dem Jour fixe"),
    ],
)
def test_out_of_chooses_the_article(occasion: str, text: str) -> None:
    assert grammar.out_of(occasion) == text


def test_tidy_makes_one_line() -> None:
    assert grammar.tidy("  Amt\tfür\n Schulen\x00 ") == "Amt für Schulen"
    assert grammar.tidy("z.\u00a0B.") == "z.\u00a0B."


@given(st.text())
def test_tidy_leaves_tidy_text_alone(text: str) -> None:
    once = grammar.tidy(text)

    assert grammar.tidy(once) == once
    assert "\n" not in once
