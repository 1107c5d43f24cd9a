"""Tables as an Excel workbook: real days and times, filters, ready to print on A4."""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from wirkraum.planning.renderers.cells import Cell, clean, on_paper, put

SHEET_NAME = re.compile(r"[\\/*?:\[\]]")
INK, LINE, HEAD = "FF1A3A6B", "FFC3CAD2", "FFE8EDF4"


@dataclass(frozen=True)
class Column:
    """A column: its head, and how wide it is in letters."""

    title: str
    width: int


@dataclass(frozen=True)
class Table:
    """A sheet of the workbook."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Workbook:
    """Tables that travel together; `foot` stands under every printed page."""

    title: str
    author: str
    foot: str
    tables: tuple[Table, ...]


def render(book: Workbook) -> bytes:
    """The workbook as an xlsx file."""
    from openpyxl import Workbook as Book  # noqa: PLC0415  slow library

    made = Book()
    made.remove(made.active)
    made.properties.title, made.properties.creator = clean(book.title), clean(book.author)
    for table in book.tables:
        sheet = made.create_sheet(SHEET_NAME.sub("-", table.name)[:31])
        _fill(sheet, table)
        _set_up(sheet, book, table)
    content = BytesIO()
    made.save(content)
    return content.getvalue()


def _fill(sheet: Any, table: Table) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side  # noqa: PLC0415  slow library

    line = Side(style="thin", color=LINE)
    below, top = Border(bottom=line), Alignment(vertical="top", wrap_text=True)
    for at, column in enumerate(table.columns, 1):
        head = sheet.cell(1, at)
        put(head, column.title)
        head.font = Font(bold=True, color=INK)
        head.fill = PatternFill("solid", fgColor=HEAD)
        head.border, head.alignment = Border(bottom=Side(style="medium", color=INK)), top
    for number, row in enumerate(table.rows, 2):
        for at, value in enumerate(row, 1):
            cell = sheet.cell(number, at)
            put(cell, value)
            cell.border, cell.alignment = below, top


def _set_up(sheet: Any, book: Workbook, table: Table) -> None:
    """Frozen head, filters, widths; printed on A4 landscape, one page wide, head on every page."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415  slow library

    for at, column in enumerate(table.columns, 1):
        sheet.column_dimensions[get_column_letter(at)].width = column.width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{len(table.rows) + 1}"
    on_paper(sheet)
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.oddHeader.left.text = _printed(book.title)
    sheet.oddFooter.left.text = _printed(book.foot)
    sheet.oddFooter.right.text = "&P / &N"


def _printed(text: str) -> str:
    """Text for the head or foot of a page, where "&" begins a command."""
    return clean(text).replace("&", "&&")[:120]
