"""Why a period holds fewer meetings than wanted: day by day, what stands in the way."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wirkraum.planning.domain.plan import Unmet
from wirkraum.planning.domain.problem_names import (
    Names,
    day_name,
    listed,
    names_of,
    weekday_names,
    window,
)
from wirkraum.planning.domain.series import Placed, Quota, Series, opens
from wirkraum.planning.domain.solver.board import Board
from wirkraum.planning.domain.solver.choices import Task, open_slots
from wirkraum.planning.domain.year import Year

PROVEN = "wöge schwerer als der fehlende Termin."
UNPROVEN = "In der Rechenzeit fand sich kein besserer Plan; mehr Zeit kann helfen."


@dataclass(frozen=True, slots=True)
class Case:
    """A series with the meetings it holds; the task knows what all others hold."""

    board: Board
    names: Names
    series: Series
    held: tuple[Placed, ...]
    task: Task
    proven: bool

    @property
    def year(self) -> Year:
        return self.board.year


def all_unmet(board: Board, *, proven: bool) -> tuple[Unmet, ...]:
    """Every period that is short of meetings; `proven` says that no better plan exists."""
    names = names_of(board.year.problem)
    return tuple(
        unmet
        for series in board.series
        for unmet in _of_series(board, names, series, proven=proven)
    )


def _of_series(board: Board, names: Names, series: Series, *, proven: bool) -> Iterator[Unmet]:
    held = board.placed([series])
    short = [
        (quota, planned)
        for quota in series.quotas
        if (planned := sum(each.day in quota.days for each in held)) < quota.wanted
    ]
    if short:
        case = Case(board, names, series, held, board.task((series,)), proven)
        for quota, planned in short:
            because = _because(case, quota)
            yield Unmet(series.id, quota.label, quota.wanted, planned, because)


def _because(case: Case, quota: Quota) -> str:
    return _never(case) or _no_day(case, quota) or _day_by_day(case, quota)


def _never(case: Case) -> str:
    """What keeps the format from meeting on any day at all."""
    each, series = case.series.format, case.series
    if not each.rooms:
        return "Für das Format ist kein Raum erlaubt."
    if not series.rooms:
        rooms = case.year.problem.rooms
        largest = max(rooms[case.year.room[name]].seats for name in each.rooms)
        size = len(series.must) + len(series.may)
        seats = "1 Platz" if largest == 1 else f"{largest} Plätze"
        return f"Kein erlaubter Raum fasst {size} Personen; der größte hat {seats}."
    if not series.starts:
        return f"Das Zeitfenster {window(each)} lässt keinen Termin von {each.minutes} Minuten zu."
    return ""


def _no_day(case: Case, quota: Quota) -> str:
    kind = "Arbeitstag" if case.series.format.in_holidays else "Schultag"
    if not quota.days:
        return f"In diesem Zeitraum liegt kein {kind}."
    weekdays = case.series.format.weekdays
    if not any(case.year.weekday[day] in weekdays for day in quota.days):
        return f"Kein {kind} des Zeitraums fällt auf einen erlaubten Wochentag ({weekday_names(weekdays)})."
    return ""


def _day_by_day(case: Case, quota: Quota) -> str:
    """How many of the days each obstacle takes; every day is counted once."""
    held = {each.day for each in case.held}
    days = [
        day
        for day in quota.days
        if case.year.weekday[day] in case.series.format.weekdays and day not in held
    ]
    if not days:
        return "Jeder mögliche Tag ist schon ein Termin dieses Formats."
    found = Counter(_obstacle(case, day) for day in days)
    if "" in found:
        return _free(case, [day for day in days if not _obstacle(case, day)])
    if len(found) == 1:
        which = f"allen {len(days)} möglichen Tagen" if len(days) > 1 else "einzigen möglichen Tag"
        return f"{'An' if len(days) > 1 else 'Am'} {which} {next(iter(found))}."
    parts = [f"an {count} {reason}" for reason, count in found.most_common()]
    return f"Von {len(days)} möglichen Tagen: {listed(parts, most=6)}."


def _free(case: Case, free: Sequence[int]) -> str:
    """A day is free and yet the meeting is missing."""
    if case.proven:
        return f"Ein Termin am {day_name(case.year.days[free[0]])} {PROVEN}"
    return UNPROVEN


def _obstacle(case: Case, day: int) -> str:
    """What takes the day, empty where nothing does."""
    series, year = case.series, case.year
    if not opens(year, series, day):
        absent = [person for person in series.must if day in year.absent[person]]
        return f"{'fehlt' if len(absent) == 1 else 'fehlen'} {_people(case, absent)}"
    slots = case.board.slots[series.at].get(day, ())
    if not slots:
        return f"steht schon anderes fest ({_from_outside(case, day)})"
    if not any(open_slots(case.task, series, day, slots)):
        return f"sind Personen oder Räume schon verplant ({_others(case, day)})"
    if any(abs(each.day - day) < series.gap for each in case.held):
        return f"wäre der Abstand zum eigenen Termin kleiner als {series.gap} Tage"
    return ""


def _people(case: Case, people: Sequence[int]) -> str:
    ids = [case.year.problem.people[person].id for person in people]
    return listed(case.names.people[id_] for id_ in ids)


def _from_outside(case: Case, day: int) -> str:
    year, series = case.year, case.series
    events = [
        event.title
        for person in series.must
        for event in year.fixed.get((person, day), ())
        if event.must
    ]
    events += [b.title for room in series.rooms for b in year.booked.get((room, day), ())]
    return listed(f"„{title}“" for title in dict.fromkeys(events))


def _others(case: Case, day: int) -> str:
    """The other formats that meet on the day and want the same people or rooms."""
    board, series = case.board, case.series
    found = []
    for at in board.near((series,)):
        other = board.series[at]
        meetings = [each for each in board.held.get(at, ()) if each.day == day]
        rooms = {each.room for each in meetings} & set(series.rooms)
        if at != series.at and meetings and (rooms or set(other.must) & set(series.must)):
            found.append(f"„{case.names.formats[other.id]}“")
    return listed(found)
