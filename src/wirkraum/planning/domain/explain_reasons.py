"""What may hold a meeting on its day: the rules of its format, and what makes a year easy to live with."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from wirkraum.kit.told import Told, joined, quoted
from wirkraum.kit.told import told as _
from wirkraum.planning.domain.day_words import WEEKDAYS, always
from wirkraum.planning.domain.explain_scene import Scene
from wirkraum.planning.domain.plan import Meeting
from wirkraum.planning.domain.problem import Format, NthWeekday, Prefer, Problem, Weights
from wirkraum.planning.domain.problem_names import Names
from wirkraum.planning.domain.rules_day import nth_name
from wirkraum.planning.domain.series import is_nth

Kind: TypeAlias = Literal["rule", "obstacle"]
WORKING_WEEK = frozenset(range(1, 6))


@dataclass(frozen=True, slots=True)
class Reason:
    """Something that may hold the meeting where it is, and the plan without it.

    It changes nothing on other than its `days`; None where it may on all.
    """

    kind: Kind
    text: Told
    problem: Problem
    meetings: Sequence[Meeting]
    days: frozenset[int] | None = None


def rules_of(scene: Scene, names: Names) -> Iterator[Reason]:
    """The format's own rules and wishes, then the comforts of the whole plan."""
    problem, meetings = scene.problem, scene.meetings
    each = problem.by_id[scene.which.format]
    for text, changed in (*_rules(each), *_barred(each)):
        yield Reason("rule", text, with_format(problem, changed), meetings)
    yield _weekday(scene, problem, each)
    for text, weights in _comforts(scene, problem.weights):
        yield Reason("rule", text, replace(problem, weights=weights), meetings)
    for text, without in _apart(problem, names, each):
        yield Reason("rule", text, without, meetings)


def with_format(problem: Problem, changed: Format) -> Problem:
    formats = tuple(changed if each.id == changed.id else each for each in problem.formats)
    return replace(problem, formats=formats)


def _rules(each: Format) -> Iterator[tuple[Told, Format]]:
    """What the format asks for itself, and the format without it."""
    if each.weekdays < WORKING_WEEK:
        days = always(each.weekdays)
        yield _("Nur %(days)s", days=days), replace(each, weekdays=WORKING_WEEK)
    if each.min_gap_days > 1:
        text = _("Mindestens %(days)s Tage Abstand", days=each.min_gap_days)
        yield text, replace(each, min_gap_days=1)
    if each.avoid:
        yield _("Zeiten, die das Format meidet"), replace(each, avoid=())


def _barred(each: Format) -> Iterator[tuple[Told, Format]]:
    """Days on which the format never is, and the format without each."""
    for why in dict.fromkeys(each.why for each in each.not_on):
        text = _("Nicht möglich: %(why)s", why=why) if why else _("Für das Format gesperrte Tage")
        yield text, replace(each, not_on=tuple(one for one in each.not_on if one.why != why))


def both_of(scene: Scene) -> Reason:
    """Weekday and spacing together, where either alone would hold the meeting."""
    weekday = _weekday(scene, scene.problem, scene.problem.by_id[scene.which.format])
    text = _("%(weekday)s, dazu gleichmäßige Abstände", weekday=weekday.text)
    weights = replace(weekday.problem.weights, gap_day=0)
    return replace(weekday, text=text, problem=replace(weekday.problem, weights=weights))


def _weekday(scene: Scene, problem: Problem, each: Format) -> Reason:
    """The day of the week that is agreed, wished or usual; without it all are alike."""
    free = replace(each, prefer=Prefer(start=each.prefer.start))
    if isinstance(each.frequency, NthWeekday):
        free = replace(free, frequency=replace(each.frequency, otherwise=0))
    without = replace(problem, weights=replace(problem.weights, off_weekday=0))
    return Reason("rule", _weekday_name(scene, each), with_format(without, free), scene.meetings)


def _weekday_name(scene: Scene, each: Format) -> Told:
    """What the meeting keeps to: the rule, the wish, else the habit."""
    year, day = scene.year, scene.slot.day
    here, rule = year.weekday[day], each.frequency
    if isinstance(rule, NthWeekday) and is_nth(year, rule, day):
        nth = joined(nth_name(one) for one in rule.nth)
        return _("Regel: %(nth)s %(weekday)s im Monat", nth=nth, weekday=WEEKDAYS[here - 1])
    if here in each.prefer.weekdays:
        return _("Wunsch: %(days)s", days=always(each.prefer.weekdays))
    held = Counter(year.weekday[one.day] for one in scene.own)
    usual = max(held, key=lambda one: (held[one], one == here, -one), default=here)
    return _("Rhythmus: %(days)s", days=always([usual]))


def _comforts(scene: Scene, weights: Weights) -> Iterator[tuple[Told, Weights]]:
    """What makes a year easy to live with, and the weights without it."""
    if scene.one.spacing:
        yield _("Gleichmäßige Abstände"), replace(weights, gap_day=0)
    if scene.one.may:
        text = _("Eingeladene sollen dabei sein können")
        yield text, replace(weights, optional_absent=0, double_booking=0)
    yield _("Möglichst wenige Wege"), replace(weights, trip_per_10min=0)
    yield _("Höchstens zwei Termine am Tag"), replace(weights, third_meeting=0)


def _apart(problem: Problem, names: Names, each: Format) -> Iterator[tuple[Told, Problem]]:
    """Formats that are never on the same day, and the problem without that rule."""
    for other in problem.formats:
        if other.id in each.not_with or each.id in other.not_with:
            mine = replace(each, not_with=tuple(one for one in each.not_with if one != other.id))
            theirs = replace(other, not_with=tuple(one for one in other.not_with if one != each.id))
            text = _("Nie am selben Tag wie %(other)s", other=quoted(names.formats[other.id]))
            yield text, with_format(with_format(problem, mine), theirs)
