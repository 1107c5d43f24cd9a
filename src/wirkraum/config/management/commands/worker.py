"""`wirkraum worker`: does the slow work that waits in the database."""

from __future__ import annotations

import logging
import os
import threading
import time
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import OperationalError

logger = logging.getLogger(__name__)
INTERVAL = 0.5  # seconds between two looks at the queue
ROUND = 600  # seconds between two rounds of what is due by itself
AGAIN = 5.0  # seconds until another try when the database is away or held by somebody
PARENT = 1.0  # seconds between two looks whether the server is still there


class Command(BaseCommand):
    """Works until it is stopped; several may run beside each other."""

    help = "Erledigt, was länger dauert: Pläne suchen, fremde Kalender lesen."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whether to end with the process that started it."""
        parser.add_argument("--with-parent", action="store_true", help="endet mit dem Server")

    def handle(self, *args: Any, **options: Any) -> None:
        """Work off the queue; beside it, what is due by the clock."""
        if options["with_parent"]:
            threading.Thread(target=_end_with_parent, args=[os.getppid()], daemon=True).start()
        threading.Thread(target=_rounds, daemon=True).start()
        _work()


def _work() -> None:
    """Work off the queue; a database that somebody holds for long is no reason to give up."""
    while True:
        try:
            call_command("db_worker", interval=INTERVAL, startup_delay=False, verbosity=0)
        except OperationalError as error:
            logger.warning("Datenbank nicht erreichbar, neuer Versuch: %s", error)
            time.sleep(AGAIN)
        else:
            return


def _end_with_parent(parent: int) -> None:
    """A server that was killed can tell nobody to stop."""
    while os.getppid() == parent:
        time.sleep(PARENT)
    os._exit(0)


def _rounds() -> None:
    while True:
        try:
            call_command("refresh_calendars", verbosity=0)
        except Exception:  # the next round may do better, and must come
            logger.exception("Fremde Kalender nicht gelesen")
        time.sleep(ROUND)
