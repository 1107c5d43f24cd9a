"""The verb of the planner's workbook: take over what a preview showed. Time is passed in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError

from wirkraum.accounts.models import User
from wirkraum.calendar.models import Absence, Place, Room, TravelTime
from wirkraum.history.actions import Change, change
from wirkraum.history.domain.refusal import Refused
from wirkraum.history.models import Entry
from wirkraum.kit.clock import BERLIN
from wirkraum.kit.told import told as _
from wirkraum.planning.actions.tables_known import Records
from wirkraum.planning.domain.tables.cells import YES
from wirkraum.planning.domain.tables.fields import (
    format_fields,
    names_of,
    time_of,
    weekdays_of,
)
from wirkraum.planning.domain.tables.rows import Values
from wirkraum.planning.models import Format
from wirkraum.planning.queries import fingerprint_of, stored_tables
from wirkraum.programme.domain.school_year import SchoolYear
from wirkraum.programme.models import Deputy, Programme

# Rooms before the formats that meet in them.
ORDER = ("Räume", "Wegzeiten", "Formate", "Arbeitstage", "Vertretungen", "Abwesenheiten")


@dataclass(frozen=True)
class Taken:
    """A row to be written: its sheet, its number there, and the values it shall have."""

    sheet: str
    row: int
    values: Values


class Outdated(Refused):
    """Something has changed since the preview was made."""


def take_tables(
    *,
    programme: Programme,
    rows: Iterable[Taken],
    fingerprint: str,
    by: User | None,
    at: dt.datetime,
) -> Entry | None:
    """Write all rows or none, as one verb; None when there was nothing. Raises Refused or Conflict.

    `fingerprint` is the one of the preview: what changed since then refuses the whole.
    """
    day = at.astimezone(BERLIN).date()
    with change(
        by=by, at=at, scope=programme.pk, summary=_("Grundlagen aus Tabelle übernommen")
    ) as verb:
        records = Records(programme, day)
        if fingerprint_of(stored_tables(programme, day, records.labels)) != fingerprint:
            raise Outdated(
                _("Inzwischen hat sich etwas geändert. Bitte lesen Sie die Datei noch einmal ein.")
            )
        taking = Taking(verb, records, day)
        for row in sorted(rows, key=lambda one: (ORDER.index(one.sheet), one.row)):
            taking.take(row)
        taking.part()
    return verb.entry if verb.steps else None


class Taking:
    """Rows being written within one verb."""

    def __init__(self, verb: Change, records: Records, day: dt.date) -> None:
        self.verb, self.records, self.day = verb, records, day
        self.parted: list[tuple[Format, Values]] = []

    def take(self, row: Taken) -> None:
        """Write one row. Raises Refused with its place."""
        try:
            getattr(self, f"_{TAKES[row.sheet]}")(row.values)
        except (ValidationError, LookupError) as error:
            words = error.messages if isinstance(error, ValidationError) else [str(error)]
            why = " ".join(str(word) for word in words)[:200]
            told = _("%(sheet)s, Zeile %(row)s: %(why)s")
            raise Refused(told.filled(sheet=row.sheet, row=row.row, why=why)) from error

    def part(self) -> None:
        """Which formats never share a day, once all of them are there."""
        for one, values in self.parted:
            others = [
                self.records.formats[code.casefold()] for code in names_of(values, "not_with")
            ]
            kept = {other.pk for other in one.not_with.all()}
            if kept != {other.pk for other in others}:
                one.refresh_from_db()
                self.verb.save(one, links={"not_with": others})

    def _save(self, record: Any, **links: Iterable[Any]) -> None:
        record.full_clean()
        self.verb.save(record, links=links)

    def _room(self, values: Values) -> None:
        place = self.records.places.get(values["place"].casefold())
        if place is None:
            place = Place(programme=self.records.programme, name=values["place"])
        if values.get("site"):
            place.site = self.records.sites[values["site"]]
        if values.get("latitude"):
            place.latitude, place.longitude = float(values["latitude"]), float(values["longitude"])
        if values.get("online"):
            place.online = values["online"] == YES
        self._save(place)
        self.records.places[place.name.casefold()] = place
        if values.get("room"):
            self._room_of(place, values)

    def _room_of(self, place: Place, values: Values) -> None:
        key = f"{place.name}, {values['room']}".casefold()
        room = self.records.rooms.get(key) or Room(place=place, name=values["room"])
        room.seats = int(values["seats"])
        self._save(room)
        self.records.rooms[key] = room

    def _way(self, values: Values) -> None:
        ends = [self.records.places[values[key].casefold()] for key in ("one", "other")]
        one, other = sorted(ends, key=lambda place: place.pk)
        way = TravelTime.objects.filter(place=one, other=other).first()
        way = way or TravelTime(place=one, other=other)
        way.minutes = int(values["minutes"])
        self._save(way)

    def _format(self, values: Values) -> None:
        records = self.records
        key = values["code"].casefold()
        one = records.formats.get(key) or Format(
            programme=records.programme,
            code=values["code"],
            order=len(records.formats),
            valid_from=SchoolYear.of(self.day).begins,
        )
        one.circle = records.circles[values["circle"].casefold()]
        for name, value in format_fields(values):
            setattr(one, name, value)
        rooms = [records.rooms[name.casefold()] for name in names_of(values, "rooms")]
        self._save(one, rooms=rooms)
        records.formats[key] = one
        self.parted.append((one, values))

    def _days(self, values: Values) -> None:
        tenure = self.records.tenures[values["post"], values["person"].casefold()]
        tenure.weekdays = weekdays_of(values["weekdays"])
        self._save(tenure)

    def _deputy(self, values: Values) -> None:
        posts = self.records.posts
        known = {
            "post": posts[values["post"]],
            "deputy": posts[values["deputy"]],
            "valid_from": dt.date.fromisoformat(values["since"]),
        }
        one = Deputy.objects.filter(**known).order_by("pk").first() or Deputy(**known)
        until = values.get("until")
        one.valid_until = dt.date.fromisoformat(until) if until else None
        self._save(one)

    def _absence(self, values: Values) -> None:
        known = {
            "programme": self.records.programme,
            "post": self.records.posts[values["post"]],
            "first_day": dt.date.fromisoformat(values["first"]),
            "last_day": dt.date.fromisoformat(values["last"]),
            "begins": time_of(values.get("begins")),
            "ends": time_of(values.get("ends")),
        }
        wanted = {
            f"{key}__isnull" if value is None else key: value or True
            for key, value in known.items()
        }
        entered = Absence.objects.filter(source__isnull=True, **wanted).order_by("pk")
        one = entered.first() or Absence(**known)
        one.reason = values.get("reason", "")
        self._save(one)


TAKES = {
    "Räume": "room",
    "Wegzeiten": "way",
    "Formate": "format",
    "Arbeitstage": "days",
    "Vertretungen": "deputy",
    "Abwesenheiten": "absence",
}
