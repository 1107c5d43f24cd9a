"""Groups of meetings of which a person can attend one at most, travel included."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple


class Node(NamedTuple):
    """A way to hold a meeting on some day: series by number, cells, place."""

    series: int
    start: int
    end: int
    place: str


Ways = Callable[[str, str], int]


def cover(nodes: Sequence[Node], ways: Ways) -> list[list[Node]]:
    """Maximal cliques in which every two nodes that clash meet at least once."""
    beside = _clashes(nodes, ways)
    open_ = [mask & ~_same(nodes, at) for at, mask in enumerate(beside)]
    found = []
    for at in range(len(nodes)):
        while open_[at]:
            members = _grow(at, beside, open_)
            for one in _bits(members):
                open_[one] &= ~members
            found.append([nodes[one] for one in _bits(members)])
    return found


def _clashes(nodes: Sequence[Node], ways: Ways) -> list[int]:
    """For each node the others it clashes with, as bits; a series meets once a day at most."""
    masks = [0] * len(nodes)
    for at, one in enumerate(nodes):
        for other_at in range(at):
            other = nodes[other_at]
            way = ways(one.place, other.place)
            if one.series == other.series or (
                one.start < other.end + way and other.start < one.end + way
            ):
                masks[at] |= 1 << other_at
                masks[other_at] |= 1 << at
    return masks


def _same(nodes: Sequence[Node], at: int) -> int:
    series = nodes[at].series
    return sum(1 << other for other, node in enumerate(nodes) if node.series == series)


def _grow(at: int, beside: Sequence[int], open_: Sequence[int]) -> int:
    """A maximal clique with the node and as many uncovered clashes as come easily."""
    members, near = 1 << at, beside[at]
    wanted = open_[at]
    while near:
        pool = near & wanted or near
        best = max(_bits(pool), key=lambda one: ((beside[one] & near).bit_count(), -one))
        members |= 1 << best
        near &= beside[best]
    return members


def _bits(mask: int) -> Iterator[int]:
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
