"""What meetings ask of each other: no person and no room twice, some never on the same day."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from wirkraum.planning.domain.series import Series
from wirkraum.planning.domain.solver.choices import Task
from wirkraum.planning.domain.solver.cliques import Node, Ways, cover
from wirkraum.planning.domain.solver.cpsat import Model
from wirkraum.planning.domain.solver.diary import DayNodes, Diary, SeriesDay


def add_no_clashes(model: Model, task: Task, diary: Diary) -> None:
    """Nobody needed is in two places, no room holds two meetings."""
    ways = task.year.ways.cells
    unsafe = {key: nodes for key, nodes in diary.rooms.items() if not _safe(task, key[0], nodes)}
    cliques = {
        clique: None
        for owner, whole in ((diary.must, diary.days), (unsafe, {}))
        for day, nodes, groups in _per_day(owner, ways)
        for clique in _cliques(day, _movable(task, day, nodes), groups, whole)
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


def _movable(task: Task, day: int, nodes: DayNodes) -> DayNodes:
    """Without fixed meetings: what they stand in the way of is no choice any more."""
    return {
        node: found
        for node, found in nodes.items()
        if day not in task.fixed.get(node.series, frozenset())
    }


def _safe(task: Task, room: int, nodes: DayNodes) -> bool:
    return all(room in task.safe[node.series] for node in nodes)


def _per_day(
    owner: Mapping[tuple[int, int], DayNodes], ways: Ways
) -> Iterator[tuple[int, DayNodes, list[list[Node]]]]:
    """Each day of each owner, with cliques made once for the owner's whole year."""
    every: defaultdict[int, dict[Node, None]] = defaultdict(dict)
    for (who, _), nodes in owner.items():
        every[who].update(dict.fromkeys(nodes))
    groups = {who: cover(sorted(nodes), ways) for who, nodes in every.items()}
    for (who, day), nodes in owner.items():
        yield day, nodes, groups[who]


def _cliques(
    day: int, nodes: DayNodes, groups: list[list[Node]], whole: Mapping[SeriesDay, int]
) -> Iterator[tuple[int, ...]]:
    """The groups as they are on one day; a day's variable stands for all its slots."""
    count = Counter(node.series for node in nodes)
    for group in groups:
        inside = [node for node in group if node in nodes]
        within = Counter(node.series for node in inside)
        if len(within) > 1:
            full = {series for series, found in within.items() if found == count[series]}
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
