"""A plan as it is kept with the search that found it; its reasons stay translatable."""

from __future__ import annotations

from datetime import date
from typing import Any

from wirkraum.kit.told_json import as_json, from_json
from wirkraum.planning.domain.plan import Meeting, Plan, Unmet


def stored(plan: Plan) -> dict[str, Any]:
    """The plan as plain JSON values."""
    return {
        "meetings": [
            [one.format, one.date.isoformat(), one.start, one.room, one.fixed]
            for one in plan.meetings
        ],
        "objective": plan.objective,
        "bound": plan.bound,
        "status": plan.status,
        "unmet": [
            [one.format, as_json(one.period), one.wanted, one.planned, as_json(one.because)]
            for one in plan.unmet
        ],
        "seconds": plan.seconds,
    }


def plan_from(data: dict[str, Any]) -> Plan:
    """The plan that was stored."""
    return Plan(
        meetings=tuple(
            Meeting(format_, date.fromisoformat(day), start, room, fixed)
            for format_, day, start, room, fixed in data["meetings"]
        ),
        objective=data["objective"],
        bound=data["bound"],
        status=data["status"],
        unmet=tuple(
            Unmet(format_, from_json(period), wanted, planned, from_json(because))
            for format_, period, wanted, planned, because in data["unmet"]
        ),
        seconds=data["seconds"],
    )
