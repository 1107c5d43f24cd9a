"""Following a foreign calendar: new, changed, gone – and never twice."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from tests.calendar.foreign_files import ONE, PAST, TWO, Lines, calendar
from tests.cast import Cast
from tests.make import NOW

from wirkraum.calendar.actions import (
    entries_of,
    read_again,
    read_calendar,
    refresh_due,
    step,
    take_in,
)
from wirkraum.calendar.actions.foreign import TakenIn
from wirkraum.calendar.models import Absence, ForeignCalendar, Termin
from wirkraum.calendar.readers.refusal import BadCalendar
from wirkraum.history.actions import undo
from wirkraum.history.models import Entry
from wirkraum.programme.models import Post

LATER = dt.timedelta(hours=7)


@pytest.fixture
def busy(cast: Cast) -> ForeignCalendar:
    post = Post.objects.get(title="site_lead ada")
    return ForeignCalendar.objects.create(
        programme=cast.programme, name="dienstlich", post=post, address="https://example.org/a"
    )


@pytest.fixture
def rounds(cast: Cast) -> ForeignCalendar:
    return ForeignCalendar.objects.create(
        programme=cast.programme,
        name="Stadtteilrunde",
        use="series",
        circle=cast.leads,
        address="https://example.org/b",
    )


def taken(foreign: ForeignCalendar, *events: Lines, at: dt.datetime = NOW) -> tuple[int, int, int]:
    entries = entries_of(foreign, calendar(*events), at=at).entries
    done = take_in(calendar=foreign, entries=entries, by=None, at=at)
    return done.added, done.changed, done.gone


DAYS = ["UID:d", "DTSTART;VALUE=DATE:20231218", "DTEND;VALUE=DATE:20231223", "SUMMARY:Kur"]


def test_busy_times_become_absences_without_titles(busy: ForeignCalendar) -> None:
    assert taken(busy, ONE, DAYS) == (2, 0, 0)

    hours, days = Absence.objects.order_by("first_day")
    assert (hours.begins, hours.ends, hours.post, hours.source) == (
        *(dt.time(14), dt.time(15)),
        *(busy.post, busy),
    )
    assert (days.first_day, days.last_day) == (dt.date(2023, 12, 18), dt.date(2023, 12, 22))
    assert (days.begins, days.reason) == (None, "")


def test_read_again_nothing_is_doubled_and_nothing_is_told(busy: ForeignCalendar) -> None:
    taken(busy, ONE, DAYS)
    before = list(Absence.objects.values_list("pk", "version"))

    assert taken(busy, ONE, DAYS) == (0, 0, 0)

    assert list(Absence.objects.values_list("pk", "version")) == before
    assert Entry.objects.count() == 1


def test_busy_times_follow_and_vanish_but_the_past_stays(busy: ForeignCalendar) -> None:
    taken(busy, ONE, DAYS, PAST)
    moved = [ONE[0], "DTSTART:20231205T130000Z", "DURATION:PT3H"]

    assert taken(busy, moved) == (0, 1, 1)

    assert [str(one.first_day) for one in Absence.objects.all()] == ["2023-10-02", "2023-12-05"]
    assert "0 neu, 1 geändert, 1 entfallen" in Entry.objects.first().summary  # type: ignore[union-attr]


def test_one_reading_is_one_entry_and_can_be_taken_back(busy: ForeignCalendar) -> None:
    taken(busy, ONE, DAYS)

    undo(entry=Entry.objects.get(), by=None, at=NOW, summary="zurück")

    assert not Absence.objects.exists()


def test_a_night_is_two_pieces_of_one_entry(busy: ForeignCalendar) -> None:
    night = ["UID:n", "DTSTART:20231204T200000Z", "DTEND:20231205T050000Z"]

    assert taken(busy, night) == (2, 0, 0)
    assert taken(busy, night) == (0, 0, 0)
    assert taken(busy, ["UID:n", "DTSTART:20231204T200000Z", "DURATION:PT1H"]) == (0, 1, 1)


def test_rounds_become_termine_of_their_circle(rounds: ForeignCalendar, cast: Cast) -> None:
    assert taken(rounds, ONE, TWO, PAST) == (2, 0, 0)

    first, second = Termin.objects.order_by("starts_at")
    assert (first.title, first.status, first.source) == ("Runde", "announced", rounds)
    assert (second.title, second.place) == ("Stadtteilrunde", "Rathaus")
    assert [one.circle for one in first.participants.all()] == [cast.leads]
    assert taken(rounds, ONE, TWO, PAST) == (0, 0, 0)


def test_rounds_follow_but_what_people_wrote_stays(rounds: ForeignCalendar, cast: Cast) -> None:
    taken(rounds, ONE)
    termin = Termin.objects.get()
    termin.note, termin.visibility = "Getränke mitbringen", "team"
    termin.save()
    termin.sites.set([cast.nord])

    moved = [ONE[0], "DTSTART:20231211T130000Z", "DTEND:20231211T140000Z", "SUMMARY:Große Runde"]
    assert taken(rounds, moved) == (0, 1, 0)

    after = Termin.objects.get()
    assert (after.pk, after.title, str(after.day)) == (termin.pk, "Große Runde", "2023-12-11")
    assert (after.note, after.visibility) == ("Getränke mitbringen", "team")
    assert list(after.sites.all()) == [cast.nord]
    assert after.sequence > termin.sequence


def test_rounds_that_vanish_are_called_off_and_may_come_back(rounds: ForeignCalendar) -> None:
    taken(rounds, ONE, TWO)

    assert taken(rounds, TWO) == (0, 0, 1)
    gone = Termin.objects.get(source_key="a")
    assert (gone.status, gone.cancelled_because) == (
        "cancelled",
        "Steht nicht mehr im Kalender „Stadtteilrunde“.",
    )
    assert taken(rounds, TWO) == (0, 0, 0)
    assert taken(rounds, ONE, TWO) == (0, 1, 0)
    assert Termin.objects.get(source_key="a").status == "announced"


def test_what_people_called_off_or_held_stays_so(rounds: ForeignCalendar) -> None:
    taken(rounds, ONE, TWO)
    off = Termin.objects.get(source_key="b")
    step(termin=off, to="cancelled", because="Grippe", by=None, at=NOW)
    held = Termin.objects.get(source_key="a")
    step(termin=held, to="held", by=None, at=held.ends_at)
    later = [TWO[0], "DTSTART:20240116T130000Z", "DURATION:PT2H"]

    assert taken(rounds, later) == (0, 0, 0)
    assert Termin.objects.get(source_key="b").cancelled_because == "Grippe"


def test_a_calendar_that_goes_leaves_its_termine(rounds: ForeignCalendar) -> None:
    taken(rounds, ONE)

    rounds.delete()

    assert Termin.objects.get().source is None


@pytest.fixture
def net(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What lies at which address: a file, or the reason why not."""
    found: dict[str, Any] = {}

    def fetch(address: str) -> bytes:
        if isinstance(found[address], Exception):
            raise found[address]
        data: bytes = found[address]
        return data

    monkeypatch.setattr("wirkraum.calendar.actions.foreign.fetch", fetch)
    return found


