"""Every address stands in a permission matrix: in its room's `test_access.py`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from django.urls import URLPattern, URLResolver, get_resolver

TESTS = Path(__file__).resolve().parents[1]


def addresses(under: URLResolver | None = None, room: str = "") -> Iterator[tuple[str, str]]:
    """Room and name of every address; those of the library belong to the accounts."""
    for one in (under or get_resolver()).url_patterns:
        if isinstance(one, URLResolver):
            yield from addresses(one, one.namespace or room)
        elif isinstance(one, URLPattern) and one.name:
            yield room or "accounts", one.name


def named(room: str) -> set[str]:
    """The names in a room's matrix: quoted, perhaps with the room before and a thing behind."""
    files = (TESTS / room / name for name in ("test_access.py", "test_matrix.py"))
    text = "".join(file.read_text(encoding="utf-8") for file in files if file.exists())
    return set(re.findall(rf'"(?:{room}:)?([a-z_]+)(?: [a-z_]+)?"', text))


def test_no_address_is_missing_in_its_rooms_matrix() -> None:
    every = set(addresses())
    known = {room: named(room) for room, _name in every}

    assert len(every) > 90
    assert sorted(f"{room}:{name}" for room, name in every if name not in known[room]) == []
