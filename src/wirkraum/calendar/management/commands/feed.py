"""Print a calendar (iCalendar): of the whole programme, a circle or a site."""

from __future__ import annotations

import argparse
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, OutputWrapper

from wirkraum.calendar.models import Participant, Termin
from wirkraum.calendar.queries import programme_name, sheet
from wirkraum.calendar.renderers.ical import render
from wirkraum.history.domain.refusal import Refused
from wirkraum.programme.models import Circle, Programme, Site

REFUSED = 2  # exit code


class Command(BaseCommand):
    """`wirkraum feed --programme SLUG [--circle NAME | --site KÜRZEL]`; exit 2 when unknown."""

    help = __doc__ or ""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """What the command takes."""
        parser.add_argument("--programme", required=True, help="Kürzel des Programms")
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--circle", help="Name der Zielgruppe")
        which.add_argument("--site", help="Kürzel des Standorts")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the calendar to the standard output, byte for byte."""
        try:
            data = self.drawn(options)
        except Refused as refusal:
            self.stderr.write(str(refusal))
            raise SystemExit(REFUSED) from None
        write(self.stdout, data)

    def drawn(self, options: dict[str, Any]) -> bytes:
        """The calendar asked for. Raises Refused for a name that does not exist."""
        programmes = Programme.objects.select_related("municipality")
        programme = programmes.filter(slug=options["programme"]).first()
        if programme is None:
            raise Refused(f"Es gibt kein Programm „{options['programme']}“.")
        termine, name = Termin.objects.filter(programme=programme), programme_name(programme)
        if options["circle"]:
            circle = one_of(Circle, programme, name=options["circle"])
            asked = Participant.objects.filter(circle=circle)
            termine, name = termine.filter(pk__in=asked.values("termin")), circle.name
        elif options["site"]:
            site = one_of(Site, programme, slug=options["site"])
            termine, name = termine.filter(sites=site), site.name
        return render(sheet(termine, name, address=settings.PUBLIC_URL))


def one_of(model: type[Any], programme: Programme, **wanted: str) -> Any:
    """The circle or site, or an error that names those there are."""
    found = model.objects.filter(programme=programme, **wanted).first()
    if found is None:
        field, value = next(iter(wanted.items()))
        names = model.objects.filter(programme=programme).values_list(field, flat=True)
        known = ", ".join(f"„{name}“" for name in names)
        raise Refused(f"„{value}“ gibt es nicht, nur {known or 'noch nichts'}.")
    return found


def write(out: OutputWrapper, data: bytes) -> None:
    """CRLF must survive: past the text layer where there is one beneath."""
    raw = getattr(out, "buffer", None)
    if raw is None:
        out.write(data.decode(), ending="")
        return
    out.flush()
    raw.write(data)
    raw.flush()
