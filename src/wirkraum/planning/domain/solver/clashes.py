"""What meetings ask of each other: no person and no room twice, some never on the same day."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from wirkraum.planning.domain.series import Series
from wirkraum.planning.domain.solver.choices import Task
from wirkraum.planning.domain.solver.cliques import Node, cover
from wirkraum.planning.domain.solver.cpsat import Model
from wirkraum.planning.domain.solver.diary import DayNodes, Diary, SeriesDay


class Shape(NamedTuple):
    """A clique on some day: its nodes, and the series of which these are all nodes that day."""

    inside: list[Node]
    full: frozenset[int]


def add_no_clashes(model: Model, task: Task, diary: Diary) -> None:
    """Nobody needed is in two places, no room holds two meetings."""
    fixed = _fixed_on(task)
    unsafe = {key: nodes for key, nodes in diary.rooms.items() if not _safe(task, key[0], nodes)}
    cliques = {
        clique: None
        for owner, whole in ((diary.must, diary.days), (unsafe, {}))
        for day, nodes, shapes in _per_day(task, owner, fixed)
        for clique in _cliques(day, nodes, shapes, whole)
    }
    for clique in cliques:
        model.at_most_one(clique)
    for group in apart_groups(task.free):
        _add_apart(model, task, diary, group)


def _add_apart(model: Model, task: Task, diary: Diary, group: Iterable[Series]) -> None:
    """On no day more than one of the group; fixed meetings are as they are."""
    days: defaultdict[int, list[int]] = defaultdict(list)
    for each in group:
        fixed = task.fixed.get(each.at, frozenset())
        for day in task.slots[each.at]:
            if day not in fixed and (each.at, day) in diary.days:
                days[day].append(diary.days[each.at, day])
    for found in days.values():
        if found[1:]:
            model.at_most_one(found)


def apart_groups(series: Iterable[Series]) -> Iterator[list[Series]]:
    """Groups of which each is apart from each; every two that are apart share one."""
    held = {each.id: each for each in series if each.apart}
    left = {one: set(each.apart & held.keys()) for one, each in held.items()}
    for one, first in held.items():
        while left[one]:
            group = [one]
            near = first.apart & held.keys()
            while near:
                best = min(near & left[one] or near, key=lambda each: held[each].at)
                group.append(best)
                near &= held[best].apart
            for each in group:
                left[each].difference_update(group)
            yield [held[each] for each in group]


def _fixed_on(task: Task) -> Mapping[int, set[int]]:
    """On each day the series that have a fixed meeting."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    for at, days in task.fixed.items():
        for day in days:
            found[day].add(at)
    return found


def _movable(nodes: DayNodes, fixed: Collection[int]) -> DayNodes:
    """Without fixed meetings: what they stand in the way of is no choice any more."""
    if not fixed:
        return nodes
    return {node: found for node, found in nodes.items() if node.series not in fixed}


def _safe(task: Task, room: int, nodes: DayNodes) -> bool:
    return all(room in task.safe[node.series] for node in nodes)


def _per_day(
    task: Task, owner: Mapping[tuple[int, int], DayNodes], fixed: Mapping[int, set[int]]
) -> Iterator[tuple[int, DayNodes, list[Shape]]]:
    """Each day of each owner, with cliques made once for the owner's whole year."""
    every: defaultdict[int, dict[Node, None]] = defaultdict(dict)
    for (who, _), found in owner.items():
        every[who].update(dict.fromkeys(found))
    groups = {who: cover(sorted(nodes), task.year.ways.cells) for who, nodes in every.items()}
    known: dict[tuple[int, tuple[Node, ...]], list[Shape]] = {}
    for (who, day), found in owner.items():
        nodes = _movable(found, fixed.get(day, ()))
        key = who, tuple(nodes)
        if key not in known:
            known[key] = list(_shapes(nodes, groups[who]))
        yield day, nodes, known[key]


def _shapes(nodes: DayNodes, groups: list[list[Node]]) -> Iterator[Shape]:
    """The groups as they are on a day with these nodes."""
    count = Counter(node.series for node in nodes)
    for group in groups if len(count) > 1 else ():
        inside = [node for node in group if node in nodes]
        within = Counter(node.series for node in inside)
        if len(within) > 1:
            full = frozenset(each for each, found in within.items() if found == count[each])
            yield Shape(inside, full)


def _cliques(
    day: int, nodes: DayNodes, shapes: Iterable[Shape], whole: Mapping[SeriesDay, int]
) -> Iterator[tuple[int, ...]]:
    """A day's variable stands for all its slots."""
    for inside, full in shapes:
        short = {series: whole.get((series, day)) for series in full}
        yield tuple(sorted(_variables(inside, nodes, short)))


def _variables(
    inside: Iterable[Node], nodes: DayNodes, short: Mapping[int, int | None]
) -> set[int]:
    found: set[int] = set()
    for node in inside:
        day = short.get(node.series)
        found.update(nodes[node] if day is None else (day,))
    return found
