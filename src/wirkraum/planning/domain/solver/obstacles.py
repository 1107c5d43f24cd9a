"""What takes a day from a series that is short of meetings: absences, events, other formats."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wirkraum.kit.told import Told, quoted
from wirkraum.kit.told import told as _
from wirkraum.planning.domain.problem_names import Names, listed
from wirkraum.planning.domain.series import Placed, Series, opens
from wirkraum.planning.domain.solver.board import Board
from wirkraum.planning.domain.solver.choices import Slots, Task, open_slots
from wirkraum.planning.domain.year import Year


@dataclass(frozen=True, slots=True)
class Case:
    """A series with the meetings it holds; `others` are those near it by day."""

    board: Board
    names: Names
    series: Series
    held: tuple[Placed, ...]
    task: Task
    slots: Slots
    others: Mapping[int, Sequence[Placed]]
    proven: bool

    @property
    def year(self) -> Year:
        return self.board.year


def obstacle(case: Case, day: int) -> Told | None:
    """What takes the day, None where nothing does."""
    series = case.series
    if why := _from_the_start(case, day) or _by_others(case, day):
        return why
    if any(abs(each.day - day) < series.gap for each in case.held):
        return _("wäre der Abstand zum eigenen Termin kleiner als %(days)s Tage", days=series.gap)
    return None


def _from_the_start(case: Case, day: int) -> Told | None:
    """What takes the day before any other format is planned."""
    series, year = case.series, case.year
    if day in series.barred:
        return _barred(case, day)
    if not opens(year, series, day):
        absent = [person for person in series.needed(day) if day in year.absent[person]]
        people = _people(case, absent)
        return (
            _("fehlt %(who)s", who=people) if len(absent) == 1 else _("fehlen %(who)s", who=people)
        )
    if not case.slots.get(day):
        return _("steht schon anderes fest (%(what)s)", what=_from_outside(case, day))
    return None


def _by_others(case: Case, day: int) -> Told | None:
    """What other formats leave of the day."""
    if apart := _apart(case, day):
        return _("liegt schon %(what)s (soll nie zusammenfallen)", what=apart)
    if not any(open_slots(case.task, case.series, day, case.slots[day])):
        return _("sind Personen oder Räume schon verplant (%(what)s)", what=_others(case, day))
    return None


def _barred(case: Case, day: int) -> Told:
    date = case.year.days[day]
    why = next(each.why for each in case.series.format.not_on if date in each.span)
    if not why:
        return _("darf das Format nicht liegen")
    return _("darf das Format nicht liegen (%(why)s)", why=why)


def _apart(case: Case, day: int) -> Told | None:
    """The formats that meet on the day and are never on one day with this one."""
    others = [case.board.series[each.series].id for each in case.others.get(day, ())]
    found = [quoted(case.names.formats[each]) for each in others if each in case.series.apart]
    return listed(found) if found else None


def _people(case: Case, people: Sequence[int]) -> Told:
    return listed(_with_deputy(case, person) for person in people)


def _with_deputy(case: Case, person: int) -> Told | str:
    """Whoever is away, and the deputy who is away too."""
    known, deputy = case.year.problem.people, case.year.deputy[person]
    who = case.names.people[known[person].id]
    if deputy is None:
        return who
    instead = case.names.people[known[deputy].id]
    return _("%(who)s samt Vertretung (%(deputy)s)", who=who, deputy=instead)


def _from_outside(case: Case, day: int) -> Told:
    year, series = case.year, case.series
    events = [
        event.title
        for person in series.needed(day)
        for event in year.fixed.get((person, day), ())
        if event.must
    ]
    events += [b.title for room in series.rooms for b in year.booked.get((room, day), ())]
    return listed(map(quoted, dict.fromkeys(events)))


def _others(case: Case, day: int) -> Told:
    """The other formats that meet on the day and want the same people or rooms."""
    year, series = case.year, case.series
    needed, rooms = set(series.needed(day)), {each for each in series.rooms if year.shared[each]}
    found = []
    for each in case.others.get(day, ()):
        other = case.board.series[each.series]
        if each.room in rooms or not needed.isdisjoint(other.needed(day)):
            found.append(quoted(case.names.formats[other.id]))
    return listed(found)
