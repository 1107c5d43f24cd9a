"""The verbs of the calendar: what they change, what they refuse, and the way back."""

from __future__ import annotations

import datetime as dt

import pytest
from tests import make
from tests.cast import Cast

from wirkraum.calendar.actions import (
    Around,
    Heads,
    Invited,
    Whose,
    ask,
    enter,
    hold,
    import_free_days,
    load_land_holidays,
    move,
    open_feed,
    renew_feed,
    step,
)
from wirkraum.calendar.domain.free_days import FreeSpan
from wirkraum.calendar.models import Feed, FreeDays, Status, Termin
from wirkraum.history.actions import Conflict, undo
from wirkraum.history.domain.refusal import Refused
from wirkraum.history.models import Entry, Step
from wirkraum.kit.clock import berlin

D = dt.date
NINE, TEN = dt.time(9), dt.time(10)


def move_to(termin: Termin, day: dt.date, cast: Cast, **more: int) -> Entry:
    return move(
        termin=termin,
        starts_at=berlin(day, NINE),
        ends_at=berlin(day, TEN),
        by=cast.cleo,
        at=make.NOW,
        **more,
    )


def test_entering_stores_everything_in_one_verb(cast: Cast) -> None:
    termin = Termin(
        programme=cast.programme,
        title="Runde",
        starts_at=berlin(D(2023, 12, 4), NINE),
        ends_at=berlin(D(2023, 12, 4), TEN),
    )
    around = Around(sites=[cast.nord], invited=[Invited("required", circle=cast.leads)])

    entry = enter(termin=termin, around=around, by=cast.cleo, at=make.NOW)

    assert list(termin.sites.all()) == [cast.nord]
    assert [one.circle for one in termin.participants.all()] == [cast.leads]
    assert termin.sequence == 0
    undo(entry=entry, by=cast.cleo, at=make.NOW, summary="zurück")
    assert not Termin.objects.exists()


def test_moving_lets_calendars_notice(cast: Cast) -> None:
    termin = make.make_termin(cast.programme)

    entry = move_to(termin, D(2023, 12, 4), cast)

    termin.refresh_from_db()
    assert (termin.day, termin.sequence, termin.changed_at) == (D(2023, 12, 4), 1, make.NOW)
    assert "04.12.2023" in entry.summary


def test_moving_to_the_same_time_changes_nothing(cast: Cast) -> None:
    termin = make.make_termin(cast.programme, at=NINE, minutes=60)

    move_to(termin, termin.day, cast)

    termin.refresh_from_db()
    assert (termin.sequence, Entry.objects.count()) == (0, 0)


def test_moving_refuses_an_end_before_the_beginning(cast: Cast) -> None:
    termin = make.make_termin(cast.programme)
    later, earlier = berlin(termin.day, TEN), berlin(termin.day, NINE)

    with pytest.raises(Refused, match="Ende"):
        move(termin=termin, starts_at=later, ends_at=earlier, by=cast.cleo, at=make.NOW)


def test_moving_what_somebody_else_has_changed_is_a_conflict(cast: Cast) -> None:
    termin = make.make_termin(cast.programme)
    move_to(termin, D(2023, 12, 4), cast)

    with pytest.raises(Conflict):
        move_to(Termin.objects.get(), D(2023, 12, 5), cast, expected=0)


@pytest.mark.parametrize("status", ["held", "documented", "cancelled"])
def test_moving_what_is_over_is_refused(cast: Cast, status: str) -> None:
    termin = make.make_termin(cast.programme, status=status)

    with pytest.raises(Refused):
        move_to(termin, D(2023, 12, 4), cast)
    assert not Entry.objects.exists()


def test_cancelling_asks_for_a_reason(cast: Cast) -> None:
    termin = make.make_termin(cast.programme)

    with pytest.raises(Refused, match="Grund"):
        step(termin=termin, to="cancelled", because="  ", by=cast.cleo, at=make.NOW)

    termin.refresh_from_db()
    step(termin=termin, to="cancelled", because="Krankheit", by=cast.cleo, at=make.NOW)
    termin.refresh_from_db()
    assert (termin.status, termin.cancelled_because) == (Status.CANCELLED, "Krankheit")


def test_stepping_back_from_cancelled_forgets_the_reason(cast: Cast) -> None:
    termin = make.make_termin(cast.programme, status="cancelled", cancelled_because="Krankheit")

    step(termin=termin, to="planned", by=cast.cleo, at=make.NOW)

    termin.refresh_from_db()
    assert (termin.status, termin.cancelled_because) == (Status.PLANNED, "")


def test_holding_counts_heads(cast: Cast) -> None:
    termin = make.make_termin(cast.programme, on=D(2023, 11, 24), status="announced")

    hold(termin=termin, heads=Heads(14, None), by=cast.ada, at=make.NOW)

    termin.refresh_from_db()
    assert (termin.status, termin.adults, termin.children) == (Status.HELD, 14, None)


