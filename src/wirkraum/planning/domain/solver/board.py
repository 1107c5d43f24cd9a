"""The plan as it grows: which meetings each series holds so far."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from wirkraum.planning.domain.costs import costs_of
from wirkraum.planning.domain.series import Placed, Series, Slot
from wirkraum.planning.domain.solver.choices import Slots, Task, safe_rooms
from wirkraum.planning.domain.solver.keep import Kept, keep
from wirkraum.planning.domain.solver.occupied import occupy
from wirkraum.planning.domain.solver.piece import Allowance, Answer, solve_piece
from wirkraum.planning.domain.solver.pieces import Piece
from wirkraum.planning.domain.year import Year


@dataclass(frozen=True, slots=True)
class Board:
    """Everything that stays as it is while the plan grows, and the plan in `held`."""

    year: Year
    series: tuple[Series, ...]
    slots: Mapping[int, Slots]
    safe: Mapping[int, frozenset[int]]
    before: Mapping[int, tuple[Slot, ...]]
    kept: Kept
    held: dict[int, tuple[Placed, ...]] = field(default_factory=dict)
    _near: dict[Piece, tuple[int, ...]] = field(default_factory=dict)
    _known: dict[int, tuple[tuple[Placed, ...], int]] = field(default_factory=dict)

    def placed(self, piece: Iterable[Series]) -> tuple[Placed, ...]:
        return tuple(meeting for each in piece for meeting in self.held.get(each.at, ()))

    def hold(self, piece: Piece, placed: Iterable[Placed]) -> None:
        """Holds these meetings for the series of the piece from now on."""
        found = tuple(placed)
        for series in piece:
            self.held[series.at] = tuple(each for each in found if each.series == series.at)

    def task(self, piece: Piece, days: range | None = None) -> Task:
        """The piece as something to decide on these days (or all), the rest as it is."""
        free = {each.at for each in piece}
        others = (self.series[at] for at in self.near(piece) if at not in free)
        occupied = occupy(self.year, self.series, self.placed(others))
        slots = {each.at: self._open(each, days) for each in piece}
        before = {each.at: self.before.get(each.at, ()) for each in piece}
        safe = {each.at: self.safe[each.at] for each in piece}
        frozen = {each.at: self.kept.days.get(each.at, frozenset()) for each in piece}
        fixed = {each.at: self.kept.fixed.get(each.at, frozenset()) for each in piece}
        return Task(self.year, piece, slots, occupied, before, safe, frozen, fixed)

    def _open(self, series: Series, days: range | None) -> Slots:
        """All slots of the days, and of the other days those in use."""
        every = self.slots[series.at]
        if days is None:
            return every
        inside = {day: slots for day, slots in every.items() if day in days}
        outside = {
            each.day: (Slot(*each[1:]),)
            for each in self.held.get(series.at, ())
            if each.day not in days
        }
        return inside | outside

    def near(self, piece: Piece) -> tuple[int, ...]:
        """The piece and all series that meet its people, rooms or days, by number."""
        if piece not in self._near:
            people = {person for each in piece for person in (*each.crew, *each.may)}
            rooms = {room for each in piece for room in each.rooms}
            apart = frozenset().union(*(each.apart for each in piece))
            self._near[piece] = tuple(
                each.at
                for each in self.series
                if not people.isdisjoint((*each.crew, *each.may))
                or not rooms.isdisjoint(each.rooms)
                or each.id in apart
                or each in piece
            )
        return self._near[piece]

    def cost(self, piece: Piece) -> int:
        """What the piece costs together with all it can touch."""
        near = [self.series[at] for at in self.near(piece)]
        return costs_of(self.year, near, self.placed(near), self.before).total

    def right(self, piece: Piece) -> bool:
        """Whether quotas and least gaps hold; fixed meetings are as they are."""
        return all(map(self._is_right, piece))

    def _is_right(self, series: Series) -> bool:
        fixed = self.kept.fixed.get(series.at, frozenset())
        days = sorted(each.day for each in self.held.get(series.at, ()))
        return all(
            b - a >= series.gap or fixed.issuperset((a, b)) for a, b in pairwise(days)
        ) and all(
            sum(day in quota.days for day in days)
            <= max(quota.wanted, len(fixed.intersection(quota.days)))
            for quota in series.quotas
        )

    def state(self, piece: Piece) -> int:
        """A number that changes with the meetings of the piece and all it can touch."""
        return hash(tuple(map(self._number, self.near(piece))))

    def _number(self, at: int) -> int:
        """A number that changes with the meetings of the series."""
        held = self.held[at]
        if at not in self._known or self._known[at][0] is not held:
            self._known[at] = held, hash(held)
        return self._known[at][1]

    def around(self, piece: Piece) -> dict[int, tuple[Placed, ...]]:
        """What the piece and all it can touch hold."""
        return {at: self.held[at] for at in self.near(piece) if at in self.held}


def decide(
    board: Board,
    piece: tuple[int, ...],
    days: range | None,
    held: dict[int, tuple[Placed, ...]],
    allowance: Allowance,
    stop: Callable[[], bool],
) -> Answer:
    """The series of these numbers decided on a board that holds what is near them."""
    now = replace(board, held=held)
    series = tuple(board.series[at] for at in piece)
    return solve_piece(now.task(series, days), allowance, now.placed(series), stop)


def set_up(
    year: Year,
    series: tuple[Series, ...],
    before: Mapping[int, tuple[Slot, ...]],
    fixed: Mapping[int, tuple[Slot, ...]] | None = None,
) -> Board:
    """A plan that holds what stays of `before`, announced by series; `fixed` is a part of it."""
    kept = keep(year, series, before, fixed or {})
    board = Board(year, series, kept.slots, safe_rooms(year, series), before, kept)
    board.hold(series, kept.placed)
    return board
