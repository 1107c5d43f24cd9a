"""The plan as it grows: which meetings each series holds so far."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from wirkraum.planning.domain.costs import costs_of
from wirkraum.planning.domain.series import Placed, Series, Slot, slots_of
from wirkraum.planning.domain.solver.choices import Slots, Task, safe_rooms
from wirkraum.planning.domain.solver.occupied import occupy
from wirkraum.planning.domain.solver.pieces import Piece
from wirkraum.planning.domain.year import Year


@dataclass(frozen=True, slots=True)
class Board:
    """Everything that stays as it is while the plan grows, and the plan in `held`."""

    year: Year
    series: tuple[Series, ...]
    slots: Mapping[int, Slots]
    safe: Mapping[int, frozenset[int]]
    before: Sequence[Placed]
    held: dict[int, tuple[Placed, ...]] = field(default_factory=dict)

    def placed(self) -> list[Placed]:
        return [each for meetings in self.held.values() for each in meetings]

    def cost(self) -> int:
        return costs_of(self.year, self.series, self.placed(), self.before).total

    def task(self, piece: Piece) -> Task:
        """The piece as something to decide, with all others as they are."""
        free = {each.at for each in piece}
        around = [each for at in self._near(piece) if at not in free for each in self.held[at]]
        previous: dict[int, tuple[Slot, ...]] = {}
        for each in self.before:
            if each.series in free:
                slot = Slot(each.day, each.start, each.room)
                previous[each.series] = (*previous.get(each.series, ()), slot)
        occupied = occupy(self.year, self.series, around)
        return Task(self.year, piece, self.slots, occupied, previous, self.safe)

    def _near(self, piece: Piece) -> Iterator[int]:
        """The series that meet people or rooms of the piece."""
        people = {person for each in piece for person in (*each.must, *each.may)}
        rooms = {room for each in piece for room in each.rooms}
        for at in sorted(self.held):
            each = self.series[at]
            if not (people.isdisjoint(each.must) and people.isdisjoint(each.may)) or (
                not rooms.isdisjoint(each.rooms)
            ):
                yield at

    def take(self, piece: Piece, placed: Iterable[Placed]) -> None:
        """Holds these meetings for the series of the piece from now on."""
        found = tuple(placed)
        for series in piece:
            self.held[series.at] = tuple(each for each in found if each.series == series.at)


def set_up(year: Year, series: tuple[Series, ...], before: Iterable[Placed] = ()) -> Board:
    """An empty plan."""
    slots = {each.at: slots_of(year, each) for each in series}
    return Board(year, series, slots, safe_rooms(year, series), tuple(before))
