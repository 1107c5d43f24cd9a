"""A calendar file cut down to the properties and components that say when something is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from wirkraum.calendar.readers.ics_lines import Nest, opened, unfolded
from wirkraum.calendar.readers.refusal import BadCalendar
from wirkraum.kit.told import told as _

EVENT = frozenset(
    {"UID", "DTSTART", "DTEND", "DURATION", "SUMMARY", "LOCATION", "RRULE", "RDATE", "EXDATE"}
    | {"STATUS", "TRANSP", "RECURRENCE-ID", "SEQUENCE", "X-MICROSOFT-CDO-BUSYSTATUS"}
)
ZONE = frozenset({"TZID", "DTSTART", "RRULE", "RDATE", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME"})
KEPT = {"VEVENT": EVENT, "VTIMEZONE": ZONE, "STANDARD": ZONE, "DAYLIGHT": ZONE}
WORDS = frozenset({"SUMMARY", "LOCATION"})
LONGEST_WORDS = 1000
MOST_ZONE_LINES = 20_000


def slimmed(data: bytes) -> str:
    """The file with nothing left but what matters. Raises BadCalendar for what is no calendar."""
    text, nest = opened(data), Nest()
    kept = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-"]
    for part in _parts(text, nest):
        kept += part
    nest.close()
    if "VFREEBUSY" in text and not nest.count:
        raise BadCalendar(
            _(
                "Die Datei nennt nur belegte Zeiten (VFREEBUSY). Geben Sie den Kalender als ICS frei."
            )
        )
    return "\r\n".join([*kept, "END:VCALENDAR", ""])


def _parts(text: str, nest: Nest) -> Iterator[list[str]]:
    """The lines of each component worth keeping, whole."""
    part: list[str] = []
    for number, line in unfolded(text):
        name = _name(line)
        if name == "BEGIN":
            nest.enter(_component(line), number)
        elif name == "END":
            nest.leave(_component(line), number)
        if part or nest.inside[1:2] in (["VEVENT"], ["VTIMEZONE"]):
            part += _kept(line, name, nest)
        if name == "END" and len(nest.inside) == 1 and part:
            yield _named(part) if part[0] == "BEGIN:VEVENT" else part
            part = []
            _refuse_zones(number, nest)


def _refuse_zones(number: int, nest: Nest) -> None:
    if not nest.count and number > MOST_ZONE_LINES:
        raise BadCalendar(_("Die Kalenderdatei beginnt mit zu vielen Zeitzonen."))


def _kept(line: str, name: str, nest: Nest) -> list[str]:
    if name in {"BEGIN", "END"}:
        component = _component(line)
        return [f"{name}:{component}"] if component in KEPT else []
    if nest.inside and name in KEPT.get(nest.inside[-1], ()):
        return [line[:LONGEST_WORDS] if name in WORDS else line]
    return []


def _named(part: list[str]) -> list[str]:
    """An entry without a UID is named by all that is known of it."""
    if any(_name(line) == "UID" for line in part):
        return part
    uid = hashlib.sha256("\n".join(part).encode()).hexdigest()
    return [*part[:-1], f"UID:{uid}", part[-1]]


def _name(line: str) -> str:
    return line[:60].partition(":")[0].partition(";")[0].strip().upper()


def _component(line: str) -> str:
    return line.partition(":")[2][:40].strip().upper()
