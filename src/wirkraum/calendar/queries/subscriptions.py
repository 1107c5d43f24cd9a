"""The calendar addresses somebody may use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Model
from django.utils.translation import gettext as _

from wirkraum.calendar.models import Feed
from wirkraum.kit.order import natural
from wirkraum.programme.access import Standing
from wirkraum.programme.models import Circle, Person, Site

KINDS: dict[str, tuple[str, type[Circle] | type[Site] | type[Person]]] = {
    "person": ("person", Person),
    "zielgruppe": ("circle", Circle),
    "standort": ("site", Site),
}


@dataclass(frozen=True)
class Subscription:
    """A calendar somebody may subscribe to; without a token nobody has asked for it yet."""

    kind: str
    key: int
    name: str
    about: str
    feed: int | None
    token: str


def subscriptions(who: Standing) -> tuple[Subscription, ...]:
    """One's own calendar first, then those of one's circles and sites. Three queries."""
    circles = Circle.objects.filter(programme=who.programme)
    sites = Site.objects.filter(programme=who.programme)
    if not who.coordinates:
        circles = circles.filter(pk__in=who.circles)
        sites = sites.filter(pk__in=who.led_sites | who.team_sites)
    known = {_subject(feed): feed for feed in Feed.objects.filter(programme=who.programme)}
    return tuple(_all(who, list(circles), list(sites), known))


def _all(
    who: Standing,
    circles: list[Circle],
    sites: list[Site],
    known: dict[tuple[str, int], Feed],
) -> Iterator[Subscription]:
    def offer(kind: str, record: Model, name: str, about: str) -> Subscription:
        feed = known.get((kind, record.pk))
        return Subscription(
            kind, record.pk, name, about, feed.pk if feed else None, feed.token if feed else ""
        )

    yield offer("person", who.person, _("Meine Termine"), _("Alles, was Sie angeht"))
    for circle in sorted(circles, key=lambda one: natural(one.name)):
        yield offer("zielgruppe", circle, circle.name, circle.about)
    for site in sorted(sites, key=lambda one: natural(one.mark)):
        yield offer("standort", site, site.name, "")


def _subject(feed: Feed) -> tuple[str, int]:
    if feed.circle_id:
        return "zielgruppe", feed.circle_id
    if feed.site_id:
        return "standort", feed.site_id
    return "person", feed.person_id or 0


def subject(who: Standing, kind: str, key: int) -> Feed | None:
    """An address (perhaps not stored yet) of a circle, site or person of the programme."""
    if kind not in KINDS:
        return None
    name, model = KINDS[kind]
    record = model.objects.filter(programme=who.programme, pk=key).first()
    if record is None:
        return None
    stored = Feed.objects.filter(**{name: record}).first()
    return stored or Feed(programme=who.programme, **{name: record})
