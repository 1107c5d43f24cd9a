"""What people would rather be spared: invited to two things at once, long days, trips."""

from collections import defaultdict
from typing import NamedTuple

from wirkraum.planning.domain.solver.choices import Task
from wirkraum.planning.domain.solver.cliques import Node
from wirkraum.planning.domain.solver.cpsat import Model
from wirkraum.planning.domain.solver.diary import DayNodes, Diary
from wirkraum.planning.domain.year import PersonDay


def add_comfort(model: Model, task: Task, diary: Diary) -> None:
    for key in sorted(diary.must.keys() | diary.may.keys()):
        _add_double(model, task, diary, key)
    for key, nodes in diary.must.items():
        _add_third(model, task, diary, key)
        _add_trips(model, task, key, nodes)


class Moment(NamedTuple):
    """What a person could attend at one cell: choices, how many at once, what is there already."""

    choices: tuple[int, ...]
    most: int
    already: int


def _add_double(model: Model, task: Task, diary: Diary, key: PersonDay) -> None:
    """Each meeting past the first at the worst moment of the day costs."""
    moments = _moments(task, diary, key)
    worst = max((0, *(moment.already for moment in moments)))
    rows: dict[tuple[int, ...], int] = {}
    for moment in moments:
        if moment.already + moment.most > worst:
            rows[moment.choices] = max(moment.already, rows.get(moment.choices, -1))
    if rows:
        most = max(moment.already + moment.most for moment in moments) - worst
        double = model.add(task.year.problem.weights.double_booking, most=most)
        for choices, already in rows.items():
            model.within(choices, [double], -most, worst - already)


def _moments(task: Task, diary: Diary, key: PersonDay) -> list[Moment]:
    must, may = diary.must.get(key, {}), diary.may.get(key, {})
    fixed = [(each.start, each.end) for each in task.year.fixed.get(key, ())]
    decided = [(each.start, each.end) for each in task.occupied.people.get(key, ())]
    if not (may or fixed or decided):
        return []
    starts = {node.start for node in (*must, *may)} | {start for start, _ in (*fixed, *decided)}
    found = []
    for cell in sorted(starts):
        needed, invited = _at(must, cell), _at(may, cell)
        given = _count(fixed, cell)
        choices = [at for node in needed for at in must[node]]
        choices += [at for node in invited for at in may[node]]
        most = len({node.series for node in invited}) + bool(needed)
        found.append(Moment(tuple(choices), most, _count(decided, cell) + given - max(1, given)))
    return found


def _at(nodes: DayNodes, cell: int) -> list[Node]:
    """The nodes that take the cell."""
    return [node for node in nodes if node.start <= cell < node.end]


def _count(spans: list[tuple[int, int]], cell: int) -> int:
    return sum(start <= cell < end for start, end in spans) if spans else 0


def _add_third(model: Model, task: Task, diary: Diary, key: PersonDay) -> None:
    """Each meeting past the second on a day costs."""
    cost = task.year.problem.weights.third_meeting
    days = [diary.days[series, key[1]] for series in sorted({n.series for n in diary.must[key]})]
    spare = max(0, 2 - sum(each.must for each in task.year.fixed.get(key, ())))
    spare = max(0, spare - sum(each.must for each in task.occupied.people.get(key, ())))
    if spare == 0:
        for day in days:
            model.cost[day] += cost
    elif len(days) > spare:
        more = len(days) - spare
        model.within(days, [model.add(cost, most=more)], -more, spare)


def _add_trips(model: Model, task: Task, key: PersonDay, nodes: DayNodes) -> None:
    """Each place away from the person's base costs once a day, unless they are there anyway."""
    year, person = task.year, key[0]
    there = {each.place for each in year.fixed.get(key, ()) if each.must}
    there |= {each.place for each in task.occupied.people.get(key, ()) if each.must}
    places: defaultdict[str, defaultdict[int, list[int]]]
    places = defaultdict(lambda: defaultdict(list))
    for node, variables in nodes.items():
        if node.place not in there:
            places[node.place][node.series] += variables
    for place, series in places.items():
        minutes = year.ways.minutes(year.base[person], place)
        cost = year.problem.weights.trip_per_10min * -(-minutes // 10)
        if cost:
            _add_trip(model, list(series.values()), cost)


def _add_trip(model: Model, series: list[list[int]], cost: int) -> None:
    if len(series) == 1:
        for variable in series[0]:
            model.cost[variable] += cost
    else:
        trip = model.add(cost)
        for variables in series:
            model.within(variables, [trip], -1, 0)
