"""Other days for a Termin: ranked, told in words, and only for who may move it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from django.test import Client
from django.urls import reverse
from tests.cast import Cast
from tests.planning.conftest import occur
from tests.planning.test_bridge import D, entry, facts, need

from wirkraum.calendar.models import Termin
from wirkraum.kit.clock import BERLIN
from wirkraum.planning.domain.bridge.checks import check_move
from wirkraum.planning.domain.bridge.explained import REACH
from wirkraum.planning.domain.bridge.others import other_times
from wirkraum.planning.models import Format

MONDAYS = tuple(
    entry(day) for day in (D(2024, 1, 8), D(2024, 1, 22), D(2024, 3, 4), D(2024, 3, 18))
)
HERE = entry(D(2024, 2, 5), firm=False)
BEGIN = D(2023, 11, 28)


def test_the_cheapest_days_come_first_and_break_no_firm_rule() -> None:
    given = facts(need(), entries=(*MONDAYS, HERE), begin=BEGIN)

    found = other_times(given, given.needs[0], HERE)

    assert len(found) == 3
    assert [one.cost for one in found] == sorted(one.cost for one in found)
    for one in found:
        span = (one.start, one.end)
        same = check_move(given, given.needs[0], HERE, day=one.day, span=span)
        assert not any(finding.firm for finding in same)
        assert one.texts
        assert one.same_hour
        assert one.day.month == 2  # the period it counts for
        assert one.day not in given.free_dates
        assert one.day.isoweekday() < 6


def test_what_a_day_costs_and_gains_is_said() -> None:
    off = replace(HERE, day=D(2024, 2, 6))
    given = facts(need(), entries=(*MONDAYS, off), begin=BEGIN)

    first, *_ = other_times(given, given.needs[0], off)

    assert first.day == D(2024, 2, 5)
    assert [str(text) for text in first.texts] == [
        "Dann nicht mehr: „JF“ liegt sonst meist am Montag."
    ]


def test_a_day_somebody_needed_is_elsewhere_is_not_offered() -> None:
    busy = entry(D(2024, 2, 6), uid="busy", format="", title="Amt", who=("a",))
    given = facts(need(weekdays=frozenset({2})), entries=(*MONDAYS, HERE, busy), begin=BEGIN)

    found = other_times(given, given.needs[0], HERE)

    assert (D(2024, 2, 6), HERE.start) not in [(one.day, one.start) for one in found]


def test_nothing_is_offered_in_the_past_or_where_nothing_is_left() -> None:
    narrow = need(weekdays=frozenset({1}), window=(540, 660))
    given = facts(narrow, entries=(*MONDAYS, HERE), begin=D(2024, 2, 27))

    assert other_times(given, narrow, HERE) == ()
    late = replace(given, begin=D(2024, 2, 20))
    assert [one.day for one in other_times(late, narrow, HERE)] == [D(2024, 2, 26)]


def test_other_hours_are_offered_where_no_other_day_is_possible() -> None:
    one = need(weekdays=frozenset({1}), not_beside_holidays=True, window=(540, 780))
    given = facts(one, entries=(*MONDAYS, HERE), begin=BEGIN)

    found = other_times(given, one, HERE)

    assert {one.day for one in found} == {HERE.day}
    assert [one.begin for one in found] == ["10:00", "11:00"]
    assert not any(one.same_hour for one in found)


def test_a_termin_on_demand_is_offered_days_near_it_without_its_own() -> None:
    one = need(text="Nach Bedarf")
    given = facts(one, entries=(HERE, entry(D(2024, 2, 6))), begin=BEGIN)

    found = other_times(given, one, HERE, most=99)

    days = {each.day for each in found}
    assert D(2024, 2, 6) not in days
    assert max(abs(day - HERE.day) for day in days) <= REACH
    assert not days & given.free_dates


def test_what_others_set_is_offered_nothing() -> None:
    one = need(text="jeden 1. Mittwoch im Monat", set_by_others=True)
    given = facts(one, entries=(HERE,), begin=BEGIN)

    assert other_times(given, one, HERE) == ()


def test_another_hour_is_kept_by_the_click(cleo: Client, jour_fixe: Format) -> None:
    Format.objects.filter(pk=jour_fixe.pk).update(weekdays=[1], not_beside_holidays=True)
    termin = occur(jour_fixe, D(2024, 2, 5))
    page = cleo.get(reverse("planning:others", args=[termin.uid]))
    first = page.context["others"][0]
    html = page.content.decode()

    assert first.day == termin.day
    assert f'name="begin" value="{first.begin}"' in html
    times = {"date": f"{first.day:%Y-%m-%d}", "begin": first.begin, "end": first.finish}
    cleo.post(reverse("planning:move", args=[termin.uid]), times | {"version": termin.version})
    moved = Termin.objects.get(pk=termin.pk)
    assert f"{moved.starts_at.astimezone(BERLIN):%H:%M}" == first.begin


def test_what_is_over_is_offered_nothing(cleo: Client, jour_fixe: Format) -> None:
    termin = occur(jour_fixe, D(2023, 11, 13))

    page = cleo.get(reverse("planning:others", args=[termin.uid]))

    assert page.context["others"] == ()


def test_one_click_moves_to_an_offered_day(cleo: Client, jour_fixe: Format) -> None:
    termin = occur(jour_fixe, D(2024, 2, 5))
    address = reverse("planning:others", args=[termin.uid])

    page = cleo.get(address)
    part = cleo.get(address, headers={"HX-Request": "true"}).content.decode()

    first = page.context["others"][0]
    assert f'value="{first.day:%Y-%m-%d}"' in page.content.decode()
    assert "<html" not in part
    assert "andere-tage" in part
    move = reverse("planning:move", args=[termin.uid])
    cleo.post(move, {"date": f"{first.day:%Y-%m-%d}", "version": termin.version})
    assert Termin.objects.get(pk=termin.pk).day == first.day


def test_only_who_plans_is_offered_days(cast: Cast, client: Client, jour_fixe: Format) -> None:
    termin = occur(jour_fixe, dt.date(2024, 2, 5))
    address = reverse("planning:others", args=[termin.uid])
    client.force_login(cast.ada)

    assert client.get(address).status_code == 404
    assert address not in client.get(f"/jahresplan/?termin={termin.uid}").content.decode()
