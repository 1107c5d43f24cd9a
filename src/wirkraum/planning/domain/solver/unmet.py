"""Why a period holds fewer meetings than wanted: day by day, what stands in the way."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from wirkraum.kit.told import Told, quoted, row
from wirkraum.kit.told import told as _
from wirkraum.planning.domain.conflict import Scene, conflict
from wirkraum.planning.domain.day_words import day_name, weekday_names
from wirkraum.planning.domain.plan import Unmet
from wirkraum.planning.domain.problem_names import Names, listed, names_of, window
from wirkraum.planning.domain.series import Placed, Quota, Series, opens, slots_of
from wirkraum.planning.domain.solver.board import Board
from wirkraum.planning.domain.solver.choices import Slots, Task, open_slots
from wirkraum.planning.domain.year import Year

# Whoever has more to mend than this begins with these; looking for help takes a while.
MOST_HELPED = 60


@dataclass(frozen=True, slots=True)
class Case:
    """A series with the meetings it holds; the task knows what all others hold."""

    board: Board
    names: Names
    series: Series
    held: tuple[Placed, ...]
    task: Task
    slots: Slots
    proven: bool

    @property
    def year(self) -> Year:
        return self.board.year


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
        slots = slots_of(board.year, series)
        case = Case(board, names, series, held, board.task((series,)), slots, proven)
        for quota, planned in short:
            because = _because(case, quota)
            yield case, quota, Unmet(series.id, quota.label, quota.wanted, planned, because)


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
    if not each.rooms:
        return _("Für das Format ist kein Raum erlaubt.")
    if not series.rooms:
        rooms = case.year.problem.rooms
        largest = max(rooms[case.year.room[name]].seats for name in each.rooms)
        size = len(series.must) + len(series.may)
        seats = _("1 Platz") if largest == 1 else _("%(count)s Plätze", count=largest)
        return _(
            "Kein erlaubter Raum fasst %(size)s Personen; der größte hat %(seats)s.",
            size=size,
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
    obstacles = {day: _obstacle(case, day) for day in days}
    found = Counter(obstacle for obstacle in obstacles.values() if obstacle)
    if free := [day for day, obstacle in obstacles.items() if not obstacle]:
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


def _obstacle(case: Case, day: int) -> Told | None:
    """What takes the day, None where nothing does."""
    series, year = case.series, case.year
    if not opens(year, series, day):
        absent = [person for person in series.must if day in year.absent[person]]
        people = _people(case, absent)
        return (
            _("fehlt %(who)s", who=people) if len(absent) == 1 else _("fehlen %(who)s", who=people)
        )
    slots = case.slots.get(day, ())
    if not slots:
        return _("steht schon anderes fest (%(what)s)", what=_from_outside(case, day))
    if not any(open_slots(case.task, series, day, slots)):
        return _("sind Personen oder Räume schon verplant (%(what)s)", what=_others(case, day))
    if any(abs(each.day - day) < series.gap for each in case.held):
        return _("wäre der Abstand zum eigenen Termin kleiner als %(days)s Tage", days=series.gap)
    return None


def _people(case: Case, people: Sequence[int]) -> Told:
    ids = [case.year.problem.people[person].id for person in people]
    return listed(case.names.people[id_] for id_ in ids)


def _from_outside(case: Case, day: int) -> Told:
    year, series = case.year, case.series
    events = [
        event.title
        for person in series.must
        for event in year.fixed.get((person, day), ())
        if event.must
    ]
    events += [b.title for room in series.rooms for b in year.booked.get((room, day), ())]
    return listed(map(quoted, dict.fromkeys(events)))


def _others(case: Case, day: int) -> Told:
    """The other formats that meet on the day and want the same people or rooms."""
    board, series = case.board, case.series
    found = []
    for at in board.near((series,)):
        other = board.series[at]
        meetings = [each for each in board.held.get(at, ()) if each.day == day]
        rooms = {each.room for each in meetings} & set(series.rooms)
        if at != series.at and meetings and (rooms or set(other.must) & set(series.must)):
            found.append(quoted(case.names.formats[other.id]))
    return listed(found)
