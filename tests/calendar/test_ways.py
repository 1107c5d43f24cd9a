"""Where places lie to each other."""

from __future__ import annotations

import datetime as dt
from math import asin, cos, hypot, radians, sin, sqrt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import make
from tests.cast import Cast

from wirkraum.calendar.domain.ways import EARTH_KM, LatLon, Plane, positions
from wirkraum.calendar.models import Place, Room, TravelTime
from wirkraum.calendar.queries import places_of, travel_times
from wirkraum.programme.models import Address, Site

TOWN_HALL, SCHOOL = (51.0479, 13.7412), (51.0277, 13.6989)
# Within a Land: about 300 km across.
NEAR = st.tuples(st.floats(50.2, 51.7), st.floats(11.9, 15.1))


def straight_km(one: LatLon, other: LatLon) -> float:
    """Kilometres on the great circle between two positions in degrees (haversine)."""
    (south, west), (north, east) = (map(radians, each) for each in (one, other))
    half = sin((north - south) / 2) ** 2
    half += cos(south) * cos(north) * sin((east - west) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def plane_km(one: Plane, other: Plane) -> float:
    """Kilometres between two positions on the plane."""
    return hypot(one[0] - other[0], one[1] - other[1])


@given(st.lists(NEAR, min_size=1, max_size=6))
def test_the_plane_keeps_distances_within_a_land(places: list[LatLon]) -> None:
    lie = positions(dict(enumerate(places)))

    for a, one in enumerate(places):
        for b, other in enumerate(places):
            globe = straight_km(one, other)
            assert plane_km(lie[a], lie[b]) == pytest.approx(globe, rel=0.02, abs=0.01)


def test_no_places_have_no_positions() -> None:
    assert positions({}) == {}


def lies_at(site: Site, position: LatLon, since: dt.date = make.START, **more: Any) -> Address:
    lat, lon = position
    fields = {"street": "Weg 1", "city": "Musterstadt", "valid_from": since} | more
    return Address.objects.create(site=site, latitude=lat, longitude=lon, **fields)


def place(cast: Cast, name: str, **more: Any) -> Place:
    return Place.objects.create(programme=cast.programme, name=name, **more)


def test_a_place_lies_at_its_site_unless_it_has_a_position_of_its_own(cast: Cast) -> None:
    lies_at(cast.nord, SCHOOL)
    at_site = place(cast, "Schule", site=cast.nord)
    own = place(cast, "Turnhalle", site=cast.nord, latitude=TOWN_HALL[0], longitude=TOWN_HALL[1])
    online = place(cast, "Video", online=True, latitude=1, longitude=1)
    nowhere = place(cast, "Irgendwo")
    Room.objects.create(place=own, name="Halle", seats=80)

    found = {one.pk: one for one in places_of(cast.programme)}

    assert [one.name for one in found.values()] == ["Irgendwo", "Schule", "Turnhalle", "Video"]
    assert (found[nowhere.pk].xy, found[online.pk].xy) == (None, None)
    here, there = found[at_site.pk].xy, found[own.pk].xy
    assert here
    assert there
    assert plane_km(here, there) == pytest.approx(straight_km(SCHOOL, TOWN_HALL), rel=0.01)
    assert found[own.pk].rooms == ((Room.objects.get().pk, "Halle", 80),)
    assert found[at_site.pk].site == cast.nord.pk


def test_a_site_that_moves_takes_its_place_along(cast: Cast) -> None:
    moves = dt.date(2024, 2, 1)
    lies_at(cast.nord, SCHOOL, valid_until=dt.date(2024, 1, 31))
    lies_at(cast.nord, TOWN_HALL, since=moves)
    place(cast, "Schule", site=cast.nord)
    far = place(cast, "Fest", latitude=SCHOOL[0], longitude=SCHOOL[1])

    def apart(day: dt.date | None) -> float:
        found = {one.pk: one.xy for one in places_of(cast.programme, day)}
        fixed = found.pop(far.pk)
        (moving,) = found.values()
        assert fixed
        assert moving
        return plane_km(fixed, moving)

    assert apart(make.TODAY) < 0.01
    assert apart(moves) > 3
    assert apart(None) > 3


@pytest.mark.parametrize("number", [1, 3, 30])
def test_places_and_ways_take_the_same_queries(
    cast: Cast, number: int, django_assert_num_queries: Any
) -> None:
    places = [place(cast, f"Ort {n}", site=cast.nord) for n in range(number)]
    for one in places:
        Room.objects.create(place=one, name="Raum", seats=10)
    for one in places[1:]:
        TravelTime.objects.create(place=places[0], other=one, minutes=5)

    with django_assert_num_queries(4):
        assert len(places_of(cast.programme)) == number
        assert len(travel_times(cast.programme)) == number - 1