def test_what_cannot_be_read_is_noted_and_changes_nothing(
    busy: ForeignCalendar, net: dict[str, Any]
) -> None:
    taken(busy, ONE)
    net[busy.address] = BadCalendar("Der andere Server ist nicht erreichbar.")

    assert read_again(calendar=busy, by=None, at=NOW + LATER) is None

    busy.refresh_from_db()
    assert (busy.problem, busy.read_at) == ("Der andere Server ist nicht erreichbar.", NOW + LATER)
    assert Absence.objects.count() == 1
    net[busy.address] = calendar(ONE)
    read_again(calendar=busy, by=None, at=NOW + LATER)
    busy.refresh_from_db()
    assert busy.problem == ""


def test_only_what_was_read_long_ago_is_read_again(
    busy: ForeignCalendar, rounds: ForeignCalendar, net: dict[str, Any]
) -> None:
    net |= {busy.address: calendar(ONE), rounds.address: b"quatsch"}
    ForeignCalendar.objects.create(programme=busy.programme, name="Datei", post=busy.post)

    assert refresh_due(at=NOW) == 2
    assert refresh_due(at=NOW + dt.timedelta(hours=5)) == 0
    assert refresh_due(at=NOW + LATER) == 2
    assert Absence.objects.count() == 1
    rounds.refresh_from_db()
    assert "keine Kalenderdatei" in rounds.problem


def test_the_worker_reads_what_is_still_there(
    busy: ForeignCalendar, net: dict[str, Any], cast: Cast
) -> None:
    net[busy.address] = calendar(ONE)

    read_calendar.enqueue(busy.pk, by=cast.ada.pk)
    read_calendar.enqueue(busy.pk + 99)

    assert Absence.objects.count() == 1
    assert Entry.objects.get().by == cast.ada


def test_nothing_new_is_no_entry(busy: ForeignCalendar) -> None:
    done = take_in(calendar=busy, entries=(), by=None, at=NOW)

    assert done == TakenIn(None, 0, 0, 0)


def test_a_whole_diary_is_no_round(rounds: ForeignCalendar) -> None:
    daily = ["DTSTART:20230801T090000", "DURATION:PT1H", "RRULE:FREQ=DAILY"]
    data = calendar(["UID:a", *daily], ["UID:b", *daily])

    with pytest.raises(BadCalendar, match=r"mehr als 1\.000 Termine"):
        entries_of(rounds, data, at=NOW)
