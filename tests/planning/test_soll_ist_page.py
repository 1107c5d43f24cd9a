"""Soll and Ist of every format and period at any Stichtag."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from tests import make
from tests.cast import Cast
from tests.planning.conftest import occur

from wirkraum.planning.domain.bridge.tally import Kept
from wirkraum.planning.models import Format
from wirkraum.planning.queries import SollIstPage, soll_ist
from wirkraum.planning.queries.periods import Count, Stand, count_of
from wirkraum.planning.views.soll_ist import quarter_end

D = dt.date
PAGE = "/jahresplan/soll-ist/"


def page_of(client: Client, query: str = "") -> SollIstPage:
    page: SollIstPage = client.get(PAGE + query).context["page"]
    return page


def counts(page: SollIstPage) -> dict[str, Count]:
    (line,) = page.groups[0].lines
    return {str(one.label): one.count for one in line.periods}


def test_the_page_takes_the_same_queries_for_any_number(jour_fixe: Format, cleo: Client) -> None:
    found = []
    for number in (1, 3, 30):
        for at in range(number):
            occur(jour_fixe, D(2023, 12, 1) + dt.timedelta(days=at))
            fields = {"code": f"X{number}.{at}", "frequency_text": "1x/Monat"}
            make.make_format(jour_fixe.programme, jour_fixe.circle, **fields)
        with CaptureQueriesContext(connection) as queries:
            assert cleo.get(PAGE).status_code == 200
        found.append(len(queries))

    assert found[0] == found[1] == found[2] <= 20


def test_every_period_says_what_was_held_is_planned_and_is_missing(
    jour_fixe: Format, cleo: Client
) -> None:
    occur(jour_fixe, D(2023, 9, 4), status="held")
    occur(jour_fixe, D(2023, 9, 18), status="documented")
    occur(jour_fixe, D(2023, 11, 13), status="planned")
    occur(jour_fixe, D(2023, 11, 28), status="announced")
    occur(jour_fixe, D(2023, 12, 11), status="cancelled")
    occur(jour_fixe, D(2024, 1, 8))

    found = counts(page_of(cleo))

    assert found["September 2023"] == Count(agreed=2, held=2)
    assert found["November 2023"] == Count(agreed=2, planned=1, missing=1, unrecorded=1)
    assert found["Dezember 2023"] == Count(agreed=2, ahead=2)
    assert found["Januar 2024"] == Count(agreed=2, planned=1, ahead=1)


@pytest.mark.parametrize("day", [D(2023, 8, 1), D(2023, 9, 10), D(2023, 11, 13), D(2023, 11, 27)])
def test_the_sums_agree_with_the_start_page(jour_fixe: Format, cleo: Client, day: dt.date) -> None:
    for at in range(7):
        status = "held" if at % 2 else "planned"
        occur(jour_fixe, D(2023, 9, 4) + dt.timedelta(days=14 * at), status=status)

    (line,) = page_of(cleo, f"?stichtag={day}").groups[0].lines
    (row,) = soll_ist(jour_fixe.programme, day)

    assert (line.count.agreed, line.count.held) == (row.agreed, row.held)
    assert (line.count.missing, line.count.unrecorded) == (row.missing, row.tally.unrecorded)


def test_what_was_held_later_was_still_ahead(jour_fixe: Format, cleo: Client) -> None:
    occur(jour_fixe, D(2023, 11, 13), status="held")

    page = page_of(cleo, "?stichtag=2023-11-01")
    (line,) = page.groups[0].lines

    assert counts(page)["November 2023"].planned == 1
    assert [chip.state for one in line.periods for chip in one.chips] == ["geplant"]


def test_up_to_a_stichtag_to_come_termine_are_planned(jour_fixe: Format, cleo: Client) -> None:
    occur(jour_fixe, D(2023, 12, 11))

    page = page_of(cleo, "?stichtag=2024-02-29")

    assert page.in_future
    assert counts(page)["Dezember 2023"] == Count(agreed=2, planned=1, missing=1)


def test_what_is_on_demand_or_open_has_no_periods(jour_fixe: Format, cleo: Client) -> None:
    Format.objects.filter(pk=jour_fixe.pk).update(frequency_text="nach Bedarf")
    occur(jour_fixe, D(2023, 9, 4), status="held")

    assert counts(page_of(cleo)) == {"im Schuljahr": Count(held=1)}


def test_termine_outside_every_period_are_told_too(jour_fixe: Format, cleo: Client) -> None:
    Format.objects.filter(pk=jour_fixe.pk).update(frequency_text="2x/Jahr (März/Nov)")
    occur(jour_fixe, D(2023, 9, 4), status="held")

    assert counts(page_of(cleo))["außerhalb der Zeiträume"] == Count(held=1)


def test_sites_have_sums_of_their_own(jour_fixe: Format, cast: Cast, cleo: Client) -> None:
    for site in (cast.sued, cast.nord):
        circle = make.make_circle(cast.programme, name=f"Team {site.mark}", site=site)
        fields = {"code": f"LT{site.mark}", "frequency_text": "1x/Monat"}
        occur(make.make_format(cast.programme, circle, **fields), D(2023, 9, 4), status="held")

    page = page_of(cleo)

    assert [group.site for group in page.groups] == [None, cast.nord, cast.sued]
    assert [group.count.held for group in page.groups] == [0, 1, 1]
    assert page.count.held == 2


def test_numbers_lead_to_their_termine(jour_fixe: Format, cleo: Client) -> None:
    termin = occur(jour_fixe, D(2023, 9, 4), status="held")

    html = cleo.get(PAGE).content.decode()

    assert f'href="?stichtag=2023-11-27&amp;format={jour_fixe.pk}#f{jour_fixe.pk}"' in html
    assert f'<a class="tag breit gehalten" href="/termine/{termin.uid}/">4.9.' in html


def test_a_termin_for_those_asked_counts_and_is_not_shown(
    jour_fixe: Format, cast: Cast, client: Client
) -> None:
    termin = occur(jour_fixe, D(2023, 9, 4), status="held", visibility="team")
    client.force_login(cast.dora)

    page = page_of(client)

    assert page.count.held == 1
    assert not any(p.chips for line in page.groups[0].lines for p in line.periods)
    assert str(termin.uid) not in client.get(PAGE).content.decode()


@pytest.mark.parametrize("asked", ["31.31.", "", "1900-01-01", "9999-12-31"])
def test_a_day_that_is_none_is_refused_and_kept(
    jour_fixe: Format, cleo: Client, asked: str
) -> None:
    answer = cleo.get(f"{PAGE}?stichtag={asked}")

    assert answer.status_code == 422
    assert answer.context["page"].as_of == make.TODAY
    assert f'value="{asked}"' in answer.content.decode() or not asked


def test_quick_days_of_the_school_year(jour_fixe: Format, cleo: Client) -> None:
    quick = cleo.get(PAGE).context["quick"]

    assert [(name, day.isoformat()) for name, day, _current in quick] == [
        ("heute", "2023-11-27"),
        ("Quartalsende", "2023-12-31"),
        ("Ende des Halbjahrs", "2024-01-31"),
        ("Schuljahresende", "2024-07-31"),
    ]


def test_a_year_without_formats_says_so(cast: Cast, cleo: Client) -> None:
    assert "Keine Formate in diesem Schuljahr" in cleo.get(PAGE).content.decode()


@pytest.mark.parametrize(
    ("day", "end"),
    [
        (D(2024, 1, 1), D(2024, 3, 31)),
        (D(2024, 6, 30), D(2024, 6, 30)),
        (D(2024, 7, 1), D(2024, 9, 30)),
        (D(2023, 10, 9), D(2023, 12, 31)),
    ],
)
def test_quarters_end(day: dt.date, end: dt.date) -> None:
    assert quarter_end(day) == end


KEPT = st.builds(
    Kept, st.dates(D(2023, 8, 1), D(2024, 7, 31)), st.sampled_from(["planned", "held", "announced"])
)


@given(st.lists(KEPT, max_size=8), st.integers(0, 8), st.dates(D(2023, 8, 1), D(2024, 7, 31)), KEPT)
def test_nothing_gets_lost_between_the_columns(
    kept: list[Kept], agreed: int, day: dt.date, start: Kept
) -> None:
    one = count_of(agreed, kept, Stand(day, day), start.day)

    assert one.held + one.planned + one.unrecorded == len(kept)
    assert one.missing + one.ahead == max(0, agreed - one.held - one.planned)
    assert not (one.missing and one.ahead)
