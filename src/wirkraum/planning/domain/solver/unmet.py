"""Why a period holds fewer meetings than wanted: day by day, what stands in the way."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from wirkraum.kit.told import Told, row
from wirkraum.kit.told import told as _
from wirkraum.planning.domain.conflict import conflict
from wirkraum.planning.domain.conflict_rules import Scene
from wirkraum.planning.domain.day_words import day_name, weekday_names
from wirkraum.planning.domain.plan import Unmet
from wirkraum.planning.domain.problem_names import Names, listed, names_of, window
from wirkraum.planning.domain.series import Placed, Quota, Series, slots_of
from wirkraum.planning.domain.solver.board import Board
from wirkraum.planning.domain.solver.obstacles import Case, obstacle

# Whoever has more to mend than this begins with these; looking for help takes a while.
MOST_HELPED = 60


def all_unmet(board: Board, *, proven: bool) -> tuple[Unmet, ...]:
    """Every period that is short of meetings; `proven` says that no better plan exists."""
    names = names_of(board.year.problem)
    return tuple(
        replace(each, because=_helped(case, quota, each.because)) if at < MOST_HELPED else each
        for at, (case, quota, each) in enumerate(
            found
            for series in board.series
            for found in _of_series(board, names, series, proven=proven)
        )
    )


def _of_series(
    board: Board, names: Names, series: Series, *, proven: bool
) -> Iterator[tuple[Case, Quota, Unmet]]:
    held = board.placed([series])
    short = [
        (quota, planned)
        for quota in series.quotas
        if (planned := sum(each.day in quota.days for each in held)) < quota.wanted
    ]
    if short:
        slots, others = slots_of(board.year, series), _near(board, series)
        case = Case(board, names, series, held, board.task((series,)), slots, others, proven)
        for quota, planned in short:
            because = _because(case, quota)
            yield case, quota, Unmet(series.id, quota.label, quota.wanted, planned, because)


def _near(board: Board, series: Series) -> Mapping[int, Sequence[Placed]]:
    found: defaultdict[int, list[Placed]] = defaultdict(list)
    for each in board.placed(board.series[at] for at in board.near((series,))):
        if each.series != series.at:
            found[each.day].append(each)
    return found


def _because(case: Case, quota: Quota) -> Told:
    return _never(case) or _no_day(case, quota) or _day_by_day(case, quota)


def _helped(case: Case, quota: Quota, reason: Told | str) -> Told | str:
    """The reason with the rules that conflict and what would help."""
    board = case.board
    placed = board.placed(board.series[at] for at in board.near((case.series,)))
    found = conflict(Scene(case.year, case.names, board.series, case.series, quota, placed))
    return row([reason, found.told], " ") if found and found.told.values else reason


def _never(case: Case) -> Told | None:
    """What keeps the format from meeting on any day at all."""
    each, series = case.series.format, case.series
    if not each.weekdays:
        return _("Für das Format ist kein Wochentag erlaubt.")
    if not each.rooms:
        return _("Für das Format ist kein Raum erlaubt.")
    if not series.rooms:
        rooms = case.year.problem.rooms
        largest = max(rooms[case.year.room[name]].seats for name in each.rooms)
        size = len(series.must) + len(series.may)
        seats = _("1 Platz") if largest == 1 else _("%(count)s Plätze", count=largest)
        people = _("1 Person") if size == 1 else _("%(count)s Personen", count=size)
        return _(
            "Kein erlaubter Raum fasst %(people)s; der größte hat %(seats)s.",
            people=people,
            seats=seats,
        )
    if not series.starts:
        return _(
            "Das Zeitfenster %(window)s lässt keinen Termin von %(minutes)s Minuten zu.",
            window=window(each),
            minutes=each.minutes,
        )
    return None


def _no_day(case: Case, quota: Quota) -> Told | None:
    kind = _("Arbeitstag") if case.series.format.in_holidays else _("Schultag")
    if not quota.days:
        return _("In diesem Zeitraum liegt kein %(kind)s.", kind=kind)
    weekdays = case.series.format.weekdays
    if not any(case.year.weekday[day] in weekdays for day in quota.days):
        return _(
            "Kein %(kind)s des Zeitraums fällt auf einen erlaubten Wochentag (%(days)s).",
            kind=kind,
            days=weekday_names(weekdays),
        )
    return None


def _day_by_day(case: Case, quota: Quota) -> Told:
    """How many of the days each obstacle takes; every day is counted once."""
    held = {each.day for each in case.held}
    days = [
        day
        for day in quota.days
        if case.year.weekday[day] in case.series.format.weekdays and day not in held
    ]
    if not days:
        return _("Jeder mögliche Tag ist schon ein Termin dieses Formats.")
    obstacles = {day: obstacle(case, day) for day in days}
    found = Counter(what for what in obstacles.values() if what)
    if free := [day for day, what in obstacles.items() if not what]:
        return _free(case, free[0])
    if len(days) == 1:
        return _("Am einzigen möglichen Tag %(what)s.", what=next(iter(found)))
    if len(found) == 1:
        return _(
            "An allen %(days)s möglichen Tagen %(what)s.", days=len(days), what=next(iter(found))
        )
    parts = [_("an %(days)s %(what)s", days=days, what=what) for what, days in found.most_common()]
    return _(
        "Von %(days)s möglichen Tagen: %(parts)s.", days=len(days), parts=listed(parts, most=6)
    )


def _free(case: Case, free: int) -> Told:
    """A day is free and yet the meeting is missing."""
    if case.proven:
        return _(
            "Ein Termin am %(day)s wöge schwerer als der fehlende Termin.",
            day=day_name(case.year.days[free]),
        )
    return _("In der Rechenzeit fand sich kein besserer Plan; mehr Zeit kann helfen.")
