"""Searching for a plan: asked for, watched, stopped, compared – and nothing is saved by itself."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests import make
from tests.cast import Cast
from tests.planning.conftest import Searched, occur

from wirkraum.calendar.models import Termin
from wirkraum.kit.clock import really
from wirkraum.planning import actions
from wirkraum.planning.actions.runs import KEPT, Pulse
from wirkraum.planning.domain.bridge.wishes import Gone, Wish, wish_from
from wirkraum.planning.domain.plan import Progress
from wirkraum.planning.models import Format, PlanRun, RunState
from wirkraum.planning.queries import progress_of
from wirkraum.programme.domain.school_year import SchoolYear
from wirkraum.programme.models import Post

D = dt.date
YEAR = SchoolYear(2023)


def asked(cast: Cast, wish: Wish | None = None, **more: Any) -> PlanRun:
    """A search nobody has begun."""
    fields: dict[str, Any] = {
        "enqueue": lambda _key: None,
        "title": "Neu planen",
        "by": None,
    } | more
    return actions.ask(
        programme=cast.programme,
        school_year=YEAR,
        wish=wish or Wish(),
        at=make.NOW,
        **fields,
    )


def lead(cast: Cast) -> Post:
    return Post.objects.get(kind="site_lead", site=cast.nord, tenures__person__user=cast.ada)


def test_a_wish_survives_being_stored() -> None:
    wish = Wish("announced", 6, (Gone(3, D(2024, 1, 8), D(2024, 2, 16)), Gone(None, *YEAR_ENDS)))

    assert wish_from(wish.as_json()) == wish


YEAR_ENDS = (D(2024, 7, 1), D(2024, 7, 31))


def test_the_worker_is_told_once_everything_is_stored(
    cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    told: list[int] = []

    with django_capture_on_commit_callbacks(execute=True):
        run = asked(cast, enqueue=told.append)
        assert told == []

    assert told == [run.pk]


def test_old_searches_are_forgotten(cast: Cast) -> None:
    runs = [asked(cast) for _ in range(KEPT + 2)]

    assert not PlanRun.objects.filter(pk__in=[runs[0].pk, runs[1].pk]).exists()
    assert PlanRun.objects.count() == KEPT


def test_a_search_is_carried_out_once(cast: Cast, jour_fixe: Format) -> None:
    run = asked(cast)
    actions.carry_out(key=run.pk)
    first = PlanRun.objects.get()

    actions.carry_out(key=run.pk)

    assert first.state == RunState.DONE
    assert first.found is not None
    assert len(first.found["meetings"]) > 10
    assert PlanRun.objects.get().ended_at == first.ended_at
    assert not Termin.objects.exists()


def test_a_search_tells_how_far_it_is_and_hears_a_wish_to_stop(cast: Cast) -> None:
    run = asked(cast)
    pulse = Pulse(run.pk)

    pulse.tell(Progress(300, 250, 1.5))
    run.refresh_from_db()
    assert (run.cost, run.bound, run.seconds) == (300, 250, 1.5)
    assert not pulse.stopped()

    actions.end(run=run)
    pulse.looked = 0
    assert pulse.stopped()


def test_a_search_whose_programme_is_gone_stops(cast: Cast) -> None:
    run = asked(cast)
    PlanRun.objects.all().delete()

    assert Pulse(run.pk).stopped()


def test_a_search_that_is_stopped_before_it_began_never_begins(cast: Cast) -> None:
    run = asked(cast)

    actions.end(run=run)
    actions.carry_out(key=run.pk)

    run.refresh_from_db()
    assert (run.state, run.found) == (RunState.FAILED, None)


def test_a_search_that_fails_says_so(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object) -> None:
        raise RuntimeError

    run = asked(cast)
    monkeypatch.setattr("wirkraum.planning.actions.runs.facts_of", broken)

    with pytest.raises(RuntimeError):
        actions.carry_out(key=run.pk)

    run.refresh_from_db()
    assert run.state == RunState.FAILED
    assert "neu beginnen" in run.problem


def test_silence_is_noticed(cast: Cast) -> None:
    run = asked(cast)
    run.state, run.alive_at = RunState.RUNNING, really() - dt.timedelta(minutes=1)
    run.cost, run.bound = 200, 150

    found = progress_of(run, at=really())

    assert (found.silent, found.gap, found.done) == (True, 25, 75)


def test_a_search_on_its_way_is_watched(cast: Cast, cleo: Client) -> None:
    run = asked(cast)
    page = reverse("planning:run", args=[run.pk])

    html = cleo.get(page).content.decode()
    part = cleo.get(page, headers={"HX-Request": "true"}).content.decode()

    assert "Nachsehen" in html
    assert "Gleich geht es los" in part
    assert "<html" not in part


def test_a_watched_search_that_is_over_leads_to_the_preview(
    cast: Cast, jour_fixe: Format, cleo: Client
) -> None:
    run = asked(cast)
    actions.carry_out(key=run.pk)

    answer = cleo.get(reverse("planning:run", args=[run.pk]), headers={"HX-Request": "true"})

    assert answer.status_code == 204
    assert answer["HX-Redirect"].endswith("#umplan")


def test_what_if_moves_only_what_the_absence_hits(
    cast: Cast, jour_fixe: Format, cleo: Client, searched: Searched
) -> None:
    told = [D(2023, 12, 4), D(2024, 1, 8), D(2024, 1, 22), D(2024, 3, 4)]
    for day in told:
        occur(jour_fixe, day, status="announced")
    data = {"post": lead(cast).pk, "first": "2024-01-15", "last": "2024-02-02", "jahr": YEAR.key}

    answer = searched(data, "what_if")

    moved = [one.proposal.old for one in answer.context["preview"].lines if one.proposal.old]
    assert moved == [D(2024, 1, 22)]
    assert "Was wäre, wenn „" in answer.content.decode()
    assert not cast.programme.absences.exists()
    form = cleo.get(answer.context["record"]).context["form"]
    assert (form["first_day"].value(), form["last_day"].value()) == (
        *(D(2024, 1, 15), D(2024, 2, 2)),
    )


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("2024-02-16", "2024-01-08", "liegt vor dem ersten"),
        ("2022-02-16", "2024-01-08", "nicht im Schuljahr 2023/24"),
        ("", "2024-01-08", ""),
    ],
)
def test_what_if_refuses_days_that_cannot_be(
    first: str, last: str, told: str, cast: Cast, cleo: Client
) -> None:
    data = {"first": first, "last": last, "jahr": YEAR.key}

    answer = cleo.post(reverse("planning:what_if"), data)

    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not PlanRun.objects.exists()


def test_only_what_is_planned_is_to_be_announced(jour_fixe: Format, cleo: Client) -> None:
    planned = occur(jour_fixe, D(2024, 2, 5))
    occur(jour_fixe, D(2024, 3, 4), status="announced")
    occur(jour_fixe, D(2024, 4, 9), status="proposed")

    page = cleo.get(reverse("planning:publish"))
    assert [one.uid for one in page.context["termine"]] == [planned.uid]

    cleo.post(reverse("planning:announce"), {"termin": planned.uid})
    assert "Alles ist angekündigt" in cleo.get(reverse("planning:publish")).content.decode()


def test_a_termin_can_be_pinned_and_let_go(jour_fixe: Format, cleo: Client) -> None:
    termin = occur(jour_fixe, D(2024, 2, 5))
    address = reverse("planning:pin", args=[termin.uid])

    cleo.post(address, {"fest": "1"})
    assert jour_fixe.occurrences.get().pinned

    cleo.post(address, {"fest": "0"})
    assert not jour_fixe.occurrences.get().pinned


def test_a_free_day_becomes_a_termin_once(jour_fixe: Format, cleo: Client) -> None:
    free = occur(jour_fixe, D(2024, 2, 5), status="proposed")
    address = reverse("planning:call_up", args=[free.uid])

    cleo.post(address)
    assert Termin.objects.get().status == "planned"

    assert "nicht mehr nur freigehalten" in cleo.post(address, follow=True).content.decode()


def test_a_search_that_waits_for_long_asks_whether_a_worker_runs(cast: Cast) -> None:
    run = asked(cast)

    assert not progress_of(run, at=really()).silent
    assert progress_of(run, at=really() + dt.timedelta(minutes=1)).silent