def test_holding_refuses_what_lies_ahead(cast: Cast) -> None:
    termin = make.make_termin(cast.programme, on=D(2023, 12, 24))

    with pytest.raises(Refused, match="Zukunft"):
        hold(termin=termin, heads=Heads(), by=cast.ada, at=make.NOW)
    assert not Entry.objects.exists()


def test_asking_sets_who_takes_part_and_how(cast: Cast) -> None:
    termin = make.make_termin(cast.programme)
    ask(termin=termin, invited=[Invited("required", circle=cast.leads)], by=None, at=make.NOW)
    kept = termin.participants.get().pk

    entry = ask(
        termin=termin,
        invited=[
            Invited("optional", circle=cast.leads),
            Invited("informed", organisation=cast.carrier_nord),
        ],
        by=cast.cleo,
        at=make.NOW,
    )

    found = {str(one): one.role for one in termin.participants.all()}
    assert found == {"FSZ-Leitungen": "optional", "Träger Nord": "informed"}
    assert termin.participants.filter(pk=kept, role="optional").exists()
    termin.refresh_from_db()
    assert termin.sequence == 2

    undo(entry=entry, by=cast.cleo, at=make.NOW, summary="zurück")
    assert [(str(one), one.role) for one in termin.participants.all()] == [
        ("FSZ-Leitungen", "required")
    ]


def test_asking_the_same_again_changes_nothing(cast: Cast) -> None:
    termin = make.make_termin(cast.programme)
    invited = [Invited("required", circle=cast.leads)]
    ask(termin=termin, invited=invited, by=None, at=make.NOW)

    ask(termin=termin, invited=invited, by=None, at=make.NOW)

    termin.refresh_from_db()
    assert (termin.sequence, Entry.objects.count()) == (1, 1)


def test_asking_checks_the_version_even_if_nothing_of_the_termin_changes(cast: Cast) -> None:
    termin = make.make_termin(cast.programme)
    ask(termin=termin, invited=[Invited("required", circle=cast.leads)], by=None, at=make.NOW)

    with pytest.raises(Conflict):
        ask(termin=termin, invited=[], by=None, at=make.NOW, expected=0)


def test_loading_holidays_twice_is_one_entry_and_can_be_undone(cast: Cast) -> None:
    first = load_land_holidays(programme=cast.programme, by=cast.cleo, at=make.NOW)
    second = load_land_holidays(programme=cast.programme, by=cast.cleo, at=make.NOW)

    assert (first.added, first.left) == (48, 0)
    assert (second.entry, second.added, second.left) == (None, 0, 48)
    assert Entry.objects.count() == 1
    assert FreeDays.objects.get(name="Herbstferien", first_day=D(2023, 10, 2)).source
    assert first.entry
    undo(entry=first.entry, by=cast.cleo, at=make.NOW, summary="zurück")
    assert not FreeDays.objects.exists()


def test_loading_leaves_what_a_person_entered(cast: Cast) -> None:
    FreeDays.objects.create(
        programme=cast.programme,
        kind="school",
        name="Herbstferien",
        first_day=D(2023, 10, 2),
        last_day=D(2023, 10, 13),
    )

    done = load_land_holidays(programme=cast.programme, by=cast.cleo, at=make.NOW)

    assert (done.added, done.left) == (47, 1)


def test_loading_holidays_of_a_land_we_have_none_of_says_what_to_do(cast: Cast) -> None:
    cast.programme.municipality.land = "NW"

    with pytest.raises(Refused, match=r"Nordrhein-Westfalen.*importieren"):
        load_land_holidays(programme=cast.programme, by=cast.cleo, at=make.NOW)


def test_importing_for_a_site_leaves_the_others_alone(cast: Cast) -> None:
    span = FreeSpan(D(2024, 3, 1), D(2024, 3, 1), "Beweglicher Ferientag", "movable")
    whose = Whose(cast.programme, cast.nord, "Schule")

    first = import_free_days(whose=whose, spans=[span], by=cast.cleo, at=make.NOW)
    again = import_free_days(whose=whose, spans=[span, span], by=cast.cleo, at=make.NOW)
    other = import_free_days(
        whose=Whose(cast.programme, cast.sued), spans=[span], by=cast.cleo, at=make.NOW
    )

    assert (first.added, again.added, other.added) == (1, 0, 1)
    assert [days.site for days in FreeDays.objects.order_by("pk")] == [cast.nord, cast.sued]


def test_an_address_never_stands_in_the_history(cast: Cast) -> None:
    feed = open_feed(
        feed=Feed(programme=cast.programme, circle=cast.leads), by=cast.cleo, at=make.NOW
    )
    old = feed.token

    open_feed(feed=feed, by=cast.cleo, at=make.NOW)
    assert Feed.objects.get().token == old
    renew_feed(feed=feed, by=cast.cleo, at=make.NOW)

    assert Feed.objects.get().token != old
    assert [entry.summary for entry in Entry.objects.order_by("pk")] == [
        "Kalenderadresse angelegt: FSZ-Leitungen",
        "Kalenderadresse erneuert: FSZ-Leitungen",
    ]
    assert not Step.objects.exists()
