"""Reads and writes plans as JSON, in the shape `wirkraum plan` prints.

A meeting may carry `"fixed": true`: it was held or agreed for good and stays when planning again.
"""

import json
from typing import cast

from wirkraum.planning.domain.day_words import clock
from wirkraum.planning.domain.json_node import Node
from wirkraum.planning.domain.plan import Meeting, Plan, Status, Unmet

MOST_MEETINGS = 200_000
MOST_NUMBER = 10**12


def plan_as_text(plan: Plan) -> str:
    """The plan as JSON with one meeting a line; the same plan gives the same text."""
    head = {
        "objective": plan.objective,
        "bound": plan.bound,
        "status": plan.status,
        "unmet": [_unmet_as_json(each) for each in plan.unmet],
        "seconds": plan.seconds,
        "seed": plan.seed,
    }
    meetings = ",\n".join(_line(meeting_as_json(each)) for each in plan.meetings)
    rest = ",\n".join(f'"{key}": {_line(value)}' for key, value in head.items())
    return f'{{"meetings": [{meetings}],\n{rest}}}\n'


def meeting_as_json(meeting: Meeting) -> dict[str, str | bool]:
    """The meeting as a plan shows it; `fixed` only where it is."""
    fixed: dict[str, str | bool] = {"fixed": True} if meeting.fixed else {}
    return {
        "format": meeting.format,
        "date": meeting.date.isoformat(),
        "start": clock(meeting.start),
        "room": meeting.room,
    } | fixed


def _unmet_as_json(unmet: Unmet) -> dict[str, str | int]:
    return {
        "format": unmet.format,
        "period": str(unmet.period),
        "wanted": unmet.wanted,
        "planned": unmet.planned,
        "because": str(unmet.because),
    }


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def read_plan(data: object) -> Plan:
    """The plan written in parsed JSON, of which only `meetings` must be there; raises ProblemError."""
    root = Node(data)
    meetings = root.child("meetings").items(most=MOST_MEETINGS)
    objective, bound = root.maybe("objective"), root.maybe("bound")
    status, seconds, seed = root.maybe("status"), root.maybe("seconds"), root.maybe("seed")
    return Plan(
        meetings=tuple(map(_meeting, meetings)),
        objective=_number(objective) if objective else 0,
        bound=_number(bound) if bound else 0,
        status=_status(status) if status else "feasible",
        unmet=tuple(map(_unmet, root.list_of("unmet", most=MOST_MEETINGS))),
        seconds=seconds.number(0, MOST_NUMBER) if seconds else 0.0,
        seed=_number(seed) if seed else 0,
    )


def _number(node: Node) -> int:
    return node.integer(0, MOST_NUMBER)


def _status(node: Node) -> Status:
    return cast(Status, node.word("optimal", "feasible", "infeasible"))


def _meeting(node: Node) -> Meeting:
    return Meeting(
        node.child("format").text(),
        node.child("date").day(),
        node.child("start").minute(),
        node.child("room").text(),
        node.says("fixed"),
    )


def _unmet(node: Node) -> Unmet:
    return Unmet(
        node.child("format").text(),
        node.child("period").text(),
        _number(node.child("wanted")),
        _number(node.child("planned")),
        node.child("because").text(most=2_000),
    )
