"""Calendar addresses and what they show, ready to be written out."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Max, QuerySet, Sum

from wirkraum.calendar.models import Feed, Participant, Role, Status, Termin
from wirkraum.calendar.renderers.ical import Entry, Sheet
from wirkraum.kit.addresses import by_uid
from wirkraum.programme.models import Programme

LOOK = "1"  # Grows when the same Termine are to be written out differently.
FIELDS = (
    *("pk", "uid", "title", "status", "visibility", "starts_at", "ends_at", "changed_at"),
    *("sequence", "version", "place", "cancelled_because", "is_example", "kind__name"),
)


def feed_by_token(token: str) -> Feed | None:
    """The calendar address behind a secret, with whose it is."""
    related = ("programme", "circle", "site", "person__user")
    return Feed.objects.select_related(*related).filter(token=token).first()


def fingerprint(termine: QuerySet[Termin], name: str) -> str:
    """A mark that changes whenever the written calendar would. One query.

    The version of a Termin grows with every write, with undo too.
    """
    seen = termine.order_by().aggregate(
        number=Count("pk"), versions=Sum("version"), newest=Max("pk"), changed=Max("changed_at")
    )
    told = "|".join(str(part) for part in (LOOK, name, *seen.values()))
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def feed_name(feed: Feed) -> str:
    """What a calendar program calls the calendar."""
    return f"{feed.programme.short_name}: {feed}"


def programme_name(programme: Programme) -> str:
    """The name of the calendar of everything."""
    return f"{programme.short_name} {programme.municipality.name}"


def sheet(termine: QuerySet[Termin], name: str, *, address: str = "", inside: bool = True) -> Sheet:
    """The Termine as a calendar to be written out: three queries.

    `address` is the site's own root ("https://…") for links back to each Termin, or "". Without
    `inside` nothing is said of guests and reasons: for calendars that everybody may read.
    """
    found = list(termine.order_by("starts_at", "pk").values(*FIELDS))
    keys = termine.order_by().values("pk")
    sites = _sites(keys)
    guests = _guests(keys) if inside else {}
    if not inside:
        found = [one | {"cancelled_because": ""} for one in found]
    return Sheet(
        name,
        tuple(_entry(one, sites[one["pk"]], guests.get(one["pk"], []), address) for one in found),
    )


def _entry(one: dict[str, Any], sites: list[str], guests: list[str], address: str) -> Entry:
    return Entry(
        uid=str(one["uid"]),
        title=one["title"],
        status=one["status"],
        visibility=one["visibility"],
        starts_at=one["starts_at"],
        ends_at=one["ends_at"],
        changed_at=one["changed_at"],
        # The version grows with every write, even where an undo takes the sequence back.
        sequence=max(one["sequence"], one["version"]),
        place=one["place"] or ", ".join(sites),
        lines=tuple(_lines(one, sites, guests)),
        categories=tuple(word for word in (one["kind__name"], _example(one)) if word),
        address=address and f"{address}{by_uid('calendar:termin', one['uid'])}",
    )


def _lines(one: dict[str, Any], sites: list[str], guests: list[str]) -> Iterable[str]:
    if one["status"] == Status.CANCELLED and one["cancelled_because"]:
        yield f"Ausgefallen: {one['cancelled_because']}"
    elif one["status"] in {Status.PROPOSED, Status.PLANNED}:
        yield "Noch nicht angekündigt, kann sich verschieben."
    if sites:
        yield f"Standort: {', '.join(sites)}"
    if guests:
        yield f"Beteiligt: {', '.join(guests)}"
    if one["is_example"]:
        yield "Beispieldaten"


def _example(one: dict[str, Any]) -> str:
    return "Beispiel" if one["is_example"] else ""


def _sites(keys: QuerySet[Termin, Any]) -> dict[int, list[str]]:
    through = Termin.sites.through.objects.filter(termin__in=keys)
    found: dict[int, list[str]] = defaultdict(list)
    named = through.order_by("site__mark", "site__name").values_list("termin_id", "site__name")
    for termin, name in named:
        found[termin].append(name)
    return found


def _guests(keys: QuerySet[Termin, Any]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    asked = Participant.objects.filter(termin__in=keys).order_by("pk")
    names = ("circle__name", "post__title", "organisation__short_name", "organisation__name")
    for termin, role, *words in asked.values_list("termin_id", "role", *names):
        name = next((word for word in words if word), "")
        found[termin].append(name if role == Role.REQUIRED else f"{name} ({Role(role).label})")
    return found
