"""Searches for a plan: ask for one, carry it out, end it. Nothing here touches the calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from time import monotonic
from typing import TypeVar

from django.db import OperationalError, transaction
from django.utils.translation import gettext as _

from wirkraum.accounts.models import User
from wirkraum.kit.clock import really
from wirkraum.planning.domain.bridge.problem import plan_of, problem_of
from wirkraum.planning.domain.bridge.stored import stored
from wirkraum.planning.domain.bridge.wishes import Wish, wish_from
from wirkraum.planning.domain.plan import Plan, Progress
from wirkraum.planning.domain.problem import ProblemError
from wirkraum.planning.models import PlanRun, RunState
from wirkraum.planning.queries.runs import facts_of, is_silent, open_run
from wirkraum.programme.domain.school_year import SchoolYear
from wirkraum.programme.models import Programme

KEPT = 30  # searches of a programme
PULSE = 0.4  # seconds between two looks at the database
PATIENCE = 10  # times to wait for somebody who saves for long

T = TypeVar("T")


class StillSearching(Exception):
    """The same person has a search that waits or runs."""

    def __init__(self, run: PlanRun) -> None:
        super().__init__(run.title)
        self.run = run


def ask(  # noqa: PLR0913  each wish has a name
    *,
    programme: Programme,
    school_year: SchoolYear,
    wish: Wish,
    title: str,
    by: User | None,
    at: dt.datetime,
    enqueue: Callable[[int], object],
) -> PlanRun:
    """Put a search before the worker; the oldest ones are forgotten. Raises StillSearching."""
    with transaction.atomic():
        Programme.objects.select_for_update().get(pk=programme.pk)  # one after the other
        if by and (before := open_run(programme, by, at=really())):
            raise StillSearching(before)
        run = PlanRun.objects.create(
            programme=programme,
            school_year=school_year.key,
            title=title,
            wish=wish.as_json(),
            asked_by=by,
            asked_at=at,
            alive_at=really(),
        )
        old = PlanRun.objects.filter(programme=programme).order_by("-pk")[KEPT:]
        PlanRun.objects.filter(pk__in=[one.pk for one in old]).delete()
        transaction.on_commit(partial(enqueue, run.pk))
    return run


def end(*, run: PlanRun) -> None:
    """Ask a search to stop with the best plan so far; one nobody works at is over at once."""
    PlanRun.objects.filter(pk=run.pk).update(stop=True)
    waiting = PlanRun.objects.filter(pk=run.pk, state=RunState.WAITING)
    waiting.update(state=RunState.FAILED, problem=_("Abgebrochen, bevor gerechnet wurde."))
    if is_silent(run, at=really()):
        _close(run.pk, RunState.FAILED, problem=_failed())


def carry_out(*, key: int) -> None:
    """Search as asked and keep what was found. A search is carried out once."""
    mine = PlanRun.objects.filter(pk=key, state=RunState.WAITING)
    began = really()
    if not _patiently(
        lambda: mine.update(state=RunState.RUNNING, started_at=began, alive_at=began)
    ):
        return
    run = PlanRun.objects.select_related("programme__municipality").get(pk=key)
    try:
        plan = _search(run)
    except ProblemError as error:
        _close(key, RunState.FAILED, problem=str(error)[:500])
    except BaseException:
        _close(key, RunState.FAILED, problem=_failed())
        raise
    else:
        _close(key, RunState.DONE, found=stored(plan), cost=plan.objective, bound=plan.bound)


def _search(run: PlanRun) -> Plan:
    from wirkraum.planning.domain.solver.door import solve  # noqa: PLC0415  slow library

    wish, pulse = wish_from(run.wish), Pulse(run.pk)
    facts = facts_of(run)
    return solve(
        problem_of(facts),
        previous=plan_of(facts, announced_only=wish.keep == "announced"),
        seconds=wish.seconds,
        progress=pulse.tell,
        cancelled=pulse.stopped,
    )


def _close(key: int, state: RunState, **fields: object) -> None:
    at = really()
    mine = PlanRun.objects.filter(pk=key)
    _patiently(lambda: mine.update(state=state, ended_at=at, **fields))


def _failed() -> str:
    return _("Die Suche ist gescheitert. Bitte neu beginnen.")


def _patiently(write: Callable[[], T]) -> T:
    """Write, although somebody may be saving for longer than the database waits."""
    for _again in range(PATIENCE):
        with suppress(OperationalError):
            return write()
    return write()


@dataclass
class Pulse:
    """Tells how far a search is, and hears whether to stop; at most a few times a second."""

    key: int
    looked: float = 0.0
    stop: bool = False
    told: dict[str, object] = field(default_factory=dict)

    def tell(self, progress: Progress) -> None:
        """Remember the best plan so far; the next beat writes it down."""
        cost, bound = progress.cost, progress.bound
        self.told = {"cost": cost, "bound": bound, "seconds": progress.seconds}
        self.stopped()

    def stopped(self) -> bool:
        """Whether somebody asked to stop, or the search is gone altogether."""
        if monotonic() - self.looked >= PULSE:
            self.looked = monotonic()
            # Where somebody saves for long, the next beat will do.
            with suppress(OperationalError):
                self._beat()
        return self.stop

    def _beat(self) -> None:
        mine = PlanRun.objects.filter(pk=self.key)
        alive = mine.update(alive_at=really(), **self.told)
        self.stop = not alive or mine.filter(stop=True).exists()
