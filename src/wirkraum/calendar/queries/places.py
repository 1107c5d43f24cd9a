"""Places with their rooms and positions, and the ways between them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from django.db.models import Count, Prefetch, Q

from wirkraum.calendar.domain.ways import LatLon, Plane, positions
from wirkraum.calendar.models import Place, Room, Status, Termin, TravelTime
from wirkraum.calendar.queries.rows import SiteTag, site_tag
from wirkraum.kit.clock import BERLIN
from wirkraum.kit.order import natural
from wirkraum.programme.models import Address, Programme, Site

Lies: TypeAlias = Literal["online", "own", "site", ""]


@dataclass(frozen=True)
class PlaceFact:
    """A place: its position in kilometres around the programme's middle, its rooms with seats."""

    pk: int
    name: str
    online: bool
    site: int | None
    xy: Plane | None
    rooms: tuple[tuple[int, str, int], ...]


def places_of(programme: Programme, day: dt.date | None = None) -> tuple[PlaceFact, ...]:
    """The places by name; those at a site lie at its address of the day, else at its latest. Three queries."""
    rooms = Prefetch("rooms", Room.objects.order_by("name", "pk"))
    places = list(Place.objects.filter(programme=programme).prefetch_related(rooms))
    lie = positions(where(places, site_positions(programme, day)))
    return tuple(
        PlaceFact(
            pk=one.pk,
            name=one.name,
            online=one.online,
            site=one.site_id,
            xy=lie.get(one.pk),
            rooms=tuple((room.pk, room.name, room.seats) for room in one.rooms.all()),
        )
        for one in places
    )


def where(places: Iterable[Place], sites: dict[int, LatLon]) -> dict[int, LatLon]:
    """The position of each place that has one: its own, else its site's. Online is nowhere."""
    found: dict[int, LatLon] = {}
    for one in places:
        if one.online:
            continue
        if one.latitude is not None and one.longitude is not None:
            found[one.pk] = (one.latitude, one.longitude)
        elif one.site_id in sites:
            found[one.pk] = sites[one.site_id]
    return found


def site_positions(programme: Programme, day: dt.date | None = None) -> dict[int, LatLon]:
    """Where the sites lie: by the address of the day, else by the latest one. One query."""
    known = Address.objects.filter(
        site__programme=programme, latitude__isnull=False, longitude__isnull=False
    )
    found: dict[int, LatLon] = {}
    for one in sorted(known, key=lambda one: (day is not None and one.holds(day), one.valid_from)):
        assert one.latitude is not None and one.longitude is not None  # noqa: S101, PT018
        found[one.site_id] = (one.latitude, one.longitude)
    return found


def travel_times(programme: Programme) -> tuple[tuple[int, int, int], ...]:
    """The ways with minutes of their own: place, other place, minutes. One query."""
    own = TravelTime.objects.filter(place__programme=programme, other__programme=programme)
    return tuple(
        own.order_by("place_id", "other_id").values_list("place_id", "other_id", "minutes")
    )


def in_the_same_room(termin: Termin, most: int = 3) -> tuple[Termin, ...]:
    """Other Termine in the room at the same time; online there is room for all. One query."""
    if termin.room_id is None:
        return ()
    others = Termin.objects.filter(
        room=termin.room_id,
        room__place__online=False,
        starts_at__lt=termin.ends_at,
        ends_at__gt=termin.starts_at,
    )
    others = others.exclude(pk=termin.pk).exclude(status=Status.CANCELLED)
    return tuple(others.select_related("room__place").order_by("starts_at", "pk")[:most])


@dataclass(frozen=True)
class RoomLine:
    """A room with its seats and how many Termine lie ahead in it."""

    pk: int
    name: str
    seats: int
    coming: int


@dataclass(frozen=True)
class PlaceLine:
    """A place of the list; `lies` says where its position is from ("" when nobody knows it)."""

    pk: int
    name: str
    site: SiteTag | None
    lies: Lies
    rooms: tuple[RoomLine, ...]


@dataclass(frozen=True)
class PlacesPage:
    """The places in order, and the sites that have none yet."""

    lines: tuple[PlaceLine, ...]
    sites_without: tuple[str, ...]

    @property
    def rooms(self) -> int:
        """How many rooms there are."""
        return sum(len(line.rooms) for line in self.lines)

    @property
    def without_position(self) -> int:
        """How many places nobody has put on the map."""
        return sum(line.lies == "" for line in self.lines)

    @property
    def without_room(self) -> int:
        """How many places have no room; online there is room for all."""
        return sum(not line.rooms and line.lies != "online" for line in self.lines)


def places_page(programme: Programme, now: dt.datetime) -> PlacesPage:
    """The list of places with their rooms. Four queries."""
    ahead = Q(termine__ends_at__gte=now) & ~Q(termine__status=Status.CANCELLED)
    rooms = Room.objects.annotate(coming=Count("termine", filter=ahead)).order_by("name", "pk")
    places = Place.objects.filter(programme=programme).select_related("site")
    found = list(places.prefetch_related(Prefetch("rooms", rooms)))
    known = site_positions(programme, now.astimezone(BERLIN).date())
    have = {one.site_id for one in found}
    without = [site.name for site in sites_in_order(programme) if site.pk not in have]
    lines = sorted(found, key=lambda one: natural(one.name))
    return PlacesPage(tuple(_line(one, known) for one in lines), tuple(without))


def sites_in_order(programme: Programme) -> list[Site]:
    """The sites by their numbers. One query."""
    return sorted(Site.objects.filter(programme=programme), key=lambda one: natural(one.mark))


def _line(one: Place, sites: dict[int, LatLon]) -> PlaceLine:
    rooms = sorted(one.rooms.all(), key=lambda room: natural(room.name))
    return PlaceLine(
        pk=one.pk,
        name=one.name,
        site=site_tag(one.site) if one.site else None,
        lies=_lies(one, sites),
        rooms=tuple(
            RoomLine(room.pk, room.name, room.seats, getattr(room, "coming", 0)) for room in rooms
        ),
    )


def _lies(one: Place, sites: dict[int, LatLon]) -> Lies:
    if one.online:
        return "online"
    if one.latitude is not None and one.longitude is not None:
        return "own"
    return "site" if one.site_id in sites else ""
