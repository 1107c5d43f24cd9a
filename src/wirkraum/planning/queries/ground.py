"""Places, rooms, ways and weights of a programme, as the planner knows them."""

from __future__ import annotations

from collections.abc import Mapping

from wirkraum.calendar.queries import PlaceFact, places_of, travel_times
from wirkraum.planning.domain.bridge.facts import Ground
from wirkraum.planning.domain.problem import Place, Room, Travel, Way
from wirkraum.planning.domain.weighing import weights_of
from wirkraum.planning.models import Weighting
from wirkraum.programme.models import Programme


def room_key(pk: int) -> str:
    """A room's key in problems and proposals."""
    return f"raum-{pk}"


def place_key(pk: int) -> str:
    """A place's key in problems."""
    return f"ort-{pk}"


def weighting_of(programme: Programme) -> Weighting:
    """The stored weights, else the usual ones."""
    return Weighting.objects.filter(programme=programme).first() or Weighting(programme=programme)


def ground_of(programme: Programme) -> tuple[Ground, Mapping[int, str]]:
    """The ground, and for each site the key of its place."""
    facts = places_of(programme)
    weighting = weighting_of(programme)
    ways = tuple(
        Way(place_key(one), place_key(other), minutes)
        for one, other, minutes in travel_times(programme)
    )
    ground = Ground(
        places=tuple(place_of(one) for one in facts),
        rooms=tuple(
            Room(room_key(pk), place_key(one.pk), seats)
            for one in facts
            for pk, _name, seats in one.rooms
        ),
        travel=Travel(
            base=weighting.travel_base, per_km=weighting.travel_per_km, round=5, table=ways
        ),
        weights=weights_of(
            rhythm=weighting.rhythm,
            evenness=weighting.evenness,
            people=weighting.people,
            exact=weighting.exact,
        ),
        unplaced=tuple(place_key(one.pk) for one in facts if not (one.xy or one.online)),
    )
    return ground, {one.site: place_key(one.pk) for one in facts if one.site}


def place_of(one: PlaceFact) -> Place:
    """A place as the planner knows it."""
    return Place(place_key(one.pk), one.name, xy=one.xy or (0.0, 0.0), online=one.online)
