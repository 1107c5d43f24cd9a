"""Write a report as of a Stichtag: PPTX, PDF, HTML or its tree as JSON."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, OutputWrapper

from wirkraum.history.domain.refusal import Refused
from wirkraum.kit.clock import today
from wirkraum.kit.renderers.typeset import Missing
from wirkraum.programme.models import Programme
from wirkraum.reporting.domain.standing import as_draft
from wirkraum.reporting.domain.tree import Report as Tree
from wirkraum.reporting.queries import Draft, draft_of
from wirkraum.reporting.renderers.faces import FACES, render_face

REFUSED = 2  # exit code


class Command(BaseCommand):
    """`wirkraum report startphase --programme SLUG --as-of 2023-11-30 --format pptx -o FILE`.

    Exit 2 with the reasons, one a line, when something bars the report or is unknown; `--draft`
    writes it all the same, marked „Entwurf“.
    """

    help = __doc__ or ""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """What the command takes."""
        parser.add_argument("template", help="Vorlage, z. B. startphase")
        parser.add_argument("--programme", required=True, help="Kürzel des Programms")
        parser.add_argument("--as-of", required=True, help="Stichtag, z. B. 2023-11-30")
        parser.add_argument("--format", choices=list(FACES), default="pptx", help="Form")
        parser.add_argument("-o", "--output", help="Datei; ohne sie die Standardausgabe")
        parser.add_argument("--draft", action="store_true", help="auch mit offenen Punkten")

    def handle(self, *args: Any, **options: Any) -> None:
        """Compose, check, draw and write."""
        try:
            tree = leaving(composed(options), draft=options["draft"])
            content = render_face(tree, options["format"], base_url=settings.PUBLIC_URL)
            self.write(content, options["output"])
        except (Refused, Missing) as refusal:
            self.stderr.write(str(refusal))
            raise SystemExit(REFUSED) from None

    def write(self, content: bytes, name: str | None) -> None:
        """Put the document into the file, or past the text layer of the standard output."""
        if name:
            try:
                Path(name).write_bytes(content)
            except OSError as error:
                raise Refused(f"„{name}“ lässt sich nicht schreiben: {error.strerror}.") from error
        else:
            pour(self.stdout, content)


def leaving(found: Draft, *, draft: bool) -> Tree:
    """The tree that may go out. Raises Refused with every reason against it, one a line."""
    if draft:
        return as_draft(found.tree)
    if found.reasons:
        raise Refused("\n".join(map(str, found.reasons)))
    return found.tree


def composed(options: dict[str, Any]) -> Draft:
    """The report asked for. Raises Refused or Missing for what there is not."""
    try:
        as_of = dt.date.fromisoformat(options["as_of"])
    except ValueError as error:
        raise Refused(f"„{options['as_of']}“ ist kein Datum wie 2023-11-30.") from error
    programmes = Programme.objects.select_related("municipality")
    programme = programmes.filter(slug=options["programme"]).first()
    if programme is None:
        raise Refused(f"Es gibt kein Programm „{options['programme']}“.")
    return draft_of(programme, options["template"], as_of, today=today())


def pour(out: OutputWrapper, content: bytes) -> None:
    """Write bytes where there is a layer for them, else as text."""
    raw = getattr(out, "buffer", None)
    if raw is None:
        out.write(content.decode(errors="replace"), ending="")
        return
    out.flush()
    raw.write(content)
    raw.flush()
