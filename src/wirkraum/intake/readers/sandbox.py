"""Foreign formats are opened in a process of their own, with little memory and little time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO, Any

import wirkraum
from wirkraum.intake.readers import limits, wire
from wirkraum.intake.readers.refusal import OR_PASTE, Unreadable, damaged
from wirkraum.intake.readers.sniffing import CALLED, Kind
from wirkraum.kit.told import told as _
from wirkraum.reporting.domain.deck import Deck

# What an interpreter needs to start; nothing else of the environment is handed on.
_KEPT = ("PATH", "SYSTEMROOT", "LANG", "LC_ALL", "TMPDIR", "TEMP")


def read_apart(kind: Kind, data: bytes, name: str) -> Deck:
    """Read a file in a child process; raises `Unreadable` when it refuses, fails or takes too long."""
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as told:
        given.write(data)
        given.seek(0)
        _run(kind, given, told)
        told.seek(0)
        answer = _answer(told.read(limits.CHILD_OUTPUT + 1), kind)
    if "refused" in answer:
        raise Unreadable(*map(wire.read_told, answer["refused"]))
    return wire.read(answer["deck"], name)


def _run(kind: Kind, given: IO[bytes], told: IO[bytes]) -> None:
    command = [sys.executable, "-P", "-m", "wirkraum.intake.readers.child", kind]
    try:
        done = subprocess.run(  # noqa: S603  our own module, no shell
            command,
            stdin=given,
            stdout=told,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            timeout=limits.CHILD_WALL_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise _too_slow(kind) from error
    if done.returncode < 0:
        raise _too_slow(kind)


def _environment() -> dict[str, str]:
    """A bare environment in which this very package is found."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    home = Path(next(iter(wirkraum.__path__))).parent
    return {**kept, "PYTHONPATH": str(home), "PYTHONUTF8": "1", "PYTHONHASHSEED": "0"}


def _answer(told: bytes, kind: Kind) -> dict[str, Any]:
    try:
        answer = json.loads(told)
    except ValueError as error:
        raise damaged(CALLED[kind]) from error
    return dict(answer)


def _too_slow(kind: Kind) -> Unreadable:
    return Unreadable(
        _("%(what)s lässt sich nicht in angemessener Zeit lesen.", what=CALLED[kind]),
        _("Speichern Sie die Datei neu, ohne Bilder und Filme. %(otherwise)s", otherwise=OR_PASTE),
    )
