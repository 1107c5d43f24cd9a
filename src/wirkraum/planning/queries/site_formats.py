"""What a site's format would be at the other sites: circle, seats, code, rooms. Nothing is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from wirkraum.calendar.models import Room
from wirkraum.planning.domain.site_words import (
    SiteWords,
    circle_name,
    code_at,
    renamed,
    same_thing,
)
from wirkraum.planning.models import Format
from wirkraum.programme.models import Carriership, Circle, Membership, Post, PostKind, Site
from wirkraum.programme.models.base import holds_on
from wirkraum.programme.models.people import SITE_KINDS
from wirkraum.programme.queries import sites_as_of

KINDS = [kind.value for kind in PostKind]


@dataclass(frozen=True)
class SeatDraft:
    """A seat of a circle that would be made."""

    post: Post
    required: bool


@dataclass(frozen=True)
class SiteDraft:
    """A format as it would be at a site; `circle` without a key is yet to be made, with `seats`.

    `double` is a format the site has already: then nothing would be made.
    """

    site: Site
    name: str
    code: str
    place: str
    circle: Circle
    seats: tuple[SeatDraft, ...]
    rooms: tuple[Room, ...]
    not_with: tuple[Format, ...]
    double: Format | None = None

    @property
    def new_circle(self) -> bool:
        """Whether the circle is yet to be made."""
        return self.circle.pk is None


def site_drafts(one: Format, day: dt.date) -> tuple[SiteDraft, ...]:
    """What the format would be at every other site that has not ended; a fixed number of queries."""
    if one.circle.site is None:
        return ()
    ground = _Ground(one, day)
    drafts = []
    for site in ground.others:
        draft = _draft(ground, site)
        drafts.append(draft)
        ground.codes.add(draft.code)
    return tuple(drafts)


def words_of(site: Site) -> SiteWords:
    """What a site is known by."""
    return SiteWords(site.mark, site.name)


@dataclass
class _Ground:
    """Everything read once: the programme's sites, circles, posts, rooms and formats."""

    format: Format
    day: dt.date
    codes: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.codes |= {one.code for one in self.formats}

    @cached_property
    def site(self) -> Site:
        site = self.format.circle.site
        assert site is not None  # noqa: S101  asked for site formats only
        return site

    @property
    def here(self) -> SiteWords:
        return words_of(self.site)

    @cached_property
    def others(self) -> list[Site]:
        listed = sites_as_of(self.format.programme, self.day)
        keys = [row.pk for row in (*listed.running, *listed.planned) if row.pk != self.site.pk]
        found = Site.objects.filter(programme=self.format.programme).in_bulk(keys)
        return [found[key] for key in keys]

    @cached_property
    def circles(self) -> list[Circle]:
        return list(Circle.objects.filter(programme=self.format.programme))

    @cached_property
    def formats(self) -> list[Format]:
        mine = Format.objects.filter(programme=self.format.programme)
        return list(mine.select_related("circle__site"))

    @cached_property
    def seats(self) -> list[Membership]:
        mine = self.format.circle.memberships.filter(holds_on(self.day))
        return list(mine.select_related("post"))

    @cached_property
    def posts(self) -> list[Post]:
        return list(
            Post.objects.filter(holds_on(self.day), programme=self.format.programme).order_by(
                "kind", "title", "pk"
            )
        )

    @cached_property
    def carriers(self) -> dict[int, set[int]]:
        found: dict[int, set[int]] = {}
        mine = Carriership.objects.filter(holds_on(self.day), site__programme=self.format.programme)
        for site, carrier in mine.values_list("site", "carrier"):
            found.setdefault(site, set()).add(carrier)
        return found

    @cached_property
    def rooms(self) -> list[Room]:
        mine = Room.objects.filter(place__programme=self.format.programme)
        return list(mine.select_related("place"))

    @cached_property
    def own_rooms(self) -> set[int]:
        return set(self.format.rooms.values_list("pk", flat=True))

    @cached_property
    def own_not_with(self) -> set[int]:
        return set(self.format.not_with.values_list("pk", flat=True))


def _draft(ground: _Ground, site: Site) -> SiteDraft:
    one, there = ground.format, words_of(site)
    circle = _circle(ground, site)
    return SiteDraft(
        site=site,
        name=renamed(one.name, ground.here, there),
        code=code_at(one.code, ground.here, there, ground.codes),
        place=renamed(one.place, ground.here, there),
        circle=circle,
        seats=() if circle.pk else tuple(_seats(ground, site)),
        rooms=tuple(_rooms(ground, site)),
        not_with=tuple(_not_with(ground, site)),
        double=_same_format(ground, one, site),
    )


def _circle(ground: _Ground, site: Site) -> Circle:
    """The circle of that name at the site; one yet to be made where there is none."""
    mine, here, there = ground.format.circle, ground.here, words_of(site)
    for circle in ground.circles:
        if circle.site_id == site.pk and same_thing(mine.name, here, circle.name, there):
            return circle
    name = circle_name(mine.name, here, there)
    taken = {one.name.casefold() for one in ground.circles}
    if name.casefold() in taken:
        name = f"{name} ({site.mark})"
    about = renamed(mine.about, here, there)
    new = Circle(programme=ground.format.programme, site=site, name=name[:120], about=about)
    ground.circles.append(new)
    return new


def _seats(ground: _Ground, site: Site) -> Iterator[SeatDraft]:
    """The site's posts of the same kinds; posts above the sites stay, its carrier takes part."""
    given = {post.pk for post in ground.posts}
    seen: set[int] = set()
    for kind, required, post in _wanted(ground):
        if kind in SITE_KINDS or (post and post.site_id):
            found = [p for p in ground.posts if p.kind == kind and p.site_id == site.pk]
        elif kind == PostKind.CARRIER:
            carriers = ground.carriers.get(site.pk, set())
            found = [p for p in ground.posts if p.kind == kind and p.organisation_id in carriers]
        else:
            found = [post] if post and post.pk in given else []
        for each in found:
            if each.pk not in seen:
                seen.add(each.pk)
                yield SeatDraft(each, required)


def _wanted(ground: _Ground) -> Sequence[tuple[str, bool, Post | None]]:
    """The kinds of post in the circle; without any, those that every site has."""
    if not ground.seats:
        return [(kind, True, None) for kind in SITE_KINDS]
    seats = sorted(ground.seats, key=lambda seat: (KINDS.index(seat.post.kind), seat.post.title))
    return [(seat.post.kind, seat.required, seat.post) for seat in seats]


def _rooms(ground: _Ground, site: Site) -> Iterator[Room]:
    """Rooms that belong to no site stay; for the site's own, those of the same name."""
    chosen = [room for room in ground.rooms if room.pk in ground.own_rooms]
    names = {room.name.casefold() for room in chosen if room.place.site_id == ground.site.pk}
    for room in ground.rooms:
        shared = room in chosen and room.place.site_id is None
        if shared or (room.place.site_id == site.pk and room.name.casefold() in names):
            yield room


def _not_with(ground: _Ground, site: Site) -> Iterator[Format]:
    """Formats all share stay; for the site's own, their like at the other site."""
    for other in ground.formats:
        if other.pk not in ground.own_not_with:
            continue
        if other.circle.site_id != ground.site.pk:
            yield other
        elif like := _same_format(ground, other, site):
            yield like


def _same_format(ground: _Ground, one: Format, site: Site) -> Format | None:
    """The format of that name at the site."""
    there = words_of(site)
    return next(
        (
            other
            for other in ground.formats
            if other.circle.site_id == site.pk
            and same_thing(one.name, ground.here, other.name, there)
        ),
        None,
    )
