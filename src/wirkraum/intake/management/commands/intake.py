"""Read a deck and say what it proposes; write it only when told to."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from wirkraum.accounts.models import User
from wirkraum.history.domain.refusal import Refused
from wirkraum.intake.access import may_set_up
from wirkraum.intake.actions import confirm, receive
from wirkraum.intake.domain.found import Found
from wirkraum.intake.domain.offers import offers_of
from wirkraum.intake.domain.proposal import Proposal
from wirkraum.intake.domain.propose import propose
from wirkraum.intake.readers.file import load, read
from wirkraum.intake.readers.refusal import Unreadable
from wirkraum.kit.clock import now, today
from wirkraum.programme.access import standing_of

REFUSED = 2  # exit code


class Command(BaseCommand):
    """`wirkraum intake FILE [--json] [--confirm --user EMAIL]`; exit 2 and one line when refused."""

    help = __doc__ or ""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """What the command takes."""
        parser.add_argument("file", type=Path, metavar="FILE", help="PPTX, PDF, Text oder Tabelle")
        parser.add_argument("--json", action="store_true", help="den Vorschlag als JSON ausgeben")
        parser.add_argument(
            "--confirm", action="store_true", help="alles Sichere übernehmen (braucht --user)"
        )
        parser.add_argument(
            "--user", metavar="EMAIL", help="in wessen Namen, und in wessen Programm"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, show, and perhaps write."""
        try:
            data = load(options["file"])
            if options["confirm"]:
                self.take_over(data, options["file"].name, options["user"] or "")
                return
            proposal = propose(read(data, name=options["file"].name))
        except (Unreadable, Refused) as refusal:
            self.stderr.write(" ".join(str(refusal).split()))
            raise SystemExit(REFUSED) from None
        if options["json"]:
            told = json.dumps(proposal.as_json(), ensure_ascii=False, indent=2)
            self.stdout.write(told)
        else:
            self.stdout.write("\n".join(summary(proposal)))

    def take_over(self, data: bytes, name: str, email: str) -> None:
        """Write all that is sure, as the page would."""
        user = User.objects.filter(email__iexact=email, is_active=True).first()
        if user is None:
            raise Refused(f"Es gibt kein Konto „{email}“. Nennen Sie eines mit --user.")
        who = standing_of(user, today())
        if not may_set_up(user, who):
            raise Refused(f"{user} darf hier nichts einrichten.")
        arrival = receive(
            data=data, name=name, by=user, at=now(), programme=who.programme if who else None
        )
        programme = confirm(arrival, by=user, at=now())
        if arrival.confirmed is None:
            self.stdout.write(f"Es war nichts Neues dabei: {programme}")
        else:
            self.stdout.write(f"Übernommen: {programme} ({programme.slug})")


def summary(proposal: Proposal) -> Iterator[str]:
    """The proposal in lines to read: what was found, how sure, where; then what was not understood."""
    offers = offers_of(proposal)
    yield f"{proposal.source}: so haben wir es verstanden"
    for label, found in (
        ("Programm", proposal.programme),
        ("Kommune", proposal.municipality),
        ("Land", proposal.land),
        ("Amt", proposal.office),
        ("Stichtag", proposal.as_of),
    ):
        yield f"  {label:<12}{_line(str(found.value), found) if found else '–'}"
    yield "Formate"
    for row in offers.formats:
        name = f"{row.value.circle}: {row.value.name}, „{row.value.frequency}“"
        yield f"  {_line(name, row.found)}{f' – {row.note}' if row.note else ''}"
    yield from _section("Träger", ((one.value, one) for one in proposal.carriers))
    yield from _section("Aufgaben", ((one.value.text, one) for one in proposal.duties))
    yield from _section("Partner", ((one.value, one) for one in proposal.partners))
    yield from _section("Stellen", ((one.why, one) for one in proposal.posts))
    counted = ((f"{one.value.count} × {one.value.kind}", one) for one in proposal.sites)
    yield from _section("Standorte", counted)
    yield from _section("Zitate", ((f"„{one.value.text}“", one) for one in proposal.quotes))
    yield from _section("Adressen", ((one.value, one) for one in proposal.links))
    yield f"Nicht zugeordnet: {len(proposal.rest)}"
    yield from (f"  {one.place.text} ({one.place.label}: {one.why})" for one in proposal.rest)


def _section(title: str, lines: Iterator[tuple[str, Found[Any]]]) -> Iterator[str]:
    listed = [f"  {_line(text, found)}" for text, found in lines]
    if listed:
        yield title
        yield from listed


def _line(text: str, found: Found[Any]) -> str:
    doubt = f", {found.confidence}" if found.confidence != "sicher" else ""
    return f"{' '.join(text.split())} ({found.place.label}{doubt})"
