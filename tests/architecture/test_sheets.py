"""The sheets of the screens share one layer: a name stands for one thing."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

SCREENS = Path(__file__).resolve().parents[2] / "frontend/css/screens"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
PRELUDE = re.compile(r"([^{}]+)\{")
BARE = re.compile(r"\.([\w-]+)")


def ruled(sheet: str) -> set[str]:
    """The classes that rules of a sheet dress wherever they stand."""
    parts = [one for found in PRELUDE.findall(COMMENT.sub("", sheet)) for one in found.split(",")]
    return {bare[1] for part in parts if (bare := BARE.fullmatch(part.strip()))}


def test_classes_ruled_everywhere_are_found() -> None:
    sheet = "/* .c { } */ .a, .b li { gap: 0; } @media print { .d { gap: 0; } }"

    assert ruled(sheet) == {"a", "d"}


def test_no_two_screens_rule_the_same_class_everywhere() -> None:
    """The later sheet would change the earlier one's screen."""
    sheets: dict[str, list[str]] = defaultdict(list)
    for path in sorted(SCREENS.glob("*.css")):
        for name in ruled(path.read_text(encoding="utf-8")):
            sheets[name].append(path.name)

    assert {name: some for name, some in sheets.items() if len(some) > 1} == {}
