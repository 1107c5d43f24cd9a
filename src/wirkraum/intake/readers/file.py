"""The door of intake: a file, or what a person pasted, becomes a deck."""

from __future__ import annotations

from pathlib import Path

from wirkraum.intake.readers import limits
from wirkraum.intake.readers.refusal import Unreadable, too_large, too_much
from wirkraum.intake.readers.sandbox import read_apart
from wirkraum.intake.readers.sizes import check_size
from wirkraum.intake.readers.sniffing import CALLED, sniff
from wirkraum.intake.readers.text import decoded, read_text
from wirkraum.kit.told import told as _
from wirkraum.reporting.domain.deck import Deck


def read(source: Path | str | bytes, *, name: str = "") -> Deck:
    """Read a file given by its path or its bytes, whatever kind it is.

    `name` is the source shown to people. Raises `Unreadable` within seconds for anything else.
    """
    data = source if isinstance(source, bytes) else load(Path(source))
    if len(data) > limits.MAX_FILE:
        raise too_large(limits.MAX_FILE // limits.MEGABYTE)
    name = name or ("" if isinstance(source, bytes) else Path(source).name)
    kind = sniff(data)
    if kind != "text":
        return read_apart(kind, data, name)
    if len(data) > 4 * limits.MAX_TEXT:
        raise too_much(CALLED[kind])
    deck = read_text(decoded(data), name)
    check_size(deck, CALLED[kind])
    return deck


def load(path: Path) -> bytes:
    """The file's bytes; its size is asked before anything is read. Raises `Unreadable`."""
    try:
        if not path.is_file():
            raise Unreadable(_("Die Datei gibt es nicht."), _("Wählen Sie eine vorhandene Datei."))
        if path.stat().st_size > limits.MAX_FILE:
            raise too_large(limits.MAX_FILE // limits.MEGABYTE)
        with path.open("rb") as file:
            return file.read(limits.MAX_FILE + 1)
    except OSError as error:
        remedy = _("Prüfen Sie, ob Sie die Datei öffnen dürfen.")
        raise Unreadable(_("Die Datei lässt sich nicht öffnen."), remedy) from error
