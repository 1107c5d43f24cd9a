"""Cuts a problem into pieces small enough to solve well, those that join others first."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from wirkraum.planning.domain.series import Series
from wirkraum.planning.domain.year import Year

Piece: TypeAlias = tuple[Series, ...]


class Part(NamedTuple):
    """A piece to be decided again, on all days or only on some while the others stay."""

    piece: Piece
    days: range | None = None


@dataclass(frozen=True, slots=True)
class Cutter:
    """Sizes are numbers of slots; a piece stays below `most` where it can."""

    year: Year
    sizes: Mapping[int, int]
    most: int

    def worlds(self, series: Sequence[Series]) -> list[Piece]:
        """The fewest parts that have nothing to do with each other: no person, room, or day."""
        return self._parts(series, invited=True)

    def stages(self, series: Iterable[Series]) -> list[list[Piece]]:
        """Pieces in stages: those of one stage share no person needed and no room."""
        every = tuple(series)
        regular = [each for each in every if not each.reserve]
        reserves = [each for each in every if each.reserve]
        return [*self._cut(regular), *self._cut(reserves)]

    def size(self, piece: Iterable[Series]) -> int:
        return sum(self.sizes[each.at] for each in piece)

    def _cut(self, series: Sequence[Series]) -> list[list[Piece]]:
        stages = []
        left = self._parts(series)
        while left:
            small = [part for part in left if self.fits(part)]
            split = [self._hubs(part) for part in left if not self.fits(part)]
            stages.append(small + [hubs for hubs, _ in split])
            left = [part for _, rest in split for part in self._parts(rest)]
        return stages

    def fits(self, part: Piece) -> bool:
        """Whether the part may be decided in one go."""
        return len(part) == 1 or self.size(part) <= self.most

    def _hubs(self, part: Piece) -> tuple[Piece, Piece]:
        """The fewest series with most people whose removal lets the rest fall into small parts."""
        ranked = sorted(part, key=lambda each: (-len(each.must) - len(each.apart), each.at))
        most = 1
        while most < len(ranked) - 1 and self.size(ranked[: most + 1]) <= self.most:
            most += 1
        counts = range(1, most) if self._falls_apart(ranked[most:]) else range(0)
        count = next((each for each in counts if self._falls_apart(ranked[each:])), most)
        return _in_order(ranked[:count]), _in_order(ranked[count:])

    def _falls_apart(self, rest: Sequence[Series]) -> bool:
        return all(self.fits(part) for part in self._parts(rest))

    def _parts(self, series: Sequence[Series], *, invited: bool = False) -> list[Piece]:
        """The series joined by people they need (or invite), by rooms, or by rule, part by part."""
        leader = list(range(len(series)))

        def lead(at: int) -> int:
            while leader[at] != at:
                leader[at] = leader[leader[at]]
                at = leader[at]
            return at

        first: dict[Hashable, int] = {}
        for at, each in enumerate(series):
            rooms = (("room", room) for room in each.rooms if self.year.shared[room])
            pairs = (frozenset((each.id, other)) for other in each.apart)
            for key in (*each.crew, *(each.may if invited else ()), *rooms, *pairs):
                leader[lead(at)] = lead(first.setdefault(key, at))
        parts: defaultdict[int, list[Series]] = defaultdict(list)
        for at, each in enumerate(series):
            parts[lead(at)].append(each)
        return [tuple(part) for part in parts.values()]


def _in_order(series: Iterable[Series]) -> Piece:
    return tuple(sorted(series, key=lambda each: each.at))
