"""Why a meeting lies where it does, and where else it could: every reason tried before it is said."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from wirkraum.kit.told import Told, quoted
from wirkraum.kit.told import told as _
from wirkraum.planning.domain.day_words import clock, day_name, termine, weekday_names
from wirkraum.planning.domain.explain_scene import Priced, Scene, set_scene
from wirkraum.planning.domain.plan import Meeting
from wirkraum.planning.domain.problem import Format, NthWeekday, Prefer, Problem, Weights
from wirkraum.planning.domain.problem_names import Names, listed, names_of
from wirkraum.planning.domain.rules import findings
from wirkraum.planning.domain.rules_case import Finding

Kind: TypeAlias = Literal["rule", "obstacle", "check", "result"]


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another slot for a meeting, what the plan would cost more there, and what it breaks."""

    meeting: Meeting
    cost: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A step of an explanation; rules and obstacles are reasons: without one the day is another."""

    kind: Kind
    text: Told
    without: Meeting | None = None


def alternatives(
    problem: Problem, meetings: Iterable[Meeting], which: Meeting, limit: int = 3
) -> tuple[Alternative, ...]:
    """The best other days for `which`, one of `meetings`, in its period while all others stay.

    The best slot of each day, those that cost least first; none for a fixed meeting. Findings are
    what a day breaks and the meeting's own day does not.
    """
    every = tuple(meetings)
    scene = None if which.fixed else set_scene(problem, every, which)
    if scene is None:
        return ()
    now = scene.cost(scene.slot)
    best: dict[int, Priced] = {}
    known = {each.text for each in findings(problem, every, which)}
    for each in sorted(scene.priced()):
        if each.slot.day != scene.slot.day:
            best.setdefault(each.slot.day, each)
    found = []
    for each in sorted(best.values())[:limit]:
        moved = scene.meeting(each.slot)
        others = [one for one in every if one != which]
        broken = findings(problem, [*others, moved], moved)
        new = tuple(one for one in broken if one.text not in known)
        found.append(Alternative(moved, each.cost - now, new))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Reason:
    """Something that may hold the meeting where it is, and the plan without it."""

    kind: Kind
    text: Told
    problem: Problem
    meetings: Sequence[Meeting]


def why(problem: Problem, meetings: Iterable[Meeting], which: Meeting) -> tuple[Step, ...]:
    """Rule → obstacle → check → result for `which`, one of `meetings`, while all others stay.

    The first rule is the period; any other rule or obstacle is named only if without it another day
    would be best, which is `without`.
    """
    every = tuple(meetings)
    scene = set_scene(problem, every, which)
    if scene is None:
        return ()
    best = scene.best()
    found = list(_period(scene))
    if best is not None and best.slot.day == scene.slot.day:
        for reason in _reasons(scene, names_of(problem), problem, every, which):
            other = _best_day(reason, which)
            if other is not None and other.date != which.date:
                found.append(Step(reason.kind, reason.text, other))
    others = alternatives(problem, every, replace(which, fixed=False), 1)
    return (*found, _check(scene, findings(problem, every, which)), _result(which, others))


def _period(scene: Scene) -> Iterator[Step]:
    if scene.quota is not None:
        period, termine_ = scene.quota.label, termine(scene.quota.wanted)
        yield Step("rule", _("%(period)s: %(number)s.", period=period, number=termine_))


def _best_day(reason: Reason, which: Meeting) -> Meeting | None:
    scene = set_scene(reason.problem, reason.meetings, which)
    best = scene.best() if scene else None
    return scene.meeting(best.slot) if scene and best else None


def _reasons(
    scene: Scene, names: Names, problem: Problem, meetings: Sequence[Meeting], which: Meeting
) -> Iterator[Reason]:
    each = problem.by_id[which.format]
    for text, changed in _wishes(each):
        yield Reason("rule", text, _with_format(problem, changed), meetings)
    yield _weekday(problem, each, meetings)
    for text, weights in _comforts(scene, problem):
        yield Reason("rule", text, replace(problem, weights=weights), meetings)
    yield from _absences(scene, names, problem, meetings)
    yield from _events(scene, problem, meetings)
    yield from _formats(scene, names, problem, meetings)


def _with_format(problem: Problem, changed: Format) -> Problem:
    formats = tuple(changed if each.id == changed.id else each for each in problem.formats)
    return replace(problem, formats=formats)


def _wishes(each: Format) -> Iterator[tuple[Told, Format]]:
    """What the format asks for itself, and the format without it."""
    if each.weekdays < frozenset(range(1, 6)):
        days = weekday_names(each.weekdays)
        text = _("Nur %(days)s sind erlaubt.", days=days)
        yield text, replace(each, weekdays=frozenset(range(1, 6)))
    if each.min_gap_days > 1:
        text = _("Mindestens %(days)s Tage Abstand.", days=each.min_gap_days)
        yield text, replace(each, min_gap_days=1)
    if each.avoid:
        text = _("Manche Zeiten soll das Format meiden.")
        yield text, replace(each, avoid=())


def _weekday(problem: Problem, each: Format, meetings: Sequence[Meeting]) -> Reason:
    """The day of the week that is wished, usual or agreed; without it all are alike."""
    free = replace(each, prefer=Prefer(start=each.prefer.start))
    if isinstance(each.frequency, NthWeekday):
        free = replace(free, frequency=replace(each.frequency, otherwise=0))
    without = replace(problem, weights=replace(problem.weights, off_weekday=0))
    text = _("Das Format hat seinen eigenen Wochentag.")
    return Reason("rule", text, _with_format(without, free), meetings)


def _comforts(scene: Scene, problem: Problem) -> Iterator[tuple[Told, Weights]]:
    """What makes a year easy to live with, and the weights without it."""
    weights = problem.weights
    if scene.one.spacing:
        yield _("Gleichmäßig über das Jahr verteilt."), replace(weights, gap_day=0)
    if scene.one.may:
        text = _("Eingeladene sollen dabei sein können.")
        yield text, replace(weights, optional_absent=0, double_booking=0)
    yield _("Möglichst wenige Wege."), replace(weights, trip_per_10min=0)
    yield _("Höchstens zwei Termine am Tag."), replace(weights, third_meeting=0)


def _absences(
    scene: Scene, names: Names, problem: Problem, meetings: Sequence[Meeting]
) -> Iterator[Reason]:
    days = scene.quota.days if scene.quota else ()
    for person in scene.one.must:
        if not any(day in scene.year.absent[person] for day in days):
            continue
        here = problem.people[person]
        free = replace(here, absences=(), off_weekdays=frozenset())
        people = tuple(free if each is here else each for each in problem.people)
        text = _("%(who)s ist an anderen Tagen nicht da.", who=names.people[here.id])
        yield Reason("obstacle", text, replace(problem, people=people), meetings)


def _events(scene: Scene, problem: Problem, meetings: Sequence[Meeting]) -> Iterator[Reason]:
    """What is fixed from outside in the period and takes its people or rooms."""
    days = scene.quota.days if scene.quota else ()
    people = (*scene.one.must, *scene.one.may)
    titles = [
        each.title
        for day in days
        for who in people
        for each in scene.year.fixed.get((who, day), ())
    ]
    titles += [
        each.title
        for day in days
        for room in scene.one.rooms
        for each in scene.year.booked.get((room, day), ())
    ]
    for title in dict.fromkeys(titles):
        busy = tuple(each for each in problem.busy if each.title != title)
        text = _("%(what)s liegt an anderen Tagen fest.", what=quoted(title))
        yield Reason("obstacle", text, replace(problem, busy=busy), meetings)


def _formats(
    scene: Scene, names: Names, problem: Problem, meetings: Sequence[Meeting]
) -> Iterator[Reason]:
    """Other formats that meet in the period and want the same people or rooms."""
    days = set(scene.quota.days) if scene.quota else set()
    mine = set(scene.one.must) | set(scene.one.may)
    near = dict.fromkeys(
        other.id
        for day, placed in sorted(scene.others.items())
        for other in (scene.series[each.series] for each in placed)
        if day in days
        and (mine & {*other.must, *other.may} or set(scene.one.rooms) & set(other.rooms))
    )
    for name in near:
        rest = [each for each in meetings if each.format != name]
        text = _("%(what)s liegt an anderen Tagen.", what=quoted(names.formats[name]))
        yield Reason("obstacle", text, problem, rest)


def _check(scene: Scene, found: Sequence[Finding]) -> Step:
    firm = [each.text for each in found if each.firm]
    if firm:
        return Step("check", _("Nicht in Ordnung: %(what)s", what=listed(firm)))
    count = len(scene.one.must)
    if count == 1:
        return Step("check", _("Die nötige Person ist frei, der Raum auch."))
    return Step(
        "check", _("Alle %(count)s nötigen Personen sind frei, der Raum auch.", count=count)
    )


def _result(which: Meeting, others: Sequence[Alternative]) -> Step:
    """The day, and how much worse or better the next one is."""
    here = _("%(day)s, %(time)s Uhr", day=day_name(which.date), time=clock(which.start))
    if not others:
        return Step("result", _("%(here)s: kein anderer Tag ist möglich.", here=here))
    next_, more = day_name(others[0].meeting.date), others[0].cost
    if more == 0:
        return Step("result", _("%(here)s; gleich gut wäre %(day)s.", here=here, day=next_))
    if more < 0:
        text = _("%(here)s; besser um %(less)s wäre %(day)s.", here=here, less=-more, day=next_)
        return Step("result", text)
    text = _(
        "%(here)s; am nächstbesten, %(day)s, kostet es %(more)s mehr.",
        here=here,
        day=next_,
        more=more,
    )
    return Step("result", text)
