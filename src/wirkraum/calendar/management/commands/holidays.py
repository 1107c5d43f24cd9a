"""Take free days in: those that come with the product, or a table (CSV) or calendar (ICS)."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from wirkraum.calendar.actions import Imported, Whose, import_free_days, load_land_holidays
from wirkraum.calendar.domain.free_import import Incoming
from wirkraum.calendar.queries import import_preview
from wirkraum.calendar.readers.built_in import built_in
from wirkraum.calendar.readers.file import read_file
from wirkraum.calendar.readers.holidays_csv import LANDS
from wirkraum.calendar.readers.refusal import MOST_BYTES, BadCalendar
from wirkraum.history.domain.refusal import Refused
from wirkraum.kit.clock import now, today
from wirkraum.programme.domain.school_year import SchoolYear
from wirkraum.programme.models import Programme

REFUSED = 2  # exit code
WORDS = {
    "new": "neu",
    "known": "schon da",
    "public": "Feiertag",
    "overlap": "überschneidet sich mit",
}


class Command(BaseCommand):
    """`wirkraum holidays --programme SLUG [FILE] [--land XX] [--preview]`; exit 2 when refused."""

    help = __doc__ or ""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """What the command takes."""
        parser.add_argument("file", nargs="?", type=Path, help="CSV oder ICS; ohne: beiliegende")
        parser.add_argument("--programme", required=True, help="Kürzel des Programms")
        parser.add_argument("--land", help="Land in der Datei, z. B. SN (sonst das der Kommune)")
        parser.add_argument("--preview", action="store_true", help="nur zeigen, nichts speichern")

    def handle(self, *args: Any, **options: Any) -> None:
        """Show what is new, and store it unless only asked to show."""
        try:
            self.carry_out(options["programme"], options["file"], options)
        except (BadCalendar, Refused) as refusal:
            self.stderr.write(str(refusal))
            raise SystemExit(REFUSED) from None

    def carry_out(self, slug: str, path: Path | None, options: dict[str, Any]) -> None:
        """The same, with whatever stands in the way."""
        programme = programme_of(slug)
        land = (options["land"] or programme.municipality.land).upper()
        if land not in LANDS:
            raise Refused(f"„{land}“ ist kein Land. Erwartet wird z. B. SN.")
        if path is None:
            self.load(programme, land, preview=options["preview"])
        else:
            self.take_in(programme, land, path, preview=options["preview"])

    def load(self, programme: Programme, land: str, *, preview: bool) -> None:
        """Take in what comes with the product."""
        if land != programme.municipality.land:
            raise Refused(
                f"Das Programm folgt dem Schuljahr von {programme.municipality.get_land_display()}. "
                "Für ein anderes Land geben Sie bitte eine Datei an."
            )
        if preview:
            self.show(import_preview(programme, built_in(land)))
            return
        self.told(load_land_holidays(programme=programme, by=None, at=now()))

    def take_in(self, programme: Programme, land: str, path: Path, *, preview: bool) -> None:
        """Take in a file; what overlaps or is a public holiday is left to a person."""
        year = SchoolYear.of(today())
        found = read_file(
            head(path),
            name=path.name,
            land=land,
            since=year.previous.begins,
            until=year.ends + dt.timedelta(days=6 * 365),
        )
        compared = import_preview(programme, found.spans)
        self.show(compared)
        for one in found.skipped:
            self.stdout.write(f"  nicht: {one.title} ({one.reason})")
        if preview:
            return
        chosen = [one.span for one in compared if one.chosen]
        whose = Whose(programme, source=path.name)
        done = import_free_days(whose=whose, spans=chosen, by=None, at=now())
        self.told(Imported(done.entry, done.added, len(compared) - done.added))

    def show(self, compared: tuple[Incoming, ...]) -> None:
        """One line each."""
        for one in compared:
            state = f"{WORDS[one.state]} {one.beside}".strip()
            self.stdout.write(f"  {one.span.first} {one.span.last} {one.span.name}: {state}")

    def told(self, done: Imported) -> None:
        """The last line."""
        self.stdout.write(f"{done.added} übernommen, {done.left} nicht.")


def programme_of(slug: str) -> Programme:
    """The programme of that name."""
    found = Programme.objects.select_related("municipality").filter(slug=slug).first()
    if found is None:
        raise Refused(f"Es gibt kein Programm „{slug}“.")
    return found


def head(path: Path) -> bytes:
    """The file, but never more than one byte over what is taken."""
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise Refused(f"Die Datei „{path}“ lässt sich nicht öffnen.") from error
