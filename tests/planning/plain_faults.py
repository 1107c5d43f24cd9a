"""The newer rules read off the JSON as plainly as can be, without a word of the planner's code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import Any

from wirkraum.planning.domain.plan import Meeting

Json = dict[str, Any]


def plain_faults(problem: Json, meetings: Sequence[Meeting]) -> Iterator[str]:
    """What meetings break: days that are barred, days that are shared, people twice or away."""
    formats = {each["id"]: each for each in problem["formats"]}
    for each in meetings:
        kind = formats[each.format]
        if any(_covers(span, each.date) for span in kind.get("not_on", ())):
            yield f"{each.format} lies on {each.date}"
        if None in _there(problem, kind, each.date):
            yield f"{each.format} lacks somebody on {each.date}"
    for one, other in combinations(meetings, 2):
        here, there = formats[one.format], formats[other.format]
        if one.date != other.date:
            continue
        if other.format in here.get("not_with", ()) or one.format in there.get("not_with", ()):
            yield f"{one.format} and {other.format} share {one.date}"
        both = set(_there(problem, here, one.date)) & set(_there(problem, there, one.date))
        way = _grid(problem, _way(problem, one.room, other.room))
        apart = max(
            other.start - _grid(problem, one.start + here["minutes"]),
            one.start - _grid(problem, other.start + there["minutes"]),
        )
        if both and apart < way:
            yield f"{both} are at {one.format} and {other.format} on {one.date}"


def _there(problem: Json, kind: Json, day: date) -> list[str | None]:
    """Who sits at the table; None for somebody who is missed."""
    people = {each["id"]: each for each in problem["people"]}

    def seat(name: str) -> str | None:
        if not _away(people[name], day):
            return name
        deputy = people[name].get("deputy")
        return deputy if deputy and not _away(people[deputy], day) else None

    return [seat(name) for name in kind["must"]]


def _away(person: Json, day: date) -> bool:
    off = day.isoweekday() in person.get("off_weekdays", ())
    return off or any(_covers(span, day) for span in person.get("absent", ()))


def _covers(span: Json, day: date) -> bool:
    return bool(span["from"] <= day.isoformat() <= span["to"])


def _grid(problem: Json, minutes: float) -> float:
    grid = problem["grid_minutes"]
    return -(-minutes // grid) * grid


def _way(problem: Json, room: str, other: str) -> float:
    place = {each["id"]: each["place"] for each in problem["rooms"]}
    ends = {place[room], place[other]}
    sites = [each for each in problem["places"] if each["id"] in ends]
    if len(ends) == 1 or any(each.get("online") for each in sites):
        return 0
    travel = problem["travel"]
    for way in travel.get("table", ()):
        if {way["a"], way["b"]} == ends:
            return float(way["minutes"])
    (x, y), (u, v) = sites[0]["xy"], sites[1]["xy"]
    far = ((x - u) ** 2 + (y - v) ** 2) ** 0.5
    step = travel["round"]
    return float(round((travel["base"] + travel["per_km"] * far) / step) * step)
