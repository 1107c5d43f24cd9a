"""A table that came in beside what is stored: new, changed, unchanged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from wirkraum.kit.told import Told
from wirkraum.kit.told import told as _
from wirkraum.planning.domain.frequency import parse
from wirkraum.planning.domain.tables.cells import Refused
from wirkraum.planning.domain.tables.layout import Sheet
from wirkraum.planning.domain.tables.mirror import mirror
from wirkraum.planning.domain.tables.rows import Found, Key, Row, Values, key_of, resolve

State: TypeAlias = Literal["new", "changed", "same"]
Stored: TypeAlias = dict[Key, Values]
Known: TypeAlias = dict[str, dict[str, list[str]]]


@dataclass(frozen=True)
class Cell:
    """A cell that changes: its column, what is stored, what would be."""

    heading: str
    before: str
    after: str


@dataclass(frozen=True)
class Item:
    """A row of the table and what taking it over would do; `values` are those it would have."""

    sheet: str
    row: int
    title: str
    state: State
    cells: tuple[Cell, ...]
    values: Values


def compare(found: Found, stored: Stored, known: Known) -> list[Item]:
    """What each row would do; rows that cannot be taken over become faults of the sheet."""
    rows = {}
    for row in found.rows:
        if not found.is_hopeless and (values := _resolved(found, row, known)) is not None:
            rows[row.number] = values
    if found.sheet.name == "Formate":
        mirror(rows.values(), stored.values())
    items = []
    for row in found.rows:
        values = rows.get(row.number)
        if values is None:
            continue
        before = stored.get(key_of(found.sheet, values))
        merged = _merged(found.sheet, values, before)
        faults = list(_faults(found.sheet, merged, is_new=before is None))
        for column, why in faults:
            found.refuse(row.number, column, why)
        if not faults:
            items.append(_item(found.sheet, row, before, merged))
    return items


def _resolved(found: Found, row: Row, known: Known) -> Values | None:
    """The row with all names as they are stored, None when one is unknown."""
    values, clean = dict(row.values), True
    for key, words in row.values.items():
        column = found.sheet.by_key[key]
        if words and column.refers:
            try:
                values[key] = resolve(column, words, known.get(column.refers, {}))
            except Refused as refused:
                found.refuse(row.number, column.heading, refused.told)
                clean = False
    return values if clean else None


def _merged(sheet: Sheet, values: Values, before: Values | None) -> Values:
    """What would be stored: empty cells clear or keep, as their column says."""
    said = {key: words for key, words in values.items() if words or sheet.by_key[key].clears}
    return {**(before or {}), **said}


def _item(sheet: Sheet, row: Row, before: Values | None, merged: Values) -> Item:
    changed = [key for key in sheet.by_key if not _alike(sheet, key, before or {}, merged)]
    state: State = "new" if before is None else "changed" if changed else "same"
    cells = tuple(
        Cell(
            sheet.by_key[key].heading, _shown(sheet, key, before or {}), _shown(sheet, key, merged)
        )
        for key in changed
    )
    names = ("code", "name") if "code" in sheet.names else sheet.names
    title = " – ".join(filter(None, (_shown(sheet, name, merged) for name in names)))
    return Item(sheet.name, row.number, title, state, cells, merged)


def _alike(sheet: Sheet, key: str, one: Values, other: Values) -> bool:
    a, b = one.get(key, ""), other.get(key, "")
    if sheet.by_key[key].many:
        return sorted(a.split("\n")) == sorted(b.split("\n"))
    return a.casefold() == b.casefold() if key in sheet.names else a == b


def _shown(sheet: Sheet, key: str, values: Mapping[str, str]) -> str:
    words = values.get(key, "")
    if not words:
        return ""
    shown = sheet.by_key[key].kind.show(words)
    return f"{shown:%d.%m.%Y}" if hasattr(shown, "year") else str(shown)[:200]


def _faults(sheet: Sheet, values: Values, *, is_new: bool) -> Iterator[tuple[str, Told]]:
    """What is wrong with a row as a whole: the heading of the cell, and why."""
    if is_new:
        yield from _lacks(sheet, values)
    for key, why in CHECKS.get(sheet.name, _nothing)(values):
        yield sheet.by_key[key].heading, why


def _lacks(sheet: Sheet, values: Values) -> Iterator[tuple[str, Told]]:
    if not sheet.grows:
        yield sheet.columns[0].heading, _("Diese Zeile gibt es im Programm nicht.")
    for column in sheet.columns:
        if column.required and not values.get(column.key):
            yield column.heading, _("Hier fehlt etwas.")


def _nothing(values: Values) -> Iterator[tuple[str, Told]]:
    yield from ()


def _format(values: Values) -> Iterator[tuple[str, Told]]:
    begin, end = values.get("earliest", "09:00"), values.get("latest", "16:00")
    long = int(values.get("minutes", "120"))
    if _minute(end) - _minute(begin) < long:
        yield "latest", _("Zwischen frühestem Beginn und spätestem Ende ist zu wenig Zeit.")
    yield from _wish(values, _minute(begin), _minute(end) - long)
    if values.get("reserve") and parse(values["frequency"]).mode != "on_demand":
        yield "reserve", _("Tage freihalten geht nur mit „nach Bedarf“.")
    if values["code"].casefold() in values.get("not_with", "").casefold().split("\n"):
        yield "not_with", _("Ein Format kann sich nicht selbst ausschließen.")
    yield from _span(values, "since", "until")


def _wish(values: Values, first: int, last: int) -> Iterator[tuple[str, Told]]:
    weekday, _space, start = values.get("wish", "").partition(" ")
    if weekday and weekday not in values.get("weekdays", "1,2,3,4,5").split(","):
        yield "wish", _("Dieser Wochentag steht nicht unter „Wochentage“.")
    if start and not first <= _minute(start) <= last:
        yield "wish", _("Dieser Beginn passt nicht zwischen „frühestens“ und „spätestens“.")


def _room(values: Values) -> Iterator[tuple[str, Told]]:
    if values.get("room") and not values.get("seats"):
        yield "seats", _("Ein Raum braucht eine Zahl von Plätzen.")
    if bool(values.get("latitude")) != bool(values.get("longitude")):
        missing = "longitude" if values.get("latitude") else "latitude"
        yield missing, _("Zu einer Lage gehören beide Zahlen.")


def _way(values: Values) -> Iterator[tuple[str, Told]]:
    if values["one"].casefold() == values["other"].casefold():
        yield "other", _("Ein Weg führt von einem Ort zu einem anderen.")


def _away(values: Values) -> Iterator[tuple[str, Told]]:
    yield from _span(values, "first", "last")
    begins, ends = values.get("begins", ""), values.get("ends", "")
    if bool(begins) != bool(ends) or (begins and ends <= begins):
        yield "ends", _("Geben Sie beide Uhrzeiten an, das Ende nach dem Beginn.")


def _deputy(values: Values) -> Iterator[tuple[str, Told]]:
    yield from _span(values, "since", "until")
    if values["post"].casefold() == values["deputy"].casefold():
        yield "deputy", _("Eine Stelle kann sich nicht selbst vertreten.")


def _span(values: Values, first: str, last: str) -> Iterator[tuple[str, Told]]:
    if values.get(first) and values.get(last) and values[last] < values[first]:
        yield last, _("Das Ende liegt vor dem Beginn.")


def _minute(time: str) -> int:
    return int(time[:2]) * 60 + int(time[3:])


CHECKS = {
    "Formate": _format,
    "Räume": _room,
    "Wegzeiten": _way,
    "Abwesenheiten": _away,
    "Vertretungen": _deputy,
}
