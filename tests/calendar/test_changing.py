"""Changing and moving a Termin, also two people at once."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.test import Client
from tests import make
from tests.calendar.pages import SignIn, told, url
from tests.cast import Cast

from wirkraum.calendar.models import Termin
from wirkraum.history.models import Entry

D = dt.date


def edit(client: Client, termin: Termin, **more: Any) -> Any:
    known = {
        "title": termin.title,
        "day": f"{termin.day}",
        "begin": "09:00",
        "end": "10:30",
        "visibility": termin.visibility,
        "version": termin.version,
        "sites": [site.pk for site in termin.sites.all()],
    }
    return client.post(url("edit", termin), known | more)


def test_changing_time_or_title_lets_calendars_notice(cast: Cast, cleo: Client) -> None:
    termin = make.make_termin(cast.programme, cast.nord)

    edit(cleo, termin, note="nur die Notiz")
    termin.refresh_from_db()
    assert termin.sequence == 0
    edit(cleo, termin, note="nur die Notiz", begin="08:00")
    termin.refresh_from_db()
    edit(cleo, termin, note="nur die Notiz", begin="08:00", title="Anders")
    termin.refresh_from_db()

    assert (termin.sequence, termin.version) == (2, 3)


def test_changing_nothing_leaves_no_trace(cast: Cast, cleo: Client) -> None:
    termin = make.make_termin(cast.programme, cast.nord)

    edit(cleo, termin)

    termin.refresh_from_db()
    assert (termin.sequence, termin.version, Entry.objects.count()) == (0, 0, 0)


def test_two_who_change_different_things_both_get_their_way(
    cast: Cast, cleo: Client, as_user: SignIn
) -> None:
    termin = make.make_termin(cast.programme, cast.nord)
    edit(as_user(cast.ada), termin, note="Bitte Tee mitbringen.")

    answer = edit(cleo, termin, begin="08:00")

    termin.refresh_from_db()
    assert answer.status_code == 302
    assert termin.note == "Bitte Tee mitbringen."
    assert termin.starts_at.astimezone(make.NOW.tzinfo).hour == 8
    assert termin.sequence == 1


def test_two_who_change_the_time_see_both_versions(
    cast: Cast, cleo: Client, as_user: SignIn
) -> None:
    termin = make.make_termin(cast.programme, cast.nord)
    edit(as_user(cast.ada), termin, begin="08:00")

    clash = edit(cleo, termin, begin="07:00")

    assert clash.status_code == 409
    text = clash.content.decode()
    assert "27.11.2023, 08:00 Uhr" in text
    assert "27.11.2023, 07:00 Uhr" in text
    termin.refresh_from_db()
    taken = edit(cleo, termin, begin="07:00", **{"wahl-starts_at": "theirs"})
    assert taken.status_code == 302
    termin.refresh_from_db()
    assert termin.starts_at.astimezone(make.NOW.tzinfo).hour == 8


def test_a_termin_of_two_days_keeps_its_nights(cast: Cast, cleo: Client) -> None:
    termin = make.make_termin(cast.programme, cast.nord, minutes=24 * 60)

    answer = edit(cleo, termin, end="09:00", day="2023-12-04")

    assert answer.status_code == 302
    termin.refresh_from_db()
    assert termin.ends_at - termin.starts_at == dt.timedelta(days=1)


def test_moving_by_date_field_says_what_is_on_the_day(cast: Cast, cleo: Client) -> None:
    termin = make.make_termin(cast.programme)
    when = {"day": "2023-12-25", "begin": "09:00", "end": "10:00", "version": 0}

    answer = cleo.post(url("move", termin), when)

    termin.refresh_from_db()
    assert (answer.status_code, termin.day) == (302, D(2023, 12, 25))
    assert any("Erster Weihnachtstag" in text for text in told(answer))
    stale = cleo.post(url("move", termin), when | {"day": "2023-12-26"})
    assert stale.status_code == 409


def test_moving_what_is_over_is_refused_with_the_reason(cast: Cast, cleo: Client) -> None:
    termin = make.make_termin(cast.programme, status="held")

    answer = cleo.post(url("move", termin), {"day": "2023-12-04", "begin": "09:00", "end": "10:00"})

    assert answer.status_code == 422
    assert "lässt sich nicht mehr verschieben" in answer.content.decode()
