"""The verbs of a whole year: plan it, take proposals over."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest
from tests import make
from tests.cast import Cast
from tests.planning.conftest import occur

from wirkraum.calendar.models import Participant, Role, Termin
from wirkraum.history.actions import undo
from wirkraum.history.domain.refusal import Refused
from wirkraum.history.models import Entry
from wirkraum.kit.clock import BERLIN, berlin
from wirkraum.planning.actions import plan_year, take_over
from wirkraum.planning.domain.bridge.proposals import Proposal
from wirkraum.planning.models import Format, Occurrence
from wirkraum.planning.queries import soll_ist
from wirkraum.programme.domain.school_year import SchoolYear

D = dt.date
YEAR = SchoolYear(2023)
AUGUST = dt.datetime(2023, 8, 1, 8, tzinfo=BERLIN)


def plan(cast: Cast, at: dt.datetime = AUGUST) -> Entry | None:
    return plan_year(programme=cast.programme, school_year=YEAR, by=cast.cleo, at=at)


def span(day: dt.date, hour: int = 9, hours: int = 2) -> tuple[dt.datetime, dt.datetime]:
    begin = berlin(day, dt.time(hour))
    return begin, begin + dt.timedelta(hours=hours)


def take_back(cast: Cast, entry: Entry) -> None:
    undo(entry=entry, by=cast.cleo, at=make.NOW, summary="zurück")


def test_planning_a_year_makes_termine_with_their_circle(cast: Cast, jour_fixe: Format) -> None:
    entry = plan(cast)

    termine = Termin.objects.filter(occurrence__format=jour_fixe)
    first = termine[0]
    asked = Participant.objects.filter(termin__in=termine)
    assert entry is not None
    assert entry.summary == "Jahresplan: 18 Termine übernommen"
    assert termine.count() == 18
    assert {one.status for one in termine} == {"planned"}
    assert (first.title, first.ends_at - first.starts_at) == ("Jour fixe", dt.timedelta(hours=2))
    assert {(one.circle, one.role) for one in asked} == {(cast.leads, Role.REQUIRED)}
    assert soll_ist(cast.programme, YEAR.ends)[0].agreed == 18


def test_planning_is_one_verb_and_can_be_taken_back(cast: Cast, jour_fixe: Format) -> None:
    entry = plan(cast)
    assert entry is not None

    take_back(cast, entry)

    assert not Termin.objects.exists()
    assert not Occurrence.objects.exists()
    assert not Participant.objects.exists()


def test_planning_again_changes_nothing(cast: Cast, jour_fixe: Format) -> None:
    plan(cast)

    assert plan(cast) is None
    assert Termin.objects.count() == 18


def test_planning_never_touches_what_is_held_or_pinned(cast: Cast, jour_fixe: Format) -> None:
    """Also where it lies badly: on a free day, on a weekend, too often in its month."""
    days = [D(2023, 10, 3), D(2023, 11, 4), D(2023, 11, 6), D(2023, 11, 7), D(2023, 11, 8)]
    states = ["announced", "held", "documented", "held", "announced"]
    for day, status in zip(days, states, strict=True):
        occur(jour_fixe, day, status=status)
    Occurrence.objects.filter(termin__status="announced").update(pinned=True)
    before = list(Termin.objects.values())

    plan(cast)

    kept = Termin.objects.filter(pk__in=[one["id"] for one in before])
    months = Counter(one.day.month for one in Termin.objects.all())
    assert list(kept.values()) == before
    assert (months[10], months[11]) == (1, 4)


def test_planning_keeps_what_was_announced_where_it_can(cast: Cast, jour_fixe: Format) -> None:
    """Of four announced in November two are too many: whoever announced them meant it."""
    days = [D(2023, 11, 6), D(2023, 11, 7), D(2023, 11, 8), D(2023, 11, 9)]
    told = [occur(jour_fixe, day, status="announced") for day in days]
    bad = occur(jour_fixe, D(2023, 10, 3), status="announced")  # a public holiday

    plan(cast)

    assert [Termin.objects.get(pk=one.pk).day for one in told] == days
    moved = Termin.objects.get(pk=bad.pk)
    assert (moved.day.month, moved.status) == (10, "announced")
    assert moved.day != bad.day


def test_planning_begins_tomorrow_and_leaves_the_past(cast: Cast, jour_fixe: Format) -> None:
    past = occur(jour_fixe, D(2023, 9, 4))

    plan(cast, make.NOW)

    days = [termin.day for termin in Termin.objects.exclude(pk=past.pk)]
    assert min(days) >= D(2023, 11, 28)
    assert Termin.objects.get(pk=past.pk).day == past.day


def test_a_year_that_is_over_is_planned_as_a_whole(cast: Cast, jour_fixe: Format) -> None:
    plan(cast, dt.datetime(2025, 1, 1, tzinfo=BERLIN))

    assert Termin.objects.count() == 18


def test_what_is_open_or_on_demand_is_never_planned(cast: Cast, jour_fixe: Format) -> None:
    Format.objects.update(frequency_text="tbd")
    make.make_format(cast.programme, cast.leads, code="SB", frequency_text="Nach Bedarf")

    assert plan(cast) is None


def test_a_lead_who_is_elsewhere_hinders(cast: Cast, jour_fixe: Format) -> None:
    """Every day of March but one, Ada is at her site's Elternabend all day."""
    Format.objects.update(frequency_text="1x/Monat")
    for day in range(1, 27):
        if day != 14:
            make.make_termin(
                cast.programme, cast.nord, on=D(2024, 3, day), at=dt.time(8), minutes=600
            )

    plan(cast)

    assert Termin.objects.filter(
        occurrence__isnull=False, starts_at__date__range=(D(2024, 3, 1), D(2024, 3, 31))
    ).get().day in {D(2024, 3, 14), D(2024, 3, 27)}


