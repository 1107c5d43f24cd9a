"""Check a deck: contradictions, slips, and what differs from the records of the programme."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from wirkraum.history.domain.refusal import Refused
from wirkraum.intake.domain.propose import propose
from wirkraum.intake.queries import records_of
from wirkraum.intake.readers.file import read
from wirkraum.intake.readers.refusal import Unreadable
from wirkraum.kit.clock import today
from wirkraum.programme.models import Programme
from wirkraum.reporting.domain.checks.finding import Finding
from wirkraum.reporting.domain.checks.plausibility import check

CONTRADICTED, REFUSED = 1, 2  # exit codes
WORDS = {"error": "Widerspruch", "warning": "Warnung", "hint": "Hinweis"}


class Command(BaseCommand):
    """`wirkraum check-deck FILE [--programme P] [--json]`.

    Without --programme against the only programme there is; without any, the deck is checked against
    itself. Exit 0 without a contradiction (warnings and hints may be there), 1 with one, 2 when the
    file cannot be read or the programme is unknown (then one line on standard error).
    """

    help = __doc__ or ""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """What the command takes."""
        parser.add_argument("file", type=Path, metavar="FILE", help="PPTX, PDF, Text oder Tabelle")
        parser.add_argument("--programme", help="Kürzel des Programms")
        parser.add_argument("--json", action="store_true", help="die Funde als JSON ausgeben")

    def handle(self, *args: Any, **options: Any) -> None:
        """Show all findings, the worst first."""
        try:
            deck = read(options["file"])
            programme = programme_of(options["programme"])
        except (Unreadable, Refused) as refusal:
            self.stderr.write(" ".join(str(refusal).split()))
            raise SystemExit(REFUSED) from None
        stated = propose(deck).as_of
        found = check(deck, records_of(programme, stated.value if stated else today()))
        if options["json"]:
            listed = [one.as_json() for one in found]
            self.stdout.write(json.dumps(listed, ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(map(_line, found)) or "Nichts aufgefallen.")
        if any(one.severity == "error" for one in found):
            raise SystemExit(CONTRADICTED)


def programme_of(slug: str | None) -> Programme | None:
    """The programme of that name, else the only one there is."""
    programmes = Programme.objects.select_related("municipality")
    if slug is None:
        some = list(programmes[:2])
        return some[0] if len(some) == 1 else None
    found = programmes.filter(slug=slug).first()
    if found is None:
        raise Refused(f"Es gibt kein Programm „{slug}“.")
    return found


def _line(one: Finding) -> str:
    where = f"Folie {one.slide}" if one.slide is not None else "Ganzes Deck"
    better = f" Vorschlag: {one.suggestion}" if one.suggestion else ""
    return f"{WORDS[one.severity]:<12}{where}: {one.sentence}{better}"
