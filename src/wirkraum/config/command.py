"""The `wirkraum` console command: Django's management with the project's settings."""

from __future__ import annotations

import os
import sys


def main(argv: list[str] | None = None) -> None:
    """Run one command; a hyphen in its name is as good as an underscore."""
    from django.core.management import execute_from_command_line  # noqa: PLC0415  settings first

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wirkraum.config.settings")
    words = list(sys.argv if argv is None else ["wirkraum", *argv])
    if len(words) > 1 and not words[1].startswith("-"):
        words[1] = words[1].replace("-", "_")
    execute_from_command_line(words)


if __name__ == "__main__":
    main()
