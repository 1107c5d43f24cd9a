"""`wirkraum serve`: migrate, gather static files, serve."""

from __future__ import annotations

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from wirkraum.config.server import collect_static, serve, start_worker


class Command(BaseCommand):
    """Starts the web server."""

    help = "Startet den Server (Datenbank und Dateien werden vorher auf Stand gebracht)."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to listen, and with how many processes."""
        parser.add_argument("--address", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=1)
        parser.add_argument(
            "--no-worker", action="store_true", help="der Hintergrunddienst läuft anderswo"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Bring everything up to date, then serve."""
        call_command("migrate", verbosity=0)
        collect_static()
        self.stdout.write(f"http://{options['address']}:{options['port']}/")
        self.stdout.flush()
        if not options["no_worker"]:
            start_worker()
        serve(address=options["address"], port=options["port"], workers=options["workers"])
