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
from wirkraum.planning.domain.bridge.checks import check_move
from wirkraum.planning.domain.bridge.others import other_days
from wirkraum.planning.models import Format

MONDAYS = tuple(
    entry(day) for day in (D(2024, 1, 8), D(2024, 1, 22), D(2024, 3, 4), D(2024, 3, 18))
)
HERE = entry(D(2024, 2, 5), firm=False)
BEGIN = D(2023, 11, 28)


def test_the_cheapest_days_come_first_and_break_no_firm_rule() -> None:
    given = facts(need(), entries=(*MONDAYS, HERE), begin=BEGIN)

    found = other_days(given, given.needs[0], HERE)

    assert len(found) == 3
    assert [one.cost for one in found] == sorted(one.cost for one in found)
    for one in found:
        span = (HERE.start, HERE.end)
        same = check_move(given, given.needs[0], HERE, day=one.day, span=span)
        assert one.findings == same
        assert not any(finding.firm for finding in same)
        assert one.day.month == 2  # the period it counts for
        assert one.day not in given.free_dates
        assert one.day.isoweekday() < 6


def test_a_day_somebody_needed_is_elsewhere_is_not_offered() -> None:
    busy = entry(D(2024, 2, 6), uid="busy", format="", title="Amt", who=("a",))
    given = facts(need(weekdays=frozenset({2})), entries=(*MONDAYS, HERE, busy), begin=BEGIN)

    assert D(2024, 2, 6) not in [one.day for one in other_days(given, given.needs[0], HERE)]


def test_nothing_is_offered_in_the_past_or_where_no_day_is_left() -> None:
    given = facts(need(weekdays=frozenset({1})), entries=(*MONDAYS, HERE), begin=D(2024, 2, 27))

    assert other_days(given, given.needs[0], HERE) == ()
    late = replace(given, begin=D(2024, 2, 20))
    assert [one.day for one in other_days(late, given.needs[0], HERE)] == [D(2024, 2, 26)]


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
