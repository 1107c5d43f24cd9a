"""Sentences as plain JSON values and back, so that they can be stored and still be translated."""

from __future__ import annotations

import datetime as dt
from typing import Any, cast

from wirkraum.kit.told import Day, Look, Told


def as_json(value: object) -> Any:
    """A sentence with all that stands in it; numbers and texts stay what they are."""
    if isinstance(value, Told):
        return {"told": value.text, "with": [[name, as_json(one)] for name, one in value.values]}
    if isinstance(value, Day):
        return {"day": value.day.isoformat(), "look": value.look}
    return value if isinstance(value, int | float | str) else str(value)


def from_json(value: Any) -> Any:
    """What `as_json` made of it. Raises KeyError or ValueError for anything else."""
    if not isinstance(value, dict):
        return value
    if "told" in value:
        return Told(value["told"], tuple((name, from_json(one)) for name, one in value["with"]))
    return Day(dt.date.fromisoformat(value["day"]), cast("Look", value["look"]))
