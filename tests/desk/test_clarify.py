"""What is open stands on the start page of those who can do something about it, with the way out."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from tests import make
from tests.cast import Cast
from tests.desk.stage import YESTERDAY, html, made, page_of, vacate

from wirkraum.accounts.models import User
from wirkraum.calendar.models import Status
from wirkraum.desk.queries.deadlines import vacancy_words
from wirkraum.desk.queries.sentence import in_words
from wirkraum.programme.models import Grant, Tenure
from wirkraum.reporting.models import Report


def test_a_format_behind_is_to_be_clarified_by_the_coordination(cast: Cast) -> None:
    format_ = make.make_format(
        cast.programme, cast.leads, name="Gesamtstrategie", frequency_text="1x/Jahr (Nov)"
    )
    made(format_, YESTERDAY)

    kinds = {one.kind: one for one in page_of(cast.cleo).clarify.all}
    assert kinds["behind"].title == "Gesamtstrategie: 0 von 1 gehalten"
    assert "1 vergangener Termin ist noch nicht eingetragen" in kinds["behind"].reason
    assert kinds["unrecorded"].actions[0].path == "/termine/?zeit=vergangen&stand=planned"
    assert page_of(cast.ada).clarify.all == ()


def test_a_format_on_demand_or_undecided_is_never_late(cast: Cast) -> None:
    make.make_format(cast.programme, cast.leads, code="SB", frequency_text="nach Bedarf")
    make.make_format(cast.programme, cast.leads, code="AK", frequency_text="tbd")

    assert [one.kind for one in page_of(cast.cleo).clarify.all] == ["undecided"]


def test_past_termine_wait_for_those_who_enter_them(cast: Cast) -> None:
    for site in (cast.nord, cast.nord, cast.sued):
        make.make_termin(cast.programme, site, on=YESTERDAY, status=Status.ANNOUNCED)
    make.make_termin(cast.programme, cast.nord, on=dt.date(2023, 8, 7))

    def waiting(user: User) -> list[str]:
        return [one.title for one in page_of(user).clarify.all]

    assert waiting(cast.cleo) == ["3 Termine warten auf Ihren Eintrag"]
    assert waiting(cast.ada) == ["2 Termine warten auf Ihren Eintrag"]
    assert waiting(cast.ben) == ["1 Termin wartet auf Ihren Eintrag"]
    assert waiting(cast.hilde) == waiting(cast.dora) == waiting(cast.lena) == []
    (mine,) = page_of(cast.ada).clarify.all
    assert mine.actions[0].path == "/termine/?zeit=vergangen&stand=announced&standort=1"


def test_a_vacancy_is_shown_with_its_days_and_the_way_out(cast: Cast) -> None:
    vacate(cast)

    def actions(user: User) -> list[str]:
        return [one.actions[0].label for one in page_of(user).clarify.all]

    assert actions(cast.cleo) == ["Stelle besetzen"]
    assert actions(cast.dora) == ["Standort ansehen"]
    assert actions(cast.lena) == actions(cast.emil) == []
    # Ada's post was never held before; the one Fritz left has been vacant since November.
    longest, latest = page_of(cast.lena).deadlines
    assert longest.title == latest.title == "FSZ-Leitung 1. Grundschule"
    assert (longest.head, latest.head) == ("16 Wochen", "26 Tage")
    assert longest.foot == "unbesetzt"


def test_at_most_three_are_shown_of_each_kind_one_first(cast: Cast, client: Client) -> None:
    vacate(cast)
    for code in ("A", "B", "C"):
        make.make_format(
            cast.programme, cast.leads, code=code, name=f"Format {code}", frequency_text="tbd"
        )

    page = page_of(cast.cleo)

    assert [one.kind for one in page.clarify.shown] == ["vacant", "undecided", "undecided"]
    assert len(page.clarify.all) == 4
    assert "Alle 4 ansehen" in html(client, cast.cleo)
    assert "Format C" in html(client, cast.cleo, "/?alle=1").partition("Puls")[0]


def test_what_ends_soon_comes_by_date(cast: Cast) -> None:
    Grant.objects.create(
        programme=cast.programme,
        carrier=cast.carrier_nord,
        valid_from=make.START,
        valid_until=dt.date(2024, 2, 29),
    )
    Tenure.objects.filter(person__user=cast.ada).update(valid_until=dt.date(2023, 12, 15))

    def lines(user: User) -> list[tuple[str, str]]:
        return [(one.head, one.foot) for one in page_of(user).deadlines]

    assert lines(cast.cleo) == [("Fr 15.12.", "in 18 Tagen"), ("29.2.2024", "in 94 Tagen")]
    assert lines(cast.dora) == lines(cast.cleo)
    assert lines(cast.emil) == []
    assert lines(cast.ada) == [("Fr 15.12.", "in 18 Tagen")]


def test_a_report_that_contradicts_itself_is_to_be_clarified(
    cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = Report.objects.create(
        programme=cast.programme, template="startphase", title="Bericht", as_of=make.TODAY
    )
    asked: list[int] = []

    class Drafted:
        errors_open = ()

    def draft(one: Report, *, today: dt.date) -> Drafted:
        asked.append(one.pk)
        return Drafted()

    monkeypatch.setattr("wirkraum.desk.queries.reports.draft", draft)
    page_of(cast.cleo)
    page_of(cast.cleo)
    page_of(cast.ada)

    assert asked == [report.pk]
    assert "Entwurf" in html(client, cast.cleo)
    assert "Berichte" not in html(client, cast.ada).partition("Fristen")[0]


def test_a_contradiction_is_the_first_of_its_kind(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = Report.objects.create(
        programme=cast.programme, template="startphase", title="Bericht", as_of=make.TODAY
    )

    class Finding:
        slide = 7
        sentence = "Das Zitat trägt den 24.11.2024."

    class Told:
        finding = Finding()

    class Drafted:
        errors_open = (Told(), Told())

    monkeypatch.setattr("wirkraum.desk.queries.reports.draft", lambda _one, today: Drafted())

    (unclear,) = page_of(cast.cleo).clarify.all

    assert unclear.critical
    assert unclear.title == "Bericht, Folie 7: Widerspruch"
    assert unclear.reason == "Das Zitat trägt den 24.11.2024. Und 1 weiterer."
    assert unclear.actions[0].path == f"/berichte/{report.pk}/"


@pytest.mark.parametrize(
    ("days", "words"), [(1, "1 Tag"), (27, "27 Tage"), (28, "4 Wochen"), (119, "17 Wochen")]
)
def test_long_vacancies_are_told_in_weeks(days: int, words: str) -> None:
    assert vacancy_words(days) == words


@pytest.mark.parametrize(
    ("number", "words"), [(0, "kein"), (1, "ein"), (7, "sieben"), (12, "zwölf"), (13, "13")]
)
def test_small_numbers_are_words(number: int, words: str) -> None:
    assert in_words(number) == words
