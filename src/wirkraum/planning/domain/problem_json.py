"""Reads problems written in JSON (`fsz-plan/0`)."""

from collections.abc import Callable
from dataclasses import fields
from typing import Literal, TypeVar, cast

from wirkraum.planning.domain.json_node import Node
from wirkraum.planning.domain.problem import (
    Absence,
    Avoid,
    Barred,
    Busy,
    Closed,
    Format,
    Minute,
    Person,
    Place,
    Prefer,
    Problem,
    Room,
    Span,
    Travel,
    Way,
    Weights,
)
from wirkraum.planning.domain.problem_checks import MOST, check_problem
from wirkraum.planning.domain.problem_frequency import read_frequency

SCHEMA = "fsz-plan/0"
MOST_COST = 100_000

T = TypeVar("T")


def read_problem(data: object) -> Problem:
    """The problem written in parsed JSON; raises ProblemError with path and remedy."""
    root = Node(data)
    _or(root.maybe("schema"), lambda node: node.word(SCHEMA), SCHEMA)
    problem = Problem(
        horizon=_span(root.child("horizon")),
        formats=tuple(map(_format, root.child("formats").items(most=MOST["formats"]))),
        people=tuple(map(_person, root.list_of("people", most=MOST["people"]))),
        rooms=tuple(map(_room, root.list_of("rooms", most=MOST["rooms"]))),
        places=tuple(map(_place, root.list_of("places", most=MOST["places"]))),
        busy=tuple(map(_busy, root.list_of("busy", most=MOST["busy"]))),
        closed=tuple(map(_closed, root.list_of("closed", most=MOST["closed"]))),
        grid_minutes=_or(root.maybe("grid_minutes"), lambda node: node.integer(5, 120), 30),
        weights=_or(root.maybe("weights"), _weights, Weights()),
        spacing_tolerance=_or(root.maybe("spacing_tolerance"), _share, 0.25),
        travel=_or(root.maybe("travel"), _travel, Travel()),
        time_zone=_or(root.maybe("time_zone"), Node.text, "Europe/Berlin"),
        id=_or(root.maybe("id"), Node.text, ""),
    )
    check_problem(problem)
    return problem


def _or(node: Node | None, read: Callable[[Node], T], default: T) -> T:
    return default if node is None else read(node)


def _share(node: Node) -> float:
    return node.number(0, 1)


def _texts(node: Node) -> tuple[str, ...]:
    return tuple(item.text() for item in node.items(most=MOST["people"]))


def _span(node: Node) -> Span:
    first, last = node.child("from"), node.child("to")
    span = Span(first.day(), last.day())
    if span.last < span.first:
        raise last.fail("Das Ende liegt vor dem Anfang.", "Bitte „from“ und „to“ tauschen.")
    return span


def _minutes(start: Node, end: Node) -> tuple[Minute, Minute]:
    found = (start.minute(), end.minute())
    if found[1] <= found[0]:
        raise end.fail("Das Ende liegt nicht nach dem Anfang.", "Bitte die Uhrzeiten prüfen.")
    return found


def _closed(node: Node) -> Closed:
    kind = node.child("kind").word("school", "public")
    name = _or(node.maybe("name"), Node.text, "geschlossen")
    return Closed(_span(node), name, cast(Literal["school", "public"], kind))


def _place(node: Node) -> Place:
    id_ = node.child("id").text()
    xy = _or(node.maybe("xy"), _xy, (0.0, 0.0))
    return Place(id_, _or(node.maybe("name"), Node.text, id_), xy, node.says("online"))


def _xy(node: Node) -> tuple[float, float]:
    x, y, *_ = node.items(least=2, most=2)
    return x.number(-20_000, 20_000), y.number(-20_000, 20_000)


def _room(node: Node) -> Room:
    seats = node.child("seats").integer(0, 1_000_000)
    return Room(node.child("id").text(), node.child("place").text(), seats)


def _person(node: Node) -> Person:
    return Person(
        node.child("id").text(),
        _or(node.maybe("role"), Node.text, ""),
        _or(node.maybe("base"), Node.text, None),
        _or(node.maybe("off_weekdays"), Node.weekdays, frozenset()),
        tuple(
            Absence(_span(item), _or(item.maybe("why"), Node.text, ""))
            for item in node.list_of("absent", most=MOST["absent"])
        ),
        _or(node.maybe("deputy"), Node.text, None),
    )


def _busy(node: Node) -> Busy:
    start, end = _minutes(node.child("start"), node.child("end"))
    return Busy(
        _or(node.maybe("title"), Node.text, "belegt"),
        start,
        end,
        tuple(item.day() for item in node.child("dates").items(most=MOST["dates"])),
        _or(node.maybe("who"), _texts, ()),
        _or(node.maybe("optional"), _texts, ()),
        _or(node.maybe("place"), Node.text, None),
        _or(node.maybe("room"), Node.text, None),
    )


def _weights(node: Node) -> Weights:
    return Weights(
        **{
            each.name: found.integer(0, MOST_COST)
            for each in fields(Weights)
            if (found := node.maybe(each.name)) is not None
        }
    )


def _travel(node: Node) -> Travel:
    return Travel(
        _or(node.maybe("base"), lambda base: base.number(0, 1440), 0.0),
        _or(node.maybe("per_km"), lambda rate: rate.number(0, 1440), 0.0),
        _or(node.maybe("round"), lambda step: step.integer(1, 240), 5),
        tuple(map(_way, node.list_of("table", most=MOST["table"]))),
    )


def _way(node: Node) -> Way:
    minutes = node.child("minutes").integer(0, 1440)
    return Way(node.child("a").text(), node.child("b").text(), minutes)


def _format(node: Node) -> Format:
    window = node.child("window").items(least=2, most=2)
    return Format(
        id=node.child("id").text(),
        title=_or(node.maybe("title"), Node.text, node.child("id").text()),
        minutes=node.child("minutes").integer(1, 1440),
        must=_or(node.maybe("must"), _texts, ()),
        may=_or(node.maybe("may"), _texts, ()),
        rooms=_texts(node.child("rooms")),
        weekdays=node.child("weekdays").weekdays(),
        window=_minutes(*window),
        frequency=read_frequency(node.child("frequency")),
        prefer=_or(node.maybe("prefer"), _prefer, Prefer()),
        min_gap_days=_or(node.maybe("min_gap_days"), lambda gap: gap.integer(0, 400), 1),
        in_holidays=node.says("in_holidays"),
        avoid=tuple(map(_avoid, node.list_of("avoid", most=MOST["absent"]))),
        not_on=tuple(map(_barred, node.list_of("not_on", most=MOST["absent"]))),
        not_with=_or(node.maybe("not_with"), _formats, ()),
    )


def _prefer(node: Node) -> Prefer:
    return Prefer(
        _or(node.maybe("weekdays"), Node.weekdays, frozenset()),
        _or(node.maybe("start"), Node.minute, None),
    )


def _avoid(node: Node) -> Avoid:
    first, last, cost = node.items(least=3, most=3)
    span = Span(first.day(), last.day())
    if span.last < span.first:
        raise last.fail("Das Ende liegt vor dem Anfang.", "Bitte die beiden Tage tauschen.")
    return Avoid(span, cost.integer(0, MOST_COST))


def _barred(node: Node) -> Barred:
    return Barred(_span(node), _or(node.maybe("why"), Node.text, ""))


def _formats(node: Node) -> tuple[str, ...]:
    return tuple(item.text() for item in node.items(most=MOST["formats"]))
