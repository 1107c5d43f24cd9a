"""The planner's data as an Excel workbook that can be changed and read again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _

from wirkraum.kit.words import spoken
from wirkraum.planning.domain.tables.layout import SHEETS, Column, Sheet
from wirkraum.planning.domain.tables.rows import Values
from wirkraum.planning.renderers.cells import on_paper, put

WIDTHS = {"name": 34, "rooms": 34, "circle": 26, "frequency": 26, "post": 40, "deputy": 40}
WIDTHS |= {"person": 40, "reason": 30, "place": 26, "one": 30, "other": 30, "detail": 22}


def workbook(tables: Mapping[str, Iterable[Values]], *, title: str, at: dt.datetime) -> bytes:
    """The sheets with their headings and rows, and a first one that explains them."""
    from openpyxl import Workbook  # noqa: PLC0415  slow library

    book = Workbook()
    book.properties.title = title
    book.properties.creator = "Wirkraum"
    book.properties.created = book.properties.modified = at.replace(tzinfo=None)
    _notes(book.active, title)
    for sheet in SHEETS:
        _fill(book.create_sheet(sheet.name), sheet, tables.get(sheet.name, ()))
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(target: Any, sheet: Sheet, rows: Iterable[Values]) -> None:
    for place, column in enumerate(sheet.columns, start=1):
        _heading(target.cell(1, place), column)
        letter = target.cell(1, place).column_letter
        target.column_dimensions[letter].width = WIDTHS.get(column.key, 15)
    for number, values in enumerate(rows, start=2):
        for place, column in enumerate(sheet.columns, start=1):
            _cell(target.cell(number, place), column, values.get(column.key, ""))
    target.freeze_panes = "B2"
    target.auto_filter.ref = target.dimensions
    on_paper(target)


def _heading(cell: Any, column: Column) -> None:
    from openpyxl.comments import Comment  # noqa: PLC0415  slow library
    from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415  slow library

    cell.value = column.heading
    cell.font = Font(bold=True)
    cell.fill = PatternFill("solid", fgColor="E6ECF5")
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.comment = Comment(spoken(column.note), "Wirkraum", height=80, width=240)


def _cell(cell: Any, column: Column, words: str) -> None:
    from openpyxl.styles import Alignment  # noqa: PLC0415  slow library

    if not words:
        return
    shown = column.kind.show(words)
    put(cell, shown)
    if isinstance(shown, str):
        cell.number_format = "@"  # what is typed over it stays a text too
    cell.alignment = Alignment(wrap_text=True, vertical="top")


def _notes(target: Any, title: str) -> None:
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415  slow library

    target.title = _("Hinweise")
    target.append([title])
    target.append(
        [_("Ändern Sie Zeilen oder fügen Sie neue an und lesen Sie die Datei wieder ein.")]
    )
    target.append([_("Sie sehen zuerst, was sich ändert. Fehlende Zeilen werden nicht gelöscht.")])
    for sheet in SHEETS:
        target.append([])
        target.append([sheet.name, spoken(sheet.about)])
        target.cell(target.max_row, 1).font = Font(bold=True)
        for column in sheet.columns:
            target.append([column.heading, _note(column)])
    target.cell(1, 1).font = Font(bold=True, size=14)
    target.column_dimensions["A"].width = 30
    target.column_dimensions["B"].width = 90
    for row in target.iter_rows(min_row=4):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    on_paper(target)


def _note(column: Column) -> str:
    note = spoken(column.note)
    return _("Nötig. %(note)s") % {"note": note} if column.required else note
