"""`wirkraum demo`: loads the demonstration of Dresden, once, and serves it."""

from __future__ import annotations

import os
import subprocess
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from wirkraum.config.demo.load import SLUG, load, write_report
from wirkraum.config.demo.signins import PASSWORD, SIGN_INS
from wirkraum.config.server import collect_static
from wirkraum.kit.clock import now
from wirkraum.programme.models import Programme


def start_server(port: int) -> None:
    """Serve in a fresh process: the libraries that made plan and report keep threads of their own,
    and a worker forked from beside them would wait for those for ever.
    """
    words = ["-m", "wirkraum.config.command", "serve", "--port", str(port)]
    if os.name == "nt":
        sys.exit(subprocess.run([sys.executable, *words], check=False).returncode)  # noqa: S603  our own command
    os.execv(sys.executable, [sys.executable, *words])  # noqa: S606  our own command


class Command(BaseCommand):
    """Loads Dresden where it is not there yet."""

    help = "Lädt die Vorführung Dresden (einmal) und startet auf Wunsch den Server."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether to serve, and where."""
        parser.add_argument("--serve", action="store_true", help="danach den Server starten")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, **options: Any) -> None:
        """Never touch data that is not the demonstration's own."""
        if not settings.DEMO:
            raise CommandError("Nur zum Vorführen: dafür muss WIRKRAUM_DEMO=1 gesetzt sein.")
        call_command("migrate", verbosity=0)
        if Programme.objects.filter(is_example=False).exists():
            raise CommandError(
                "In diesem Datenordner liegt ein echtes Programm. Wählen Sie --data."
            )
        collect_static()
        if not Programme.objects.filter(slug=SLUG).exists():
            programme = load(at=now(), say=self.say)
            for path in write_report(programme, settings.DATA / "out"):
                self.say(f"Bericht geschrieben: {path}")
        self.tell(options["port"] if options["serve"] else None)
        if options["serve"]:
            start_server(options["port"])

    def say(self, text: str) -> None:
        """One line of progress."""
        self.stdout.write(f"» {text}")
        self.stdout.flush()

    def tell(self, port: int | None) -> None:
        """Where it is and how to get in."""
        if port:
            self.stdout.write(f"\nWirkraum läuft: http://127.0.0.1:{port}/  (Ende: Strg+C)")
        self.stdout.write("Anmelden mit")
        for one in SIGN_INS:
            self.stdout.write(f"  {one.email:30} {one.role}")
        self.stdout.write(f"Passwort für alle: {PASSWORD}")
        self.stdout.flush()
