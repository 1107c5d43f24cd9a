"""A public Termin as search engines and calendars of other people read it (schema.org)."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass

# What a script element must not hold as it stands.
UNSAFE = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


@dataclass(frozen=True)
class Where:
    """The place: a name, and the address as far as it is known."""

    name: str
    street: str = ""
    postcode: str = ""
    city: str = ""


@dataclass(frozen=True)
class Event:
    """A Termin for families, with its times as aware moments."""

    title: str
    starts_at: dt.datetime
    ends_at: dt.datetime
    cancelled: bool
    room: str
    url: str


def linked_data(events: Iterable[Event], where: Where, organizer: str) -> str:
    """The events as JSON-LD, safe inside a script element; "" for none."""
    graph = [_event(one, where, organizer) for one in events]
    if not graph:
        return ""
    plain = {"@context": "https://schema.org", "@graph": graph}
    return json.dumps(plain, ensure_ascii=False).translate(UNSAFE)


def _event(one: Event, where: Where, organizer: str) -> dict[str, object]:
    status = "EventCancelled" if one.cancelled else "EventScheduled"
    return {
        "@type": "Event",
        "name": one.title,
        "startDate": one.starts_at.isoformat(timespec="minutes"),
        "endDate": one.ends_at.isoformat(timespec="minutes"),
        "eventStatus": f"https://schema.org/{status}",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": _place(one.room, where),
        "organizer": {"@type": "Organization", "name": organizer},
        "url": one.url,
    }


def _place(room: str, where: Where) -> dict[str, object]:
    address = {
        "streetAddress": where.street,
        "postalCode": where.postcode,
        "addressLocality": where.city,
    }
    known = {name: value for name, value in address.items() if value}
    place: dict[str, object] = {
        "@type": "Place",
        "name": f"{where.name}, {room}" if room else where.name,
    }
    if known:
        place["address"] = {"@type": "PostalAddress", "addressCountry": "DE"} | known
    return place
