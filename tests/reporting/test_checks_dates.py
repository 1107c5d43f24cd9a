"""Dates: impossible, on the wrong weekday, after the report, against the records."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reporting.checks_cast import CLEAN, REGISTER, change, only, saying

from wirkraum.reporting.domain.checks.days import mentions
from wirkraum.reporting.domain.checks.plausibility import check
from wirkraum.reporting.domain.checks.register import Register, Tenure
from wirkraum.reporting.domain.grammar import date_long, date_short

DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("24.11.2023", date(2023, 11, 24)),
        ("4. 1. 2024", date(2024, 1, 4)),
        ("24.11.23", date(2023, 11, 24)),
        ("24. November 2023", date(2023, 11, 24)),
        ("1. Nov. 2023", date(2023, 11, 1)),
        ("3. Mrz 2024", date(2024, 3, 3)),
        ("24 November 2023", date(2023, 11, 24)),
        ("November 24th, 2023", date(2023, 11, 24)),
        ("2023-11-24", date(2023, 11, 24)),
    ],
)
def test_date_is_read_in_every_manner(written: str, day: date) -> None:
    (found,) = mentions(f"Treffen am {written}, im Amt")

    assert (found.text, found.day) == (written, day)


@given(DAYS)
def test_written_dates_are_read_back(day: date) -> None:
    for text in (date_short(day), date_long(day), day.isoformat()):
        (found,) = mentions(f"am {text}.")

        assert found.day == day
        assert found.written(day) == text


@pytest.mark.parametrize(
    "text", ["12.11.3", "0351.4889200", "192.168.10.12", "Version 3.11.7", "1.2."]
)
def test_other_numbers_are_no_full_dates(text: str) -> None:
    assert not any(found.day for found in mentions(text))


@pytest.mark.parametrize(
    ("written", "suggestion"),
    [
        ("31.11.2023", "30.11.2023 oder 01.12.2023"),
        ("29.02.2023", "28.02.2023 oder 01.03.2023"),
        ("30. Februar 2024", "29. Februar 2024 oder 1. März 2024"),
        ("31. November", "30. November oder 1. Dezember"),
        ("30.02.", "29.02. oder 01.03."),
        ("31.04.24", "30.04.24 oder 01.05.24"),
        ("11.24.2023", "24.11.2023"),
        ("24.13.2023", "Monat zwischen 01 und 12 wählen"),
        ("2023-11-31", "2023-11-30 oder 2023-12-01"),
        ("24.11.0203", "Jahr berichtigen (geschrieben steht 0203)"),
        ("00.11.2023", "Tag und Monat berichtigen"),
    ],
)
def test_impossible_date_is_an_error(written: str, suggestion: str) -> None:
    found = only(saying(f"Auftakt am {written} im Rathaus"))

    assert (found.rule, found.severity) == ("date-impossible", "error")
    assert (found.quote, str(found.suggestion)) == (written, suggestion)
    # Advice for a person is never put into the text by itself.
    assert found.fixable is (suggestion == "24.11.2023")


def test_impossible_date_in_all_footers_is_one_finding() -> None:
    slides = tuple(
        replace(found, footer=found.footer.replace("30. Nov", "31. Nov")) for found in CLEAN.slides
    )

    found = only(replace(CLEAN, slides=slides))

    assert (found.slide, found.rule) == (2, "date-impossible")


@pytest.mark.parametrize(
    ("written", "suggestion"),
    [
        ("Montag, 24.11.2023", "Freitag, 24.11.2023"),
        ("Do 24.11.2023", "Fr 24.11.2023"),
        ("Mittwoch, den 29. November 2024", "Freitag, den 29. November 2024"),
        ("24.11.2023 (Samstag", "24.11.2023 (Freitag"),
    ],
)
def test_wrong_weekday_is_an_error(written: str, suggestion: str) -> None:
    found = only(saying(f"Besuch am {written})"))

    assert (found.rule, found.severity) == ("date-weekday", "error")
    assert str(found.suggestion) == suggestion


@given(DAYS)
def test_right_weekday_is_never_a_finding(day: date) -> None:
    name = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
    text = f"Besuch am {name[day.weekday()]}, {date_short(day)}"

    assert check(saying(text), Register()) == ()


def test_period_that_ends_before_it_begins_is_an_error() -> None:
    found = only(saying("Ausstellung vom 20.11.2023 bis 17.11.2023"))

    assert (found.rule, str(found.suggestion)) == ("date-range", "17.11.2023 bis 20.11.2023")


@pytest.mark.parametrize(
    ("written", "suggestion"),
    [("2023/2025", "2023/2024"), ("2023/23", "2023/24"), ("2024/2023", "2023/2024")],
)
def test_wrong_school_year_is_a_warning(written: str, suggestion: str) -> None:
    found = only(saying(f"Ziele für das Schuljahr {written}"))

    assert (found.rule, found.severity) == ("school-year", "warning")
    assert (found.quote, str(found.suggestion)) == (written, suggestion)


@pytest.mark.parametrize(
    ("lead", "name"),
    [
        ("Zitat aus dem Trägertreffen am", "Trägertreffen"),
        ("Stimme aus dem Trägertreffen vom", "Trägertreffen"),
        ("Protokoll des Trägertreffens vom", "Trägertreffen"),
        ("Rückblick auf das Trägertreffen am", "Trägertreffen"),
    ],
)
def test_look_back_after_the_report_is_an_error_with_the_termin(lead: str, name: str) -> None:
    found = only(saying(f"{lead} 24.11.2024"))

    assert (found.rule, found.severity) == ("date-after-report", "error")
    assert (found.quote, str(found.suggestion)) == ("24.11.2024", "24.11.2023")
    assert name in str(found.sentence)
    assert "im Programm steht der Termin am 24.11.2023" in str(found.sentence)


def test_look_back_without_records_suggests_the_last_such_day() -> None:
    found = only(saying("Das Sommerfest fand am 15. Dezember 2023 statt"), Register())

    assert (found.rule, str(found.suggestion)) == ("date-after-report", "15. Dezember 2022")


def test_report_of_the_first_year_is_checked_without_failing() -> None:
    deck = change(1, paragraphs=("01.01.0001",))

    check(replace(deck, slides=(deck.slides[0], *saying("Zitat vom 02.02.0001").slides[3:4])))


def test_words_before_a_quotation_are_a_look_back() -> None:
    deck = saying("Im Trägertreffen am 24.11.2024:", "„Wir sind dabei“")

    assert only(deck, Register()).rule == "date-after-report"


def test_footer_date_counts_as_the_day_of_the_report_where_later() -> None:
    paragraphs = ("Bericht zur Startphase 2023/2024", "30.11.2022")

    assert only(change(1, paragraphs=paragraphs)).rule == "footer-date"


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("Trägertreffen am 23.11.2023", "24.11.2023"),
        ("Trägertreffen am 24.11.2022", "24.11.2023"),
        ("Trägertreffen: 10.10.2023", "24.11.2023"),
        ("Das Netzwerktreffen am 17. November 2023 war gut besucht", "14. November 2023"),
        ("24.11.2024 Trägertreffen", "24.11.2023"),
    ],
)
def test_date_that_contradicts_the_termin_is_an_error(text: str, suggestion: str) -> None:
    found = only(saying(text))

    assert (found.rule, found.severity) == ("date-record", "error")
    assert str(found.suggestion) == suggestion


def test_frequent_format_is_a_warning_only_beside_a_termin() -> None:
    found = only(saying("Jour fixe am 09.11.2023"))

    assert (found.rule, str(found.suggestion)) == ("date-near-record", "08.11.2023")
    assert check(saying("Jour fixe am 15.11.2023"), REGISTER) == ()


def test_meeting_of_another_name_is_not_the_termin() -> None:
    assert check(saying("Landesträgertreffen am 23.11.2022"), REGISTER) == ()


def test_date_in_a_table_is_held_against_the_name_in_its_row() -> None:
    table = (("Termin", "Tag"), ("Trägertreffen", "24.11.2022"))
    base = CLEAN.slides[3]

    found = only(change(4, tables=(replace(CLEAN.slides[4].tables[0], rows=table),)))

    assert (base.number, found.place, str(found.suggestion)) == (4, "t0r1c1", "24.11.2023")


def test_cancelled_termin_is_an_error_unless_said() -> None:
    found = only(saying("Lenkungsgruppe am 05.09.2023"))

    assert (found.rule, found.fixable) == ("date-cancelled", False)
    assert check(saying("Lenkungsgruppe am 05.09.2023 ausgefallen"), REGISTER) == ()


@pytest.mark.parametrize(
    ("text", "rule", "severity"),
    [
        ("Fachtagung am 31.10.2023", "date-holiday", "warning"),
        ("Fachtagung am 10.10.2023", "date-school-holiday", "hint"),
        ("Fachtagung am 19.11.2023", "date-sunday", "hint"),
    ],
)
def test_meeting_on_a_free_day_is_told(text: str, rule: str, severity: str) -> None:
    found = only(saying(text))

    assert (found.rule, found.severity) == (rule, severity)


def test_festivity_on_a_free_day_is_fine() -> None:
    assert check(saying("Familienfest am 31.10.2023"), REGISTER) == ()


@pytest.mark.parametrize(
    "lead", ["Besetzung der kommunalen Koordinierung zum", "Koordinierung tätig seit"]
)
def test_date_that_contradicts_the_tenure_is_an_error(lead: str) -> None:
    found = only(saying(f"{lead} 01.09.2023"))

    assert (found.rule, found.severity, str(found.suggestion)) == (
        "date-tenure",
        "error",
        "01.08.2023",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Ausschreibung zur Besetzung der Koordinierung am 15.03.2023",
        "Nachbesetzung der Koordinierung zum 01.02.2024 geplant",
        "Die Elternvertretung ist seit 01.09.2023 tätig",
        "Bescheid des Landes vom 12.06.2023",
        "Netzwerktreffen am 11.09.2023",
    ],
)
def test_other_days_do_not_contradict_the_records(text: str) -> None:
    register = replace(REGISTER, formats=())

    assert check(saying(text), register) == ()


def test_tenures_are_told_apart_by_their_number() -> None:
    posts = ("FSZ-Leitung 14. Grundschule", "FSZ-Leitung 93. Grundschule")
    days = (date(2023, 8, 1), date(2023, 10, 1))
    register = replace(REGISTER, tenures=tuple(map(Tenure, posts, days)))

    assert check(saying("Leitung der 93. Grundschule besetzt zum 01.10.2023"), register) == ()
    found = only(saying("Leitung der 93. Grundschule besetzt zum 01.08.2023"), register)

    assert str(found.suggestion) == "01.10.2023"


def test_date_that_contradicts_the_grant_is_an_error() -> None:
    found = only(saying("Bescheid an Kompass vom 20.07.2023"))

    assert (found.rule, str(found.suggestion)) == ("date-grant", "14.07.2023")


def test_report_from_the_future_is_a_warning() -> None:
    register = replace(REGISTER, today=date(2023, 11, 29))

    assert only(CLEAN, register).rule == "report-ahead"


def test_report_with_another_day_than_its_stichtag_is_an_error() -> None:
    register = replace(REGISTER, report_day=date(2023, 12, 1))

    found = only(CLEAN, register)

    assert (found.slide, found.rule, str(found.suggestion)) == (1, "report-stichtag", "01.12.2023")
