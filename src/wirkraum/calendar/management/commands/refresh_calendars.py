"""Read again the subscribed calendars that were last read more than six hours ago."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from wirkraum.calendar.actions import refresh_due
from wirkraum.kit.clock import now


class Command(BaseCommand):
    """`wirkraum refresh-calendars`; what could not be read is told on the calendar's page."""

    help = __doc__ or ""

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask all that are due and say how many."""
        del args, options
        self.stdout.write(f"{refresh_due(at=now())} Kalender gelesen.")
