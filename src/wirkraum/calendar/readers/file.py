"""A file with free days, whichever kind it is: judged by its content; its name words the refusal."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from wirkraum.calendar.domain.free_days import FreeSpan
from wirkraum.calendar.readers.holidays_csv import read_csv
from wirkraum.calendar.readers.ics import Skipped, read_ics
from wirkraum.calendar.readers.refusal import BadCalendar, check_size
from wirkraum.kit.told import told as _

BINARY = {
    b"PK\x03\x04": _("Excel- oder ZIP-Datei"),
    b"%PDF": _("PDF-Datei"),
    b"\xd0\xcf\x11\xe0": _("Excel-Datei"),
}


@dataclass(frozen=True)
class FreeFile:
    """The free days of a file, and the entries that were left out."""

    spans: tuple[FreeSpan, ...]
    skipped: tuple[Skipped, ...] = ()


def read_file(data: bytes, *, name: str, land: str, since: dt.date, until: dt.date) -> FreeFile:
    """Read a table (CSV) for a Land or a calendar (ICS). Raises BadCalendar.

    Yearly entries of a calendar are written out from `since` to `until`.
    """
    check_size(data)
    for magic, what in BINARY.items():
        if data.startswith(magic):
            raise BadCalendar(
                _(
                    "„%(name)s“ ist eine %(what)s. Gebraucht wird CSV oder ICS.",
                    name=name[:60],
                    what=what,
                )
            )
    if data[:200].decode("utf-8-sig", errors="replace").lstrip().upper().startswith("BEGIN:"):
        found = read_ics(data, since=since, until=until)
        return FreeFile(found.spans, found.skipped)
    if name.casefold().endswith((".ics", ".ical", ".ifb")):
        raise BadCalendar(
            _(
                "„%(name)s“ ist keine Kalenderdatei: Sie beginnt nicht mit BEGIN:VCALENDAR. "
                "Laden Sie die Datei noch einmal herunter.",
                name=name[:60],
            )
        )
    return FreeFile(read_csv(data, land=land))
