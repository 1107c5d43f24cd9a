"""An Excel workbook as plain lines of cells: read with care, nothing in it is carried out."""

from __future__ import annotations

import struct
import warnings
import zlib
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from wirkraum.kit.told import Told
from wirkraum.kit.told import told as _
from wirkraum.planning.domain.tables.layout import BY_NAME
from wirkraum.planning.domain.tables.rows import Line

MB = 1024 * 1024
MOST_BYTES = 5 * MB
MOST_UNPACKED = 30 * MB
MOST_MEMBERS = 500
MOST_ROWS = 20_000
MOST_COLUMNS = 60
DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
# What the libraries raise on files that are broken in one way or another.
BROKEN = (
    *(BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError, SyntaxError),
    *(ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError),
    *(struct.error, zlib.error),
)


class BadWorkbook(ValueError):
    """A file that is no workbook for the planner, and what helps."""

    def __init__(self, told: Told) -> None:
        super().__init__(str(told))
        self.told = told


def read_workbook(data: bytes) -> dict[str, list[Line]]:
    """The lines of each sheet the planner knows, by its name. Raises BadWorkbook."""
    _check(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # parts of Excel the library leaves out
            found = dict(_sheets(data))
    except BadWorkbook:
        raise
    except BROKEN as error:
        raise BadWorkbook(
            _("Die Datei ist beschädigt. Speichern Sie sie neu als .xlsx.")
        ) from error
    if not found:
        names = ", ".join(f"„{name}“" for name in BY_NAME)
        raise BadWorkbook(_("Die Datei hat keines der Blätter %(names)s.", names=names))
    return found


def _check(data: bytes) -> None:
    if len(data) > MOST_BYTES:
        raise BadWorkbook(_("Die Datei ist größer als 5 MB."))
    if data.startswith(OLD_EXCEL):
        raise BadWorkbook(
            _(
                "Das ist eine alte oder geschützte Excel-Datei. Speichern Sie sie als .xlsx ohne Kennwort."
            )
        )
    try:
        with ZipFile(BytesIO(data)) as archive:
            _check_archive(archive)
    except BROKEN as error:
        if isinstance(error, BadWorkbook):
            raise
        raise BadWorkbook(_("Das ist keine Excel-Datei (.xlsx).")) from error


def _check_archive(archive: ZipFile) -> None:
    members = archive.infolist()
    if "xl/workbook.xml" not in archive.namelist():
        raise BadWorkbook(_("Das ist keine Excel-Datei (.xlsx)."))
    if len(members) > MOST_MEMBERS or sum(one.file_size for one in members) > MOST_UNPACKED:
        raise BadWorkbook(_("Die Datei ist entpackt zu groß."))
    for member in members:
        _check_member(archive, member)


def _check_member(archive: ZipFile, member: ZipInfo) -> None:
    """No password, no strange packing, and no XML that grows when it is read."""
    if member.flag_bits & 0x1 or member.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        raise BadWorkbook(_("Die Datei ist geschützt. Speichern Sie sie ohne Kennwort."))
    if member.filename.lower().endswith((".xml", ".rels", ".vml")):
        content = archive.read(member)  # never more than the member claims
        if any(doctype in content for doctype in DOCTYPES):
            raise BadWorkbook(_("Die Datei enthält Anweisungen, die in keine Tabelle gehören."))


def _sheets(data: bytes) -> Iterator[tuple[str, list[Line]]]:
    from openpyxl import load_workbook  # noqa: PLC0415  slow library

    # Formulas count as what they last gave; macros, links and pictures are not looked at.
    book = load_workbook(
        BytesIO(data), read_only=True, data_only=True, keep_vba=False, keep_links=False
    )
    try:
        known = {name.casefold(): name for name in BY_NAME}
        for sheet in book.worksheets:
            if name := known.get(sheet.title.strip().casefold()):
                yield name, list(_lines(sheet))
    finally:
        book.close()


def _lines(sheet: Any) -> Iterator[Line]:
    filled = 0
    rows = sheet.iter_rows(max_row=MOST_ROWS + 2, max_col=MOST_COLUMNS, values_only=True)
    for number, cells in enumerate(rows, start=1):
        if not _says(cells):
            continue
        filled += 1
        if filled > MOST_ROWS or number > MOST_ROWS + 1:
            told = _("Das Blatt „%(name)s“ hat mehr als 20.000 Zeilen.", name=sheet.title)
            raise BadWorkbook(told)
        yield number, cells


def _says(cells: Sequence[object]) -> bool:
    return any(cell is not None and cell != "" for cell in cells)
