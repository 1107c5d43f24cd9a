"""How long it takes from one place to another, as the planner reckons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wirkraum.calendar.queries import PlaceFact, places_of, travel_times
from wirkraum.kit.order import natural
from wirkraum.planning.domain.problem import Travel
from wirkraum.planning.domain.year import Ways
from wirkraum.planning.models import Weighting
from wirkraum.planning.queries.ground import place_key, place_of, weighting_of
from wirkraum.programme.models import Programme


@dataclass(frozen=True)
class WayCell:
    """Minutes to one place; `own` when somebody entered them, None when nobody knows."""

    to: int
    name: str
    minutes: int | None
    own: bool


@dataclass(frozen=True)
class WayRow:
    """All ways from one place; the way to itself is None."""

    pk: int
    name: str
    lies: bool
    cells: tuple[WayCell | None, ...]


@dataclass(frozen=True)
class WaysPage:
    """The table of ways, and what they are reckoned from."""

    rows: tuple[WayRow, ...]
    base: int
    per_km: int

    @property
    def own(self) -> int:
        """How many ways have minutes of their own."""
        return sum(cell is not None and cell.own for row in self.rows for cell in row.cells) // 2


def ways_page(programme: Programme) -> WaysPage:
    """Every place that is not online with the ways to the others. Five queries."""
    far = [one for one in places_of(programme) if not one.online]
    places = sorted(far, key=lambda one: natural(one.name))
    own = {frozenset(way[:2]): way[2] for way in travel_times(programme)}
    weighting = weighting_of(programme)
    straight = _straight(weighting, places)
    return WaysPage(
        rows=tuple(_row(one, places, own, straight) for one in places),
        base=weighting.travel_base,
        per_km=weighting.travel_per_km,
    )


def straight_minutes(programme: Programme, one: int, other: int) -> int | None:
    """The minutes between two places as the crow flies, None when one lies nowhere."""
    facts = {fact.pk: fact for fact in places_of(programme)}
    straight = _straight(weighting_of(programme), list(facts.values()))
    return _between(facts[one], facts[other], straight)


def _straight(weighting: Weighting, places: Sequence[PlaceFact]) -> Ways:
    travel = Travel(weighting.travel_base, weighting.travel_per_km)
    return Ways({place_key(one.pk): place_of(one) for one in places}, travel, 1)


def _row(
    one: PlaceFact,
    places: Sequence[PlaceFact],
    own: dict[frozenset[int], int],
    straight: Ways,
) -> WayRow:
    cells = []
    for other in places:
        entered = own.get(frozenset({one.pk, other.pk}))
        minutes = _between(one, other, straight) if entered is None else entered
        cell = WayCell(other.pk, other.name, minutes, entered is not None)
        cells.append(None if other.pk == one.pk else cell)
    return WayRow(one.pk, one.name, one.xy is not None, tuple(cells))


def _between(one: PlaceFact, other: PlaceFact, straight: Ways) -> int | None:
    if one.xy is None or other.xy is None:
        return None
    return straight.minutes(place_key(one.pk), place_key(other.pk))
