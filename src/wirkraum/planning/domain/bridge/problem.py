"""From what is known to a planning problem, with the Termine that are already there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from wirkraum.planning.domain.bridge.facts import Entry, Facts, Need
from wirkraum.planning.domain.bridge.frequencies import (
    least_gap,
    planner_frequency,
    weekdays_of,
)
from wirkraum.planning.domain.plan import Meeting, Plan
from wirkraum.planning.domain.problem import (
    Avoid,
    Busy,
    Closed,
    Format,
    Person,
    Place,
    Prefer,
    Problem,
    Room,
    Span,
    Undecided,
    Weights,
)

DAY = timedelta(days=1)
GRIDS = (60, 30, 15)  # minutes; the coarsest that fits the Termine there are
SEATS = 10_000  # nobody counts seats yet
# Dearer than a missing meeting, so that nothing new comes to lie there …
OUT_OF_BOUNDS = 1_000
# … and dearer still, so that what is there stays there.
STAYS = 10_000
ONLINE = "online"


def problem_of(facts: Facts, *, planned: bool = False) -> Problem:
    """The problem of the year: each place is a room, each post a person, other Termine are busy.

    Termine of formats that lie on no slot of theirs are busy too, unless they count as `planned`.
    """
    places = {need.key: room_of(need) for need in facts.needs}
    names = sorted(set(places.values()))
    return Problem(
        horizon=Span(facts.first, facts.last),
        formats=tuple(_format(facts, need, planned=planned) for need in facts.needs),
        people=tuple(Person(seat.key, seat.title, absences=seat.absences) for seat in facts.seats),
        rooms=tuple(Room(name, name, SEATS) for name in names),
        places=tuple(Place(name, name, online=_anywhere(name)) for name in names),
        busy=tuple(_busy(facts, names, planned=planned)),
        closed=tuple(_closed(facts)),
        grid_minutes=grid_of(facts),
        weights=Weights(moved_date=STAYS, moved_time_or_room=STAYS),
    )


def room_of(need: Need) -> str:
    """The room of a format by its place; without one it is held anywhere."""
    return need.place.strip() or ONLINE


def _anywhere(name: str) -> bool:
    """Whether any number of meetings fit there."""
    return any(word in name.casefold() for word in (ONLINE, "video", "digital"))


def grid_of(facts: Facts) -> int:
    """The coarsest grid on which the formats' Termine begin, and may begin."""
    starts = [entry.start for entry in facts.entries if entry.format]
    starts += [need.window[0] for need in facts.needs]
    starts += [need.wished_start for need in facts.needs if need.wished_start is not None]
    return next((g for g in GRIDS if all(start % g == 0 for start in starts)), GRIDS[-1])


def _format(facts: Facts, need: Need, *, planned: bool) -> Format:
    named = weekdays_of(need.frequency)
    wish = {need.wished_weekday} if need.wished_weekday else set()
    return Format(
        id=need.key,
        title=need.title,
        minutes=need.minutes,
        must=need.must,
        may=need.may,
        rooms=(room_of(need),),
        weekdays=allowed_weekdays(need),
        window=need.window,
        frequency=planner_frequency(need.frequency),
        prefer=Prefer(frozenset(wish) or named, need.wished_start),
        # The solver spreads them out; nobody has agreed on a distance that a person must keep.
        min_gap_days=1 if planned else least_gap(need.frequency),
        avoid=tuple(Avoid(span, OUT_OF_BOUNDS) for span in _out_of_bounds(facts, need)),
    )


def allowed_weekdays(need: Need) -> frozenset[int]:
    """The weekdays a format may use: those its words name, else those it lists.

    "jeden 1. Dienstag" may fall on another day when that one is free, "jeden Freitag" may not.
    """
    named = weekdays_of(need.frequency)
    if need.frequency.fixed:
        return need.weekdays | named
    return named or need.weekdays


def _out_of_bounds(facts: Facts, need: Need) -> Iterator[Span]:
    """Days of the year on which nothing new of a format may come to lie."""
    begin = max(facts.begin, need.first)
    if begin > facts.first:
        yield Span(facts.first, min(begin - DAY, facts.last))
    if need.last < facts.last:
        yield Span(need.last + DAY, facts.last)
    months = need.frequency.months
    if months and need.frequency.period == "week":
        yield from _other_months(facts, months)


def _other_months(facts: Facts, months: tuple[int, ...]) -> Iterator[Span]:
    first = facts.first
    while first <= facts.last:
        following = (first.replace(day=1) + timedelta(days=32)).replace(day=1)
        if first.month not in months:
            yield Span(first, min(following - DAY, facts.last))
        first = following


def _closed(facts: Facts) -> Iterator[Closed]:
    for span in facts.free:
        kind = "school" if span.kind == "school" else "public"
        yield Closed(Span(span.first, span.last), span.name, kind)  # type: ignore[arg-type]


def _busy(facts: Facts, rooms: list[str], *, planned: bool) -> Iterator[Busy]:
    """Other Termine, and those of formats that fit no slot of theirs."""
    known = {seat.key for seat in facts.seats}
    for entry in facts.entries:
        need = facts.need(entry.format)
        if need is not None and (planned or fits(facts, need, entry)):
            continue
        who = need.must if need else entry.who
        optional = need.may if need else entry.optional
        yield Busy(
            title=entry.title,
            start=entry.start,
            end=max(entry.end, entry.start + 1),
            dates=(entry.day,),
            who=tuple(key for key in who if key in known),
            optional=tuple(key for key in optional if key in known),
            room=entry.place if entry.place in rooms and not _anywhere(entry.place) else None,
        )


def fits(facts: Facts, need: Need, entry: Entry) -> bool:
    """Whether a Termin lies where its format may meet."""
    on_a_slot = (
        entry.start % grid_of(facts) == 0
        and need.window[0] <= entry.start <= need.window[1] - need.minutes
        and entry.end - entry.start <= need.minutes
    )
    planned = not isinstance(planner_frequency(need.frequency), Undecided)
    allowed = entry.day.isoweekday() in allowed_weekdays(need) and entry.day.isoweekday() < 6
    return on_a_slot and planned and allowed and entry.day not in facts.free_dates


def meeting_of(need: Need, entry: Entry) -> Meeting:
    """A Termin of a format as the plan knows it."""
    return Meeting(need.key, entry.day, entry.start, room_of(need))


def plan_of(facts: Facts) -> Plan:
    """The Termine that are there as a plan to go on from."""
    return Plan(tuple(_meetings(facts)), 0, 0, "feasible")


def _meetings(facts: Facts) -> Iterator[Meeting]:
    for entry in sorted(facts.entries, key=lambda one: (one.day, one.start)):
        need = facts.need(entry.format)
        if need is not None and fits(facts, need, entry):
            yield meeting_of(need, entry)
