"""Which series are worth deciding again together once all have a place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wirkraum.planning.domain.solver.pieces import Cutter, Part, Piece


@dataclass(frozen=True, slots=True)
class Neighbourhoods:
    """Built from the stages the problem was cut into; sizes are numbers of slots."""

    cutter: Cutter
    stages: Sequence[Sequence[Piece]]
    worlds: Sequence[Piece]
    days: int

    @property
    def series(self) -> Piece:
        return tuple(each for world in self.worlds for each in world)

    def near(self, most: int) -> list[Piece]:
        """Each piece with what joins it to others, and each crowded diary."""
        found = [*self._with_hubs(), *self._diaries()]
        return self._fitting(found, most)

    def windows(self, most: int) -> list[Part]:
        """Everything that belongs together, for as many days as fit but not all of them."""
        return [Part(world, days) for world in self.worlds for days in self._spans(most, world)]

    def _spans(self, most: int, world: Piece) -> Iterator[range]:
        """Spans of days of which each day lies in two."""
        length = min(self.days * most // max(1, self.cutter.size(world)), self.days // 2)
        step = max(1, length // 2)
        return (range(first, first + length) for first in range(-step, self.days - step, step))

    def _fitting(self, found: Iterator[Piece] | Sequence[Piece], most: int) -> list[Piece]:
        fit = dict.fromkeys(piece for piece in found if self.cutter.size(piece) <= most)
        return [piece for piece in fit if len(piece) > 1]

    def _with_hubs(self) -> Iterator[Piece]:
        for at, stage in enumerate(self.stages):
            before = [each for earlier in self.stages[:at] for piece in earlier for each in piece]
            for piece in stage:
                people = {person for each in piece for person in each.crew}
                apart = {other for each in piece for other in each.apart}
                joined = [each for each in before if people & set(each.crew) or each.id in apart]
                yield _join(piece, tuple(joined)) if joined else piece

    def _diaries(self) -> Iterator[Piece]:
        """Whoever is invited to some series and needed in others."""
        for person in sorted({person for each in self.series for person in each.may}):
            invited = [each for each in self.series if person in each.may]
            needed = [each for each in self.series if person in each.crew]
            for reserve in (False, True):
                part = [each for each in needed if each.reserve == reserve]
                if part and invited:
                    yield _join(tuple(part), tuple(invited))


def _join(one: Piece, other: Piece) -> Piece:
    both = {each.at: each for each in (*one, *other)}
    return tuple(both[at] for at in sorted(both))
