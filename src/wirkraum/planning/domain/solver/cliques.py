"""Groups of meetings of which a person can attend one at most, travel included."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

T = TypeVar("T")


class Node(NamedTuple):
    """A way to hold a meeting on some day: series by number, cells, place."""

    series: int
    start: int
    end: int
    place: str


Ways = Callable[[str, str], int]


def cover(nodes: Sequence[Node], ways: Ways) -> list[list[Node]]:
    """Maximal cliques in which every two nodes that clash meet at least once."""
    same = _masks((node.series, at) for at, node in enumerate(nodes))
    beside = _clashes(nodes, same, ways)
    open_ = [mask & ~same[node.series] for mask, node in zip(beside, nodes, strict=True)]
    found = []
    for at in range(len(nodes)):
        while open_[at]:
            members = _grow(at, beside, open_)
            for one in _bits(members):
                open_[one] &= ~members
            found.append([nodes[one] for one in _bits(members)])
    return found


def _clashes(nodes: Sequence[Node], same: Mapping[int, int], ways: Ways) -> list[int]:
    """For each node the others it clashes with, as bits; a series meets once a day at most."""
    there = _masks(((node.place, node.start, node.end), at) for at, node in enumerate(nodes))
    found = []
    for at, one in enumerate(nodes):
        mask = same[one.series]
        for (place, start, end), others in there.items():
            way = ways(one.place, place)
            if one.start < end + way and start < one.end + way:
                mask |= others
        found.append(mask & ~(1 << at))
    return found


def _masks(pairs: Iterable[tuple[T, int]]) -> dict[T, int]:
    """The numbers of each kind as bits."""
    found: defaultdict[T, int] = defaultdict(int)
    for kind, at in pairs:
        found[kind] |= 1 << at
    return found


def _grow(at: int, beside: Sequence[int], open_: Sequence[int]) -> int:
    """A maximal clique with the node and as many uncovered clashes as come easily."""
    members, near = 1 << at, beside[at]
    wanted = open_[at]
    while near:
        best = _most_beside(near & wanted or near, near, beside)
        members |= 1 << best
        near &= beside[best]
    return members


def _most_beside(pool: int, near: int, beside: Sequence[int]) -> int:
    """The first of the pool that clashes with most of those near."""
    best, most, all_others = -1, -1, near.bit_count() - 1
    for one in _bits(pool):
        count = (beside[one] & near).bit_count()
        if count > most:
            best, most = one, count
        if most == all_others:
            break
    return best


def _bits(mask: int) -> Iterator[int]:
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
