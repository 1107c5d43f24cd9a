"""Brings the English catalogue in line with the sources (needs GNU gettext)."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.commands import makemessages

# Words counted by these tags come in pairs, which gettext does not see in a template.
PAIR = re.compile(r'\{%\s*(?:count_of|spur)\b[^%]*?"([^"%]+)"\s+"([^"%]+)"\s*%\}')
# Headers that change with every run or name people.
NOISE = re.compile(
    r'^"(?:Project-Id-Version|Report-Msgid-Bugs-To|POT-Creation-Date|PO-Revision-Date'
    r"|Last-Translator|Language-Team):.*\n",
    re.MULTILINE,
)
OPTIONS = {
    "locale": ["en"],
    "no_location": True,
    "no_obsolete": True,
    "ignore_patterns": ["static", "node_modules", "migrations"],
}


class SourceFile(makemessages.BuildFile):
    """A source file as gettext reads it, with the counted pairs of a template spelled out."""

    def preprocess(self) -> None:
        """Write the readable copy."""
        super().preprocess()
        if self.is_templatized:
            pairs = PAIR.findall(Path(self.path).read_text(encoding="utf-8"))
            with Path(self.work_path).open("a", encoding="utf-8") as file:
                file.writelines(
                    f'\nnpgettext("Zahl", "{one}", "{many}", 2)\n' for one, many in pairs
                )


class Command(makemessages.Command):
    """`wirkraum makemessages`, from anywhere and without arguments."""

    help = "Bringt den englischen Katalog auf den Stand der Quellen (braucht GNU gettext)."
    build_file_class = SourceFile
    # What the domain tells (`kit.told`), also where `_` is gettext itself.
    xgettext_options = [*makemessages.Command.xgettext_options, "--keyword=told"]
    # A guess that is nearly right is worse than a gap the test names.
    msgmerge_options = [*makemessages.Command.msgmerge_options, "--no-fuzzy-matching"]

    def handle(self, *args: Any, **options: Any) -> None:
        """Extract everything, then drop what would differ from run to run."""
        os.chdir(settings.PACKAGE)
        super().handle(*args, **options | OPTIONS)
        for catalogue in Path("locale").glob("*/LC_MESSAGES/*.po"):
            text = catalogue.read_text(encoding="utf-8")
            catalogue.write_text(NOISE.sub("", text), encoding="utf-8")
