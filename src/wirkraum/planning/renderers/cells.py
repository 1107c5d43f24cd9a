"""What every Excel workbook shares: values in cells, and sheets on paper."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, TypeAlias

Cell: TypeAlias = str | int | float | dt.date | dt.time | None

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what programs take for a formula or a command
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
LOOKS = {dt.date: "DD.MM.YYYY", dt.time: "HH:MM"}


def put(cell: Any, value: Cell) -> None:
    """Write a value; text is text, whatever it begins with."""
    if isinstance(value, str):
        cell.value = clean(value)
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(FORMULA)
    else:
        cell.value = value
        cell.number_format = LOOKS.get(type(value), "General")


def clean(text: str) -> str:
    """Without the signs no XML file can hold, and no longer than a cell may be."""
    return CONTROL.sub("", text)[:32_767]


def on_paper(sheet: Any) -> None:
    """A4 landscape, one page wide, with the head on every page."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
