"""The rows of a sheet: what its cells say, and exactly which of them cannot be understood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from wirkraum.kit.told import Told
from wirkraum.kit.told import told as _
from wirkraum.planning.domain.tables.cells import Raw, Refused, cut, plain, unknown
from wirkraum.planning.domain.tables.layout import PLACE_COLUMNS, ROOMS, Column, Sheet

Key: TypeAlias = tuple[str, ...]
Values: TypeAlias = dict[str, str]
Line: TypeAlias = tuple[int, Sequence[Raw]]
MOST_FAULTS = 200  # of a sheet


@dataclass(frozen=True)
class Row:
    """A row by its number in the sheet; columns the sheet lacks are missing."""

    number: int
    values: Values


@dataclass(frozen=True)
class Fault:
    """A cell (or, without a column, a row) that cannot be taken over, and why."""

    sheet: str
    row: int
    column: str
    why: Told

    @property
    def told(self) -> Told:
        """ "Formate, Zeile 7, Spalte Häufigkeit: …"."""
        where = {"sheet": self.sheet, "row": self.row, "why": self.why}
        if not self.column:
            return _("%(sheet)s, Zeile %(row)s: %(why)s").filled(**where)
        told = _("%(sheet)s, Zeile %(row)s, Spalte %(column)s: %(why)s")
        return told.filled(column=self.column, **where)


@dataclass
class Found:
    """What a sheet says; headings nobody knows are left out and named."""

    sheet: Sheet
    rows: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)

    @property
    def is_hopeless(self) -> bool:
        """Whether so much is wrong that nobody reads on."""
        return len(self.faults) >= MOST_FAULTS

    def refuse(self, row: int, column: str, why: Told) -> None:
        """Note a fault."""
        self.faults.append(Fault(self.sheet.name, row, column, why))


def key_of(sheet: Sheet, values: Mapping[str, str]) -> Key:
    """What a row is known by, however it is written; a way is the same in both directions."""
    key = tuple(values.get(name, "").casefold() for name in sheet.names)
    return tuple(sorted(key)) if sheet.name == "Wegzeiten" else key


def read_sheet(sheet: Sheet, lines: Iterable[Line]) -> Found:
    """Headings in the first row that says anything, then one row for each thing."""
    found = Found(sheet)
    filled = ((number, cells) for number, cells in lines if any(map(_says, cells)))
    head = next(filled, None)
    columns = _columns(found, *head) if head else {}
    if head and not found.faults:
        for number, cells in filled:
            if found.is_hopeless:
                break
            _read_row(found, columns, number, cells)
    _refuse_doubles(found)
    if sheet is ROOMS:
        _refuse_quarrels(found)
    return found


def _says(cell: Raw) -> bool:
    return cell is not None and str(cell).strip() != ""


def _columns(found: Found, number: int, cells: Sequence[Raw]) -> dict[int, Column]:
    headings = {column.heading.casefold(): column for column in found.sheet.columns}
    columns: dict[int, Column] = {}
    for place, cell in enumerate(cells):
        words = _heading(cell)
        column = headings.pop(words.casefold(), None)
        if column:
            columns[place] = column
        elif words:
            found.unknown.append(cut(words))
    for column in headings.values():
        if column.key in found.sheet.names and column.required:
            why = _("Die Spalte fehlt. Die Überschriften stehen in der ersten Zeile.")
            found.refuse(number, column.heading, why)
    return columns


def _heading(cell: Raw) -> str:
    try:
        return plain(cell).replace("\n", " ")
    except Refused:
        return ""


def _read_row(
    found: Found, columns: Mapping[int, Column], number: int, cells: Sequence[Raw]
) -> None:
    values: Values = {}
    before = len(found.faults)
    for place, column in columns.items():
        cell = cells[place] if place < len(cells) else None
        try:
            values[column.key] = column.kind.read(cell)
        except Refused as refused:
            found.refuse(number, column.heading, refused.told)
    _fill(found.sheet, values)
    for column in _required(found.sheet):
        if values.get(column.key) == "":
            found.refuse(number, column.heading, _("Hier fehlt etwas."))
    if len(found.faults) == before:
        found.rows.append(Row(number, values))


def _required(sheet: Sheet) -> Iterator[Column]:
    return (column for column in sheet.columns if column.required)


def _fill(sheet: Sheet, values: Values) -> None:
    """An absence without an end is a day."""
    if sheet.name == "Abwesenheiten" and values.get("first") and not values.get("last"):
        values["last"] = values["first"]


def _refuse_doubles(found: Found) -> None:
    first: dict[Key, int] = {}
    for row in found.rows:
        before = first.setdefault(key_of(found.sheet, row.values), row.number)
        if before != row.number:
            why = _("Das steht schon in Zeile %(row)s.", row=before)
            found.refuse(row.number, found.sheet.by_key[found.sheet.names[0]].heading, why)


def _refuse_quarrels(found: Found) -> None:
    """Rows of one place must not contradict each other; rooms have seats."""
    said: dict[tuple[str, str], Row] = {}
    for row in found.rows:
        for key in PLACE_COLUMNS:
            if not row.values.get(key):
                continue
            before = said.setdefault((row.values["place"].casefold(), key), row)
            if before.values[key].casefold() != row.values[key].casefold():
                why = _("Für diesen Ort steht in Zeile %(row)s etwas anderes.", row=before.number)
                found.refuse(row.number, found.sheet.by_key[key].heading, why)


def resolve(column: Column, words: str, known: Mapping[str, Sequence[str]]) -> str:
    """The names of a cell as they are stored; `known` gives them by their folded spelling."""
    return "\n".join(_resolve(name, known) for name in _names(column, words, known))


def _names(column: Column, words: str, known: Mapping[str, object]) -> Iterator[str]:
    if not column.many:
        yield words
        return
    for line in words.split("\n"):
        if line.casefold() in known:
            yield line
        else:
            yield from filter(None, (name.strip() for name in line.split(";")))


def _resolve(name: str, known: Mapping[str, Sequence[str]]) -> str:
    stored = known.get(name.casefold(), ())
    if len(stored) > 1:
        raise Refused(_("„%(name)s“ gibt es mehrfach.", name=cut(name)))
    if not stored:
        raise Refused(unknown(name, [one for some in known.values() for one in some]))
    return stored[0]
