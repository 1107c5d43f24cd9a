"""Where places lie to each other: kilometres as the crow flies, and positions on a plane."""

from __future__ import annotations

from collections.abc import Mapping
from math import asin, atan2, cos, degrees, fsum, hypot, radians, sin, sqrt
from typing import TypeAlias

EARTH_KM = 6371.0088
LatLon: TypeAlias = tuple[float, float]
Plane: TypeAlias = tuple[float, float]


def straight_km(one: LatLon, other: LatLon) -> float:
    """Kilometres on the great circle between two positions in degrees (haversine)."""
    (south, west), (north, east) = (map(radians, each) for each in (one, other))
    half = sin((north - south) / 2) ** 2
    half += cos(south) * cos(north) * sin((east - west) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def positions(places: Mapping[int, LatLon]) -> dict[int, Plane]:
    """Each place's kilometres east and north of their middle.

    On the scale of a Land the plane is as good as the globe: less than 1 % off over 300 km.
    """
    if not places:
        return {}
    lat, lon = _middle(list(places.values()))
    turn = cos(radians(lat))
    step = radians(1) * EARTH_KM
    return {
        key: (round(_around(east - lon) * turn * step, 3), round((north - lat) * step, 3))
        for key, (north, east) in places.items()
    }


def plane_km(one: Plane, other: Plane) -> float:
    """Kilometres between two positions on the plane."""
    return hypot(one[0] - other[0], one[1] - other[1])


def _middle(places: list[LatLon]) -> LatLon:
    """The mean latitude, and the mean longitude also where 180° east is 180° west."""
    lat = fsum(north for north, _east in places) / len(places)
    angles = [radians(east) for _north, east in places]
    return lat, degrees(atan2(fsum(map(sin, angles)), fsum(map(cos, angles))))


def _around(angle: float) -> float:
    """The same angle between -180° and 180°."""
    return (angle + 180) % 360 - 180
