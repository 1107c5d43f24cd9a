"""The house rules that a machine can keep."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HOSTS = ["pypi" + ".org", "python" + "hosted.org", "registry.npm" + "js.org", "deb.debian" + ".org"]
BARRED = {"utils", "helpers", "common", "misc", "manager", "service", "services"}


def tracked() -> list[Path]:
    """Every file git knows or would take in."""
    names = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],  # noqa: S607  git is found on the path
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    return [ROOT / name for name in names if (ROOT / name).is_file()]


def texts() -> list[tuple[Path, str]]:
    """Tracked text files with their content."""
    found = []
    for path in tracked():
        try:
            found.append((path, path.read_text(encoding="utf-8")))
        except UnicodeDecodeError:
            continue
    return found


def test_nothing_left_over_is_tracked() -> None:
    left = [path.name for path in tracked() if path.suffix in {".orig", ".rej", ".bak", ".tmp"}]

    assert left == []


def test_no_file_names_a_registry_or_this_machine() -> None:
    barred = [*HOSTS, "/work/" + "main", "/work/" + "shared"]
    bad = [
        f"{path.relative_to(ROOT)}: {word}"
        for path, text in texts()
        for word in barred
        if word in text
    ]

    assert bad == []


def test_no_font_or_library_is_committed() -> None:
    bad = [
        str(path.relative_to(ROOT))
        for path in tracked()
        if path.suffix in {".woff", ".woff2", ".ttf", ".otf"} or "node_modules" in path.parts
    ]

    assert bad == []


def test_no_drawer_modules() -> None:
    bad = [
        str(path.relative_to(ROOT)) for path in (ROOT / "src").rglob("*.py") if path.stem in BARRED
    ]

    assert bad == []


def templates() -> list[Path]:
    """All templates of the package."""
    return sorted((ROOT / "src").rglob("templates/**/*.html"))


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("inline style", r"<[^>]+\sstyle\s*="),
        ("inline handler", r"<[^>]+\son[a-z]+\s*="),
        ("inline script", r"<script(?![^>]*\bsrc=)(?![^>]*application/(ld\+)?json)"),
        ("blocktranslate without trimmed", r"\{%\s*blocktranslate(?![^%]*\btrimmed\b)"),
    ],
)
def test_templates_keep_the_content_policy(what: str, pattern: str) -> None:
    bad = [
        f"{path.relative_to(ROOT)}: {what}"
        for path in templates()
        if re.search(pattern, path.read_text(encoding="utf-8"))
    ]

    assert bad == []


def test_a_counting_query_says_its_order() -> None:
    """Grouping drops the order of the model: SQLite hides it, PostgreSQL does not."""
    silent = []
    for file in sorted((ROOT / "src").rglob("*.py")):
        lines = file.read_text(encoding="utf-8").split("\n")
        for number, line in enumerate(lines, 1):
            grouped = re.search(r"\.annotate\(\w+=(Count|Max|Min|Sum)\(", line)
            near = "\n".join(lines[number - 1 : number + 3])
            if grouped and "values" not in line and ".order_by(" not in near:
                silent.append(f"{file.relative_to(ROOT)}:{number}")

    assert silent == []
