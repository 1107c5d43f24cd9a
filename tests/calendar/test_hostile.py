"""Numbers, days and times that cannot be: a German word at the field, never a broken page."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests import make
from tests.cast import Cast

from wirkraum.calendar.actions import Around, enter, move
from wirkraum.calendar.models import Termin
from wirkraum.history.domain.refusal import Refused
from wirkraum.kit.clock import berlin

SPRING = dt.date(2024, 3, 31)
HUGE = ["9" * 5000, "1" + "0" * 30, "-1", "²", "x"]


def form(**more: Any) -> dict[str, Any]:
    fields = {"title": "T", "day": "2024-02-06", "begin": "9:00", "end": "10:00"}
    return fields | {"visibility": "programme"} | more


@pytest.mark.parametrize(
    "query",
    [
        {"monat": "9999-12"},
        {"monat": "0001-01"},
        {"jahr": "9999-00", "zeit": "alle"},
        {"jahr": "0001-02", "zeit": "alle"},
        *({"page": number} for number in HUGE),
    ],
)
def test_lists_fall_back_where_nobody_can_reckon(query: dict[str, str], cleo: Client) -> None:
    assert cleo.get(reverse("calendar:termine"), query).status_code == 200


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_day_nobody_means_gives_no_hint(day: str, cleo: Client) -> None:
    answer = cleo.get(reverse("calendar:day_hint"), {"day": day})

    assert (answer.status_code, answer.content) == (200, b"")


@pytest.mark.parametrize("key", HUGE)
def test_a_site_that_cannot_be_is_left_out_of_the_hint(key: str, cleo: Client) -> None:
    query = {"day": "2024-02-06", "sites": key}

    assert cleo.get(reverse("calendar:day_hint"), query).status_code == 200


@pytest.mark.parametrize("field", ["sites", "organisations", "circles", "kind"])
@pytest.mark.parametrize("key", HUGE)
def test_a_record_that_cannot_be_is_refused(field: str, key: str, cleo: Client) -> None:
    answer = cleo.post(reverse("calendar:new"), form(**{field: [key]}))

    assert answer.status_code == 422
    assert not Termin.objects.exists()


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "9999-12-31", "2024-02-30"])
def test_a_termin_on_a_day_nobody_means_is_refused(day: str, cleo: Client) -> None:
    answer = cleo.post(reverse("calendar:new"), form(day=day))

    assert answer.status_code == 422
    assert not Termin.objects.exists()


@pytest.mark.parametrize(("begin", "end"), [("2:30", "4:00"), ("1:30", "2:30"), ("2:00", "2:59")])
def test_an_hour_that_clocks_leave_out_is_told(begin: str, end: str, cleo: Client) -> None:
    answer = cleo.post(reverse("calendar:new"), form(day=str(SPRING), begin=begin, end=end))

    assert answer.status_code == 422
    assert "springt von 2 auf 3" in answer.content.decode()


def test_it_is_told_when_moving_too(cast: Cast, cleo: Client) -> None:
    termin = make.make_termin(cast.programme)
    url = reverse("calendar:move", args=[termin.uid])

    answer = cleo.post(url, {"day": str(SPRING), "begin": "2:30", "end": "3:15"})

    assert answer.status_code == 422
    assert Termin.objects.get().day == make.TODAY


def test_the_doubled_hour_of_autumn_is_taken(cleo: Client) -> None:
    answer = cleo.post(reverse("calendar:new"), form(day="2024-10-27", begin="2:15", end="2:45"))

    assert answer.status_code == 302


def test_an_end_before_the_beginning_in_real_time_is_refused(cast: Cast) -> None:
    span = berlin(SPRING, dt.time(2, 30)), berlin(SPRING, dt.time(3, 15))
    termin = make.make_termin(cast.programme)
    new = Termin(programme=cast.programme, title="T", starts_at=span[0], ends_at=span[1])

    with pytest.raises(Refused, match="Ende liegt vor dem Beginn"):
        move(termin=termin, starts_at=span[0], ends_at=span[1], by=None, at=make.NOW)
    with pytest.raises(Refused, match="Ende liegt vor dem Beginn"):
        enter(termin=new, around=Around(), by=None, at=make.NOW)


@pytest.mark.parametrize("version", HUGE)
def test_a_version_that_cannot_be_deletes_nothing_unseen(
    version: str, cast: Cast, cleo: Client
) -> None:
    kind = make.make_kind(cast.programme)

    answer = cleo.post(reverse("calendar:kind_delete", args=[kind.pk]), {"version": version})

    assert answer.status_code == 302


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("name", ["free_new"])
def test_free_days_nobody_means_are_refused(day: str, name: str, cleo: Client) -> None:
    fields = {"kind": "set", "name": "frei", "first_day": day, "last_day": day}

    assert cleo.post(reverse(f"calendar:{name}"), fields).status_code == 422
