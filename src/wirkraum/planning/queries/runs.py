"""Searches for a plan as people look at them: how far they are, what they found, how they compare."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from wirkraum.accounts.models import User
from wirkraum.calendar.domain.absences import Away
from wirkraum.calendar.domain.free_days import FreeSpan
from wirkraum.planning.access import may_plan
from wirkraum.planning.domain.bridge.compare import Comparison, compared
from wirkraum.planning.domain.bridge.facts import Facts
from wirkraum.planning.domain.bridge.problem import plan_of
from wirkraum.planning.domain.bridge.stored import plan_from
from wirkraum.planning.domain.bridge.wishes import Wish, wish_from
from wirkraum.planning.domain.plan import Plan
from wirkraum.planning.models import PlanRun, RunState
from wirkraum.planning.queries.facts import Thought, begin_of, year_facts
from wirkraum.planning.queries.proposal import Preview, preview_of
from wirkraum.programme.access import Standing
from wirkraum.programme.domain.school_year import SchoolYear
from wirkraum.programme.models import Programme

SILENT = dt.timedelta(seconds=20)  # after which nobody seems to be at work


def facts_of(run: PlanRun) -> Facts:
    """The year as it is now, with what the search thinks of."""
    year = SchoolYear.parse(run.school_year)
    thought = thought_of(wish_from(run.wish))
    return year_facts(run.programme, year, begin=begin_of(year, run.asked_at), thought=thought)


def thought_of(wish: Wish) -> Thought:
    """The absences and closed days of a what-if."""
    why = _("Annahme")
    return Thought(
        away=tuple(
            Away(one.post, None, one.first, one.last, None, None, why)
            for one in wish.gone
            if one.post
        ),
        closed=tuple(
            FreeSpan(one.first, one.last, why, "closure") for one in wish.gone if not one.post
        ),
    )


def preview_of_run(run: PlanRun) -> Preview:
    """What the plan that was found would change now."""
    return preview_of(facts_of(run), plan_from(run.found or {}))


@dataclass(frozen=True)
class Progress:
    """How far a search is; `silent` when nobody seems to be at work. `gap` in whole per cent."""

    run: PlanRun
    gap: int | None
    silent: bool

    @property
    def done(self) -> int:
        """How near the best plan is to what no plan can beat, in per cent."""
        return 100 - (self.gap or 0)


def progress_of(run: PlanRun, *, at: dt.datetime) -> Progress:
    """The search at a moment of the real clock, which its pulse follows."""
    gap = None
    if run.cost is not None and run.bound is not None:
        gap = round(100 * (run.cost - run.bound) / run.cost) if run.cost else 0
    return Progress(run, gap, _unheard(run, at) and not run.is_over)


def is_silent(run: PlanRun, *, at: dt.datetime) -> bool:
    """Whether a search was begun and nobody seems to be at work any more."""
    return run.state == RunState.RUNNING and _unheard(run, at)


def _unheard(run: PlanRun, at: dt.datetime) -> bool:
    """Whether there was no pulse for a while, since it was asked for or since the last one."""
    return run.alive_at is not None and at - run.alive_at > SILENT


def open_run(programme: Programme, by: User, *, at: dt.datetime) -> PlanRun | None:
    """The search of a person that waits or runs; one nobody works at any more does not count."""
    running = Q(state=RunState.RUNNING, alive_at__gte=at - SILENT)
    return (
        PlanRun.objects.filter(Q(state=RunState.WAITING) | running, programme=programme)
        .filter(asked_by=by)
        .first()
    )


def visible_runs(who: Standing, year: SchoolYear) -> QuerySet[PlanRun]:
    """The searches of a year, the latest first; plans in the making are the coordination's."""
    runs = PlanRun.objects.filter(programme=who.programme, school_year=year.key)
    return runs if may_plan(who) else runs.none()


def comparison(
    programme: Programme,
    year: SchoolYear,
    one: PlanRun | None,
    two: PlanRun | None,
    *,
    at: dt.datetime,
) -> Comparison:
    """Two searches side by side; None stands for the year as it is."""

    def side(run: PlanRun | None) -> tuple[Facts, Plan]:
        if run is not None:
            return facts_of(run), plan_from(run.found or {})
        now = year_facts(programme, year, begin=begin_of(year, at))
        return now, plan_of(now)

    return compared(side(one), side(two))
