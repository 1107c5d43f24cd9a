"""Starts the web server on a prepared installation."""

from __future__ import annotations

import atexit
import hashlib
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

THREADS = 4


def collect_static() -> None:
    """Gather the static files once; an unchanged package is not gathered again."""
    source = settings.PACKAGE / "kit/static"
    digest = hashlib.sha256()
    for file in sorted(Path(source).rglob("*")):
        if file.is_file():
            digest.update(f"{file.relative_to(source)}:{file.stat().st_size}".encode())
            digest.update(str(file.stat().st_mtime_ns).encode())
    stamp = Path(settings.STATIC_ROOT) / ".stand"
    if stamp.exists() and stamp.read_text() == digest.hexdigest():
        return
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    stamp.write_text(digest.hexdigest())


def start_worker() -> None:
    """Start what does the slow work, in a process that ends with this one."""
    words = ["-m", "wirkraum.config.command", "worker", "--with-parent"]
    worker = subprocess.Popen([sys.executable, *words])  # noqa: S603  our own command
    atexit.register(worker.terminate)


def serve(*, address: str, port: int, workers: int) -> None:
    """Serve until stopped."""
    from granian import Granian  # noqa: PLC0415  only the server needs it
    from granian.constants import Interfaces  # noqa: PLC0415  see above
    from granian.log import LogLevels  # noqa: PLC0415  see above

    Granian(
        "wirkraum.config.wsgi:application",
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        # Each thread keeps a database connection; more of them than work at once only cost memory.
        blocking_threads=THREADS,
        backpressure=THREADS * 16,
        log_level=LogLevels.warning,
    ).serve()
