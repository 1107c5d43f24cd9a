"""The process that opens a foreign format: file on standard input, deck or refusal on output.

Run as `python -m wirkraum.intake.readers.child KIND`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any, cast

from wirkraum.intake.readers import limits, wire
from wirkraum.intake.readers.html import read_html
from wirkraum.intake.readers.pdf import read_pdf
from wirkraum.intake.readers.pptx import read_pptx
from wirkraum.intake.readers.refusal import Unreadable, damaged, too_much
from wirkraum.intake.readers.sizes import check_size
from wirkraum.intake.readers.sniffing import CALLED, Kind
from wirkraum.reporting.domain.deck import Deck

_READERS: dict[str, Callable[[bytes], Deck]] = {
    "pptx": read_pptx,
    "pdf": read_pdf,
    "html": read_html,
}


def main(kind: Kind) -> None:
    _confine()
    data = sys.stdin.buffer.read(limits.MAX_FILE + 1)
    sys.stdout.write(json.dumps(_answer(kind, data)))


def _answer(kind: Kind, data: bytes) -> dict[str, Any]:
    what = CALLED[kind]
    try:
        deck = _READERS[kind](data)
        check_size(deck, what)
    except Unreadable as refusal:
        return _refused(refusal)
    except (MemoryError, RecursionError):
        return _refused(too_much(what))
    except Exception:  # noqa: BLE001  whatever a library stumbles over is the file's fault
        return _refused(damaged(what))
    return {"deck": wire.write(deck)}


def _refused(refusal: Unreadable) -> dict[str, Any]:
    return {"refused": [wire.write_told(refusal.reason), wire.write_told(refusal.remedy)]}


def _confine() -> None:
    """Limit processor time, memory and output, where the system can."""
    try:
        import resource  # noqa: PLC0415  absent on Windows, where the parent's clock must do
    except ImportError:
        return
    for kind, most in (
        (resource.RLIMIT_CPU, limits.CHILD_SECONDS),
        (resource.RLIMIT_AS, limits.CHILD_MEMORY),
        (resource.RLIMIT_FSIZE, limits.CHILD_OUTPUT),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(OSError, ValueError):
            resource.setrlimit(kind, (most, most))


if __name__ == "__main__":
    main(cast(Kind, sys.argv[1]))
