"""The verbs of one Termin: move, announce, add one on demand."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from tests import make
from tests.cast import Cast
from tests.planning.conftest import occur
from tests.planning.test_actions import plan, span, take_back

from wirkraum.calendar.models import Termin
from wirkraum.history.actions import Conflict
from wirkraum.history.domain.refusal import Refused
from wirkraum.history.models import Entry
from wirkraum.planning.actions import add_occurrence, announce, move_termin
from wirkraum.planning.models import Format
from wirkraum.programme.models import Membership

D = dt.date


def move(cast: Cast, termin: Termin, day: dt.date, **more: Any) -> Entry:
    return move_termin(termin=termin, span=span(day), by=cast.cleo, at=make.NOW, **more)


def test_a_move_onto_a_free_day_asks_first(cast: Cast, jour_fixe: Format) -> None:
    termin = occur(jour_fixe, D(2024, 2, 5))

    with pytest.raises(Refused, match="Winterferien"):
        move(cast, termin, D(2024, 2, 14))
    entry = move(cast, termin, D(2024, 2, 14), anyway=True)

    assert Termin.objects.get().day == D(2024, 2, 14)
    take_back(cast, entry)
    assert Termin.objects.get().day == D(2024, 2, 5)


def test_a_move_that_breaks_a_soft_rule_goes_through(cast: Cast, jour_fixe: Format) -> None:
    for day in (8, 22):
        occur(jour_fixe, D(2024, 1, day))
    termin = occur(jour_fixe, D(2024, 2, 5))

    move(cast, termin, D(2024, 2, 7))

    assert Termin.objects.get(pk=termin.pk).day == D(2024, 2, 7)


def test_a_move_clashes_with_a_faster_one(cast: Cast, jour_fixe: Format) -> None:
    termin = occur(jour_fixe, D(2024, 2, 5))
    mine = Termin.objects.get(pk=termin.pk)
    move(cast, termin, D(2024, 2, 6), expected=termin.version)

    with pytest.raises(Conflict):
        move(cast, mine, D(2024, 2, 7), expected=mine.version)


def test_termine_become_firm_together(cast: Cast, jour_fixe: Format) -> None:
    termine = [occur(jour_fixe, D(2024, 2, day)) for day in (5, 6)]

    entry = announce(termine=termine, by=cast.cleo, at=make.NOW)

    assert entry.summary == "2 Termine stehen fest"
    assert {one.status for one in Termin.objects.all()} == {"announced"}
    with pytest.raises(Refused):
        announce(termine=Termin.objects.all(), by=cast.cleo, at=make.NOW)
    with pytest.raises(Refused, match="mindestens einen"):
        announce(termine=[], by=cast.cleo, at=make.NOW)


def test_one_more_termin_on_demand(cast: Cast, jour_fixe: Format) -> None:
    Format.objects.update(frequency_text="Nach Bedarf", place="Amt")
    one = Format.objects.get()

    with pytest.raises(Refused, match="Buß- und Bettag"):
        add_occurrence(format_=one, span=span(D(2023, 11, 22)), by=cast.cleo, at=make.NOW)
    with pytest.raises(Refused, match="Ende"):
        add_occurrence(format_=one, span=span(D(2024, 2, 6), hours=-1), by=cast.cleo, at=make.NOW)
    add_occurrence(format_=one, span=span(D(2024, 2, 6)), by=cast.cleo, at=make.NOW)

    termin = Termin.objects.get()
    assert (termin.title, termin.place, termin.status) == ("Jour fixe", "Amt", "planned")
    assert termin.occurrence.format == one
    assert termin.participants.get().circle == cast.leads


def test_the_coordination_is_needed_at_its_own_formats(cast: Cast, jour_fixe: Format) -> None:
    """The circle has two leads; Cleo sits in none and cannot be at two formats at once."""
    Membership.objects.all().delete()
    make.make_format(cast.programme, cast.leads, code="GS", name="Gesamtstrategie")

    plan(cast)

    starts = [termin.starts_at for termin in Termin.objects.all()]
    assert len(starts) == len(set(starts)) == 36
