"""What planning a year anew would change. Nothing is written here."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from wirkraum.planning.domain.bridge.facts import Facts, Need
from wirkraum.planning.domain.bridge.keys import key_of
from wirkraum.planning.domain.bridge.problem import plan_of, problem_of
from wirkraum.planning.domain.bridge.proposals import Outcome, Proposal, Stuck, outcome_of
from wirkraum.planning.domain.day_words import clock_bare
from wirkraum.planning.domain.plan import Plan, Unmet
from wirkraum.planning.domain.problem import Minute
from wirkraum.planning.queries.chips import Chip
from wirkraum.planning.queries.facts import begin_of, year_facts
from wirkraum.programme.domain.school_year import SchoolYear
from wirkraum.programme.models import Programme

# The solver's own count of time, enough to prove a Dresden year best; it stops as soon as that is done.
SECONDS = 6


@dataclass(frozen=True)
class Line:
    """A line of the preview; `key` carries the proposal through the form, `people` are concerned."""

    key: str
    name: str
    circle: str
    people: int
    hours: str
    old_hours: str
    proposal: Proposal


@dataclass(frozen=True)
class Lack:
    """A period that would keep fewer Termine than agreed."""

    name: str
    unmet: Unmet


@dataclass(frozen=True)
class StuckLine:
    """A Termin that stays although a firm rule speaks against it."""

    name: str
    stuck: Stuck


@dataclass(frozen=True)
class Preview:
    """What would change, as lines and as chips for the year; what stays; what finds no day.

    Of the Termine that stay, `stuck` ones have a firm rule against them.
    """

    lines: tuple[Line, ...]
    chips: tuple[Chip, ...]
    lacks: tuple[Lack, ...]
    stays: int
    stuck: tuple[StuckLine, ...] = ()


def propose(programme: Programme, year: SchoolYear, *, at: dt.datetime) -> tuple[Facts, Outcome]:
    """Solve the year from tomorrow on, here and now; what can stay stays as it is."""
    from wirkraum.planning.domain.solver.door import solve  # noqa: PLC0415  slow library

    facts = year_facts(programme, year, begin=begin_of(year, at))
    plan = solve(problem_of(facts), previous=plan_of(facts), seconds=SECONDS)
    return facts, outcome_of(facts, plan)


def preview_of(facts: Facts, plan: Plan) -> Preview:
    """What a plan would change in the year as it is, for people to look at."""
    outcome = outcome_of(facts, plan)
    needs = {need.key: need for need in facts.needs}
    known = [one for one in outcome.proposals if one.format in needs]
    return Preview(
        lines=tuple(_line(facts, needs[one.format], one) for one in known),
        chips=tuple(chip for one in known for chip in _chips(facts, needs[one.format], one)),
        lacks=tuple(Lack(needs[one.format].title, one) for one in outcome.unmet),
        stays=outcome.stays,
        stuck=tuple(StuckLine(needs[one.format].title, one) for one in outcome.stuck),
    )


def _line(facts: Facts, need: Need, one: Proposal) -> Line:
    entry = facts.entry(one.uid)
    hours = _hours(one.start, one.start + need.minutes) if one.day else ""
    return Line(
        key=key_of(one),
        name=need.title,
        circle=need.circle,
        people=len(need.must) + len(need.may),
        hours=hours,
        old_hours=_hours(entry.start, entry.end) if entry else "",
        proposal=one,
    )


def _hours(start: Minute, end: Minute) -> str:
    return f"{clock_bare(start)}–{clock_bare(end)}"


def _chips(facts: Facts, need: Need, one: Proposal) -> list[Chip]:
    """A date that would come, and one that would go."""
    found: list[Chip] = []
    if one.day:
        hours = _hours(one.start, one.start + need.minutes)
        word = _("freihalten") if one.kind == "keep_free" else _("Vorschlag")
        found.append(Chip(one.day, one.start, hours, "neu", word, int(need.key), need.title))
    if one.old:
        entry = facts.entry(one.uid)
        start = entry.start if entry else 0
        hours = _hours(start, entry.end) if entry else ""
        word = _("bisheriger Tag, würde entfallen")
        uid = UUID(one.uid)
        found.append(Chip(one.old, start, hours, "alt", word, int(need.key), need.title, uid))
    return found
