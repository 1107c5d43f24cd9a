"""Says what a wording like "2x/Jahr (März/Nov)" means, as JSON."""

from __future__ import annotations

import json
import re
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from wirkraum.planning.domain.frequency import FrequencyError, parse

MISREAD = 2  # exit code


class Command(BaseCommand):
    """Reads one frequency; words that cannot be read give one line on stderr and exit code 2."""

    help = "Liest eine Häufigkeit und gibt sie als JSON aus."
    requires_system_checks = []

    def run_from_argv(self, argv: list[str]) -> None:
        """A wording that begins with a minus is no option: "-1x/Jahr" is read, and refused."""
        if argv[2:] and re.match(r"-\d", argv[2]):
            argv = [*argv[:2], "--", *argv[2:]]
        super().run_from_argv(argv)

    def add_arguments(self, parser: CommandParser) -> None:
        """Several words may be given without quotation marks."""
        parser.add_argument("text", nargs="+", help="zum Beispiel 2x/Jahr (März/Nov)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the frequency."""
        text = " ".join(options["text"])
        try:
            frequency = parse(text)
        except FrequencyError as error:
            self.stderr.write(str(error))
            raise SystemExit(MISREAD) from None
        self.stdout.write(json.dumps(frequency.as_json(text), ensure_ascii=False))