def test_a_planned_termin_moves_when_its_day_becomes_free(cast: Cast, jour_fixe: Format) -> None:
    plan(cast)
    termin = Termin.objects.filter(starts_at__date__gte=D(2024, 1, 8))[0]
    cast.programme.free_days.create(
        kind="set", name="Glatteis", first_day=termin.day, last_day=termin.day
    )

    entry = plan(cast)

    moved = Termin.objects.get(pk=termin.pk)
    assert entry is not None
    assert moved.day != termin.day
    assert (moved.uid, moved.sequence) == (termin.uid, termin.sequence + 1)
    assert Termin.objects.count() == 18


def test_proposals_that_are_outdated_are_refused(cast: Cast, jour_fixe: Format) -> None:
    """Firm or pinned by now, moved by now, of no format, or planned by somebody else."""
    termin = occur(jour_fixe, D(2024, 2, 5), status="announced")
    moved = occur(jour_fixe, D(2024, 3, 5))
    pinned = occur(jour_fixe, D(2024, 4, 9))
    Occurrence.objects.filter(termin=pinned).update(pinned=True)
    key = str(jour_fixe.pk)
    outdated = [
        Proposal("drop", key, "", str(termin.uid), D(2024, 2, 5)),
        Proposal("move", key, "", str(termin.uid), D(2024, 2, 5), D(2024, 2, 6), 540),
        Proposal("move", key, "", str(pinned.uid), D(2024, 4, 9), D(2024, 4, 16), 540),
        Proposal("drop", key, "", str(moved.uid), D(2024, 3, 4)),
        Proposal("new", "0", "", day=D(2024, 2, 6), start=540),
        Proposal("new", key, "", day=D(2024, 3, 5), start=540),
    ]

    for one in outdated:
        with pytest.raises(Refused):
            take_over(programme=cast.programme, proposals=[one], by=cast.cleo, at=make.NOW)
    assert {one.day for one in Termin.objects.all()} == {termin.day, moved.day, pinned.day}


def test_a_dropped_termin_comes_back_by_undo(cast: Cast, jour_fixe: Format) -> None:
    termin = occur(jour_fixe, D(2024, 2, 5))
    Participant.objects.create(termin=termin, circle=cast.leads)
    drop = Proposal("drop", str(jour_fixe.pk), "", str(termin.uid), termin.day)

    entry = take_over(programme=cast.programme, proposals=[drop], by=cast.cleo, at=make.NOW)
    gone = not Termin.objects.exists()
    take_back(cast, entry)

    back = Termin.objects.get()
    assert gone
    assert (back.uid, back.occurrence.format) == (termin.uid, jour_fixe)
    assert back.participants.get().circle == cast.leads
