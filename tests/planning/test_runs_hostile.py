"""Searches under stress: too many, other people's, a worker that died, a database somebody holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.db import OperationalError
from django.db.models import QuerySet
from django.test import Client
from django.urls import reverse
from tests import make
from tests.cast import Cast
from tests.planning.conftest import occur

from wirkraum.accounts.models import User
from wirkraum.calendar.models import Termin
from wirkraum.kit.clock import really
from wirkraum.planning import actions
from wirkraum.planning.actions import runs
from wirkraum.planning.actions.runs import Pulse
from wirkraum.planning.domain.bridge.wishes import Wish
from wirkraum.planning.models import Format, PlanRun, RunState
from wirkraum.programme.domain.school_year import SchoolYear

PROPOSE = "planning:propose"


def ask(cast: Cast, by: User | None) -> PlanRun:
    return actions.ask(
        programme=cast.programme,
        school_year=SchoolYear(2023),
        wish=Wish(),
        title="Neu planen",
        by=by,
        at=make.NOW,
        enqueue=lambda _key: None,
    )


def heard(run: PlanRun, seconds: int) -> None:
    """The worker began, and was last heard of so many seconds ago."""
    alive = really() - dt.timedelta(seconds=seconds)
    PlanRun.objects.filter(pk=run.pk).update(state=RunState.RUNNING, alive_at=alive)
    run.refresh_from_db()


def test_who_has_a_search_is_led_to_it(cast: Cast, cleo: Client) -> None:
    first = cleo.post(reverse(PROPOSE))["Location"]

    for name in ("propose", "what_if"):
        data = {"first": "2024-01-15", "last": "2024-02-02", "jahr": "2023-24"}
        answer = cleo.post(reverse(f"planning:{name}"), data)
        assert answer["Location"] == first
    assert "noch nicht zu Ende" in str([*get_messages(answer.wsgi_request)][-1])
    assert PlanRun.objects.count() == 1


def test_searches_of_others_and_finished_ones_are_no_hindrance(cast: Cast, cleo: Client) -> None:
    ask(cast, None)
    ask(cast, cast.ada)
    mine = ask(cast, cast.cleo)
    PlanRun.objects.filter(pk=mine.pk).update(state=RunState.DONE)

    cleo.post(reverse(PROPOSE))

    assert PlanRun.objects.count() == 4


def test_a_search_the_worker_died_of_is_no_hindrance(cast: Cast) -> None:
    run = ask(cast, cast.cleo)
    heard(run, 5)
    with pytest.raises(actions.StillSearching):
        ask(cast, cast.cleo)

    heard(run, 60)

    assert ask(cast, cast.cleo).pk != run.pk


def test_a_search_nobody_works_at_is_over_once_stopped(cast: Cast, cleo: Client) -> None:
    run = ask(cast, cast.cleo)
    heard(run, 60)
    page = reverse("planning:run", args=[run.pk])
    assert "keine Rückmeldung" in cleo.get(page).content.decode()

    html = cleo.post(reverse("planning:stop", args=[run.pk]), follow=True).content.decode()

    assert "Bitte neu beginnen" in html
    assert PlanRun.objects.get().is_over


def test_a_search_that_runs_ends_by_itself(cast: Cast) -> None:
    run = ask(cast, cast.cleo)
    heard(run, 5)

    actions.end(run=run)

    run.refresh_from_db()
    assert (run.state, run.stop) == (RunState.RUNNING, True)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Let somebody hold the database so many times."""
    update, left = QuerySet.update, [0]

    def tried(self: Any, **fields: Any) -> int:
        left[0] -= 1
        if left[0] >= 0:
            raise OperationalError("database is locked")
        return update(self, **fields)

    monkeypatch.setattr(QuerySet, "update", tried)
    return lambda times: left.__setitem__(0, times)


def test_a_beat_that_is_not_heard_ends_no_search(cast: Cast, held: Callable[[int], None]) -> None:
    run = ask(cast, cast.cleo)
    pulse = Pulse(run.pk)

    held(1)
    assert not pulse.stopped()
    actions.end(run=run)
    pulse.looked = 0

    assert pulse.stopped()


def test_what_was_found_is_kept_although_somebody_saves(
    cast: Cast, jour_fixe: Format, held: Callable[[int], None]
) -> None:
    run = ask(cast, cast.cleo)

    held(3)
    actions.carry_out(key=run.pk)

    run.refresh_from_db()
    assert (run.state, bool(run.found)) == (RunState.DONE, True)


def test_patience_has_an_end(cast: Cast, held: Callable[[int], None]) -> None:
    run = ask(cast, cast.cleo)

    held(runs.PATIENCE + 1)
    with pytest.raises(OperationalError):
        actions.carry_out(key=run.pk)


def test_a_forged_proposal_moves_no_termin_of_another_format(
    cast: Cast, jour_fixe: Format, cleo: Client
) -> None:
    other = make.make_format(cast.programme, cast.leads, name="Steuerungsrunde", code="SR")
    foreign = make.make_format(cast.elsewhere, make.make_circle(cast.elsewhere), code="FR")
    termin = occur(jour_fixe, dt.date(2024, 2, 5))
    keys = [
        f"{kind} {format_} {rest}"
        for format_ in (other.pk, foreign.pk, 999999999)
        for kind, rest in (
            ("move", f"2024-02-12 540 - 2024-02-05 {termin.uid}"),
            ("drop", f"2024-02-05 {termin.uid}"),
        )
    ]

    for key in keys:
        answer = cleo.post(reverse("planning:adopt"), {"vorschlag": key}, follow=True)
        assert "nicht mehr aktuell" in answer.content.decode(), key

    assert Termin.objects.get() == termin
    assert Termin.objects.get().day == dt.date(2024, 2, 5)
