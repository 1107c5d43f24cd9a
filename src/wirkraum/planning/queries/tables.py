"""What a workbook would change in what the planner knows."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from wirkraum.planning.domain.tables.compare import Item, Known, Stored, compare
from wirkraum.planning.domain.tables.layout import BY_NAME
from wirkraum.planning.domain.tables.rows import Fault, Found, Line, Values, key_of, read_sheet
from wirkraum.planning.queries.tables_stored import Labels, Tables, labels_of, stored_tables
from wirkraum.programme.models import Circle, Programme, Site


@dataclass(frozen=True)
class TablesPreview:
    """What taking a workbook over would do; nothing is written."""

    items: tuple[Item, ...]
    faults: tuple[Fault, ...]
    unknown: tuple[tuple[str, str], ...]
    kept: int
    fingerprint: str

    def count(self, state: str) -> int:
        """How many rows are in a state."""
        return sum(item.state == state for item in self.items)

    @property
    def changes(self) -> tuple[Item, ...]:
        """The rows that would be written."""
        return tuple(item for item in self.items if item.state != "same")


def tables_preview(
    programme: Programme, lines: Mapping[str, Iterable[Line]], day: dt.date
) -> TablesPreview:
    """What a workbook would do. A fixed number of queries."""
    labels = labels_of(programme)
    tables = stored_tables(programme, day, labels)
    found = [read_sheet(BY_NAME[name], lines[name]) for name in BY_NAME if name in lines]
    known = _known(programme, labels, tables, found)
    stored = {name: _stored(name, rows) for name, rows in tables.items()}
    items = [one for each in found for one in compare(each, stored[each.sheet.name], known)]
    said = sum(item.state != "new" for item in items)
    return TablesPreview(
        items=tuple(items),
        faults=tuple(fault for each in found for fault in sorted(each.faults, key=_place_of)),
        unknown=tuple((each.sheet.name, head) for each in found for head in each.unknown[:20]),
        kept=sum(len(tables[each.sheet.name]) for each in found) - said,
        fingerprint=fingerprint_of(tables),
    )


def fingerprint_of(tables: Tables) -> str:
    """Changes with anything the workbook shows: a preview made before is outdated then."""
    text = json.dumps(tables, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _place_of(fault: Fault) -> int:
    return fault.row


def _stored(name: str, rows: Iterable[Values]) -> Stored:
    sheet = BY_NAME[name]
    stored = {key_of(sheet, row): row for row in rows}
    if name == "Räume":  # a row without a room speaks of the place
        for row in list(stored.values()):
            place = row | {"room": "", "seats": ""}
            stored.setdefault(key_of(sheet, place), place)
    return stored


def _known(programme: Programme, labels: Labels, tables: Tables, found: Iterable[Found]) -> Known:
    """The names cells may refer to: stored ones, and those the workbook itself brings."""
    brought = {each.sheet.name: [row.values for row in each.rows] for each in found}
    rooms = [*brought.get("Räume", []), *tables["Räume"]]
    formats = [*brought.get("Formate", []), *tables["Formate"]]
    circles = Circle.objects.filter(programme=programme).order_by("pk")
    sites = {**_by_name(labels.sites.values())}
    for site in Site.objects.filter(programme=programme):
        sites.setdefault(site.name.casefold(), [labels.sites[site.pk]])
    return {
        "circles": _by_name(circles.values_list("name", flat=True)),
        "posts": _by_name(labels.posts.values()),
        "sites": sites,
        "rooms": _by_name(f"{row['place']}, {row['room']}" for row in rooms if row.get("room")),
        "Orte": _by_name(row["place"] for row in rooms if row.get("place")),
        "Formate": _by_name(row["code"] for row in formats if row.get("code")),
    }


def _by_name(names: Iterable[str]) -> dict[str, list[str]]:
    """The names by their folded spelling; one that differs only in its spelling is the same."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in names:
        if not found[name.casefold()]:
            found[name.casefold()].append(name)
    return dict(found)


def title_of(programme: Programme) -> str:
    """What the workbook is called."""
    return _("Planungsgrundlagen %(programme)s") % {"programme": programme}
