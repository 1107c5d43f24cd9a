"""School holidays from a table: state_code, name, start, end, school_year and perhaps kind."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wirkraum.calendar.domain.free_days import KINDS, FreeSpan, kind_of
from wirkraum.calendar.readers.refusal import (
    LONGEST_NAME,
    LONGEST_SPAN,
    MOST_ROWS,
    BadCalendar,
    check_size,
)
from wirkraum.kit.told import told as _

ALIASES = {
    "state_code": ("state_code", "land", "bundesland"),
    "name": ("name", "bezeichnung", "ferien"),
    "start": ("start", "beginn", "von", "erster tag"),
    "end": ("end", "ende", "bis", "letzter tag"),
    "kind": ("kind", "art"),
}
NEEDED = ("name", "start", "end")
FORMATS = ("%Y-%m-%d", "%d.%m.%Y")
LANDS = frozenset(
    ("BB", "BE", "BW", "BY", "HB", "HE", "HH", "MV", "NI", "NW", "RP", "SH", "SL", "SN", "ST", "TH")
)
STORED = frozenset(KINDS) - {"public"}


@dataclass(frozen=True)
class Row:
    """One line of the table, understood."""

    land: str
    span: FreeSpan


def read_csv(data: bytes, *, land: str) -> tuple[FreeSpan, ...]:
    """The free days of one Land ("SN"), in order and each once. Raises BadCalendar.

    Takes UTF-8 or Windows encoding; comma, semicolon or tab; ISO or German dates. Without a column
    for the Land every row counts; without `kind` it follows from the name.
    """
    check_size(data)
    rows = list(_rows(_text(data)))
    found = {row.span for row in rows if row.land in {"", land}}
    if rows and not found:
        others = ", ".join(sorted({row.land for row in rows}))
        raise BadCalendar(
            _(
                "Für das Land %(land)s steht nichts in der Datei, nur für %(others)s.",
                land=land,
                others=others,
            )
        )
    if not found:
        raise BadCalendar(_("Unter der Kopfzeile stehen keine freien Tage."))
    return tuple(sorted(found))


def _text(data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    if not text.strip():
        raise BadCalendar(_("Die Datei ist leer."))
    if "\0" in text:
        raise BadCalendar(
            _("Das ist keine Tabelle in Textform (CSV). Speichern Sie sie bitte als CSV.")
        )
    return text


def _rows(text: str) -> Iterator[Row]:
    head = text.strip().splitlines()[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    columns: dict[str, int] = {}
    try:
        for number, cells in enumerate(reader):
            if number > MOST_ROWS:
                raise BadCalendar(_("Die Datei hat mehr als %(most)s Zeilen.", most=MOST_ROWS))
            if not any(cell.strip() for cell in cells):
                continue
            if not columns:
                columns = _columns(cells, line=reader.line_num)
            else:
                yield _row(cells, columns, line=reader.line_num)
    except csv.Error as error:
        raise BadCalendar(_("Die Zeile lässt sich nicht lesen."), line=reader.line_num) from error


def _columns(cells: Sequence[str], *, line: int) -> dict[str, int]:
    names = [cell.strip().casefold() for cell in cells]
    found = {
        column: names.index(alias)
        for column, aliases in ALIASES.items()
        for alias in aliases
        if alias in names
    }
    missing = [name for name in NEEDED if name not in found]
    if missing:
        raise BadCalendar(
            _(
                "Der Kopfzeile fehlt: %(missing)s. Erwartet wird: state_code,name,start,end,school_year.",
                missing=", ".join(missing),
            ),
            line=line,
        )
    return found


def _row(cells: Sequence[str], columns: dict[str, int], *, line: int) -> Row:
    def cell(name: str) -> str:
        at = columns.get(name, len(cells))
        return cells[at].strip() if at < len(cells) else ""

    land = cell("state_code").upper()
    if land and land not in LANDS:
        raise BadCalendar(
            _("„%(land)s“ ist kein Land. Erwartet wird z. B. SN.", land=land[:20]), line=line
        )
    first = _day(cell("start"), line=line)
    last = _day(cell("end"), line=line) if cell("end") else first
    return Row(land, _span(cell("name"), first, last, cell("kind").casefold(), line))


def _span(name: str, first: dt.date, last: dt.date, kind: str, line: int) -> FreeSpan:
    if not name or len(name) > LONGEST_NAME:
        raise BadCalendar(
            _("Der Name fehlt oder ist länger als %(most)s Zeichen.", most=LONGEST_NAME), line=line
        )
    if last < first:
        raise BadCalendar(_("Der letzte Tag liegt vor dem ersten."), line=line)
    if (last - first).days >= LONGEST_SPAN:
        raise BadCalendar(
            _("„%(name)s“ wäre länger als %(most)s Tage.", name=name, most=LONGEST_SPAN), line=line
        )
    if kind and kind not in STORED:
        raise BadCalendar(
            _(
                "„%(kind)s“ ist keine Art. Erwartet wird %(kinds)s.",
                kind=kind[:20],
                kinds=", ".join(sorted(STORED)),
            ),
            line=line,
        )
    return FreeSpan(first, last, name, kind or kind_of(name, first, last))


def _day(text: str, *, line: int) -> dt.date:
    for form in FORMATS:
        try:
            day = dt.datetime.strptime(text, form).date()  # noqa: DTZ007  a day has no zone
        except ValueError:
            continue
        if 2000 <= day.year <= 2100:
            return day
        raise BadCalendar(
            _("Das Jahr %(year)s liegt nicht zwischen 2000 und 2100.", year=day.year), line=line
        )
    raise BadCalendar(
        _(
            "„%(text)s“ ist kein Datum. Erwartet wird z. B. 2023-10-02 oder 02.10.2023.",
            text=text[:20],
        ),
        line=line,
    )
