"""Sets up `.venv` from the locked lists; what is unchanged is skipped. Standard library only."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
BUILD_INPUT = (
    "pyproject.toml",
    "hatch_build.py",
    "package-lock.json",
    "frontend",
    "src/wirkraum/locale",
)


def say(text: str) -> None:
    """One line of progress."""
    print(f"» {text}", flush=True)


def run(*command: str | Path, **options: object) -> None:
    """Run a command and stop at the first failure."""
    done = subprocess.run([str(c) for c in command], cwd=ROOT, check=False, **options)  # type: ignore[call-overload]
    if done.returncode:
        sys.exit(done.returncode)


def fingerprint(*names: str) -> str:
    """The hash of files and folders, and of the Python that reads them."""
    digest = hashlib.sha256(sys.version.encode())
    for name in names:
        place = ROOT / name
        for file in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if file.is_file() and file.suffix != ".mo":
                digest.update(str(file.relative_to(ROOT)).encode() + file.read_bytes())
    return digest.hexdigest()


def unchanged(stamp: str, value: str) -> bool:
    """Whether the step named `stamp` was done with the same input before."""
    place = VENV / f".{stamp}.stand"
    return place.exists() and place.read_text() == value


def done(stamp: str, value: str) -> None:
    """Remember that a step was done."""
    (VENV / f".{stamp}.stand").write_text(value)


def install(name: str) -> None:
    """Install one locked list, hashes checked."""
    listed = f"requirements/{name}.txt"
    value = fingerprint(listed)
    if unchanged(name, value):
        return
    say(f"Pakete einrichten ({name})")
    run(PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check",
        "--require-hashes", "-r", listed)  # fmt: skip
    done(name, value)


def build() -> None:
    """Install the project itself; this builds the front end and the translations."""
    value = fingerprint(*BUILD_INPUT)
    built = ROOT / "src/wirkraum/kit/static/kit/dist/.stand"
    if unchanged("project", value) and built.exists():
        return
    say("Oberfläche bauen")
    run(PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check",
        "--no-deps", "--no-build-isolation", "-e", ".")  # fmt: skip
    done("project", value)


def setup(*lists: str) -> None:
    """Bring `.venv` to the state of the locked lists."""
    if sys.version_info < (3, 11):  # noqa: UP036  the reader's own Python may be older
        sys.exit("Wirkraum braucht Python 3.11 oder neuer.")
    if not PYTHON.exists():
        say("Umgebung .venv anlegen")
        shutil.rmtree(VENV, ignore_errors=True)
        venv.create(VENV, with_pip=True)
    install("build")
    for name in lists:
        install(name)
    build()
