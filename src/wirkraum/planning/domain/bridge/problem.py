"""From what is known to a planning problem, with the Termine that are already there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from wirkraum.planning.domain.bridge.barred import barred_days
from wirkraum.planning.domain.bridge.facts import Entry, Facts, Need, Seat
from wirkraum.planning.domain.bridge.frequencies import (
    least_gap,
    planner_frequency,
    weekdays_of,
)
from wirkraum.planning.domain.bridge.grounds import Grounds, room_of
from wirkraum.planning.domain.bridge.outside import days_to_enter, hours_of
from wirkraum.planning.domain.plan import Meeting, Plan
from wirkraum.planning.domain.problem import (
    AsNeeded,
    Busy,
    Closed,
    Format,
    Frequency,
    Person,
    Prefer,
    Problem,
    Span,
    Undecided,
)

STAYS = 500  # a time or room that people know changes as a last resort only


def problem_of(facts: Facts, *, planned: bool = False) -> Problem:
    """The problem of the year: each post is a person, each place without rooms is a room.

    Termine that the planner cannot place are busy, unless they count as `planned`.
    """
    grounds = Grounds(facts)
    mine = [need for need in facts.needs if not need.set_by_others or planned]
    return Problem(
        horizon=Span(facts.first, facts.last),
        formats=tuple(_format(facts, need, planned=planned) for need in mine),
        people=tuple(_person(seat) for seat in facts.seats),
        rooms=tuple(grounds.rooms.values()),
        places=tuple(grounds.places.values()),
        busy=tuple(_busy(facts, grounds, planned=planned)),
        closed=tuple(_closed(facts)),
        grid_minutes=facts.grid,
        weights=replace(facts.ground.weights, moved_time_or_room=STAYS),
        travel=grounds.travel(facts.ground.travel),
    )


def _person(seat: Seat) -> Person:
    return Person(seat.key, seat.title, base=seat.base, absences=seat.absences, deputy=seat.deputy)


def _format(facts: Facts, need: Need, *, planned: bool) -> Format:
    named = weekdays_of(need.frequency)
    wish = {need.wished_weekday} if need.wished_weekday else set()
    # Nobody has agreed on the distance the solver keeps so that Termine spread: a person may ignore it.
    gap = need.min_gap_days or (1 if planned else least_gap(need.frequency))
    others = {other.key for other in facts.needs if planned or not other.set_by_others}
    return Format(
        id=need.key,
        title=need.title,
        minutes=need.minutes,
        must=need.must,
        may=need.may,
        rooms=need.rooms or (room_of(need),),
        weekdays=allowed_weekdays(need),
        window=need.window,
        frequency=frequency_of(need, planned=planned),
        prefer=Prefer(frozenset(wish) or named, need.wished_start),
        min_gap_days=gap,
        in_holidays=need.in_holidays,
        not_on=tuple(barred_days(facts, need)),
        not_with=tuple(key for key in need.not_with if key in others),
    )


def frequency_of(need: Need, *, planned: bool = False) -> Frequency:
    """What the solver plans of a format by itself: nothing of what is open, on demand the reserve."""
    if need.reserve and not planned:
        count, period = need.reserve
        return AsNeeded(count, "halfyear" if period == "half_year" else period)
    return Undecided() if need.set_by_others else planner_frequency(need.frequency)


def allowed_weekdays(need: Need) -> frozenset[int]:
    """The weekdays a format may use: those its words name, else those it lists.

    "jeden 1. Dienstag" may fall on another day when that one is free, "jeden Freitag" may not.
    """
    named = weekdays_of(need.frequency)
    if need.frequency.fixed:
        return need.weekdays | named
    return named or need.weekdays


def _closed(facts: Facts) -> Iterator[Closed]:
    for span in facts.free:
        kind = "school" if span.kind == "school" else "public"
        yield Closed(Span(span.first, span.last), span.name, kind)  # type: ignore[arg-type]


def _busy(facts: Facts, grounds: Grounds, *, planned: bool) -> Iterator[Busy]:
    """Other Termine, those that fit no slot of their format, days set by others, hours away."""
    taken = {one.uid for one in _meant(facts, planned=planned)}
    for entry in facts.entries:
        if entry.uid not in taken:
            yield _busy_entry(facts, grounds, entry)
        elif not planned and (rest := _rest(facts, entry)):
            yield _busy_entry(facts, grounds, rest)
    if not planned:
        yield from _set_by_others(facts, grounds)
    for seat in facts.seats:
        for one in seat.hours:
            yield Busy(one.why, one.begin, one.end, (one.day,), who=(seat.key,))


def _rest(facts: Facts, entry: Entry) -> Entry | None:
    """What a Termin lasts longer than its format does by now."""
    need, grid = facts.need(entry.format), facts.grid
    begin = entry.start + (-(-need.minutes // grid) * grid if need else 0)
    return replace(entry, start=begin) if begin < entry.end else None


def _busy_entry(facts: Facts, grounds: Grounds, entry: Entry) -> Busy:
    need, known = facts.need(entry.format), {seat.key for seat in facts.seats}
    room = grounds.room_of(need, entry)
    place = grounds.places[grounds.rooms[room].place]
    return Busy(
        title=entry.title,
        start=entry.start,
        end=max(entry.end, entry.start + 1),
        dates=(entry.day,),
        who=tuple(key for key in (need.must if need else entry.who) if key in known),
        optional=tuple(key for key in (need.may if need else entry.optional) if key in known),
        room=None if place.online else room,
        place=None if place.online else place.id,
    )


def _set_by_others(facts: Facts, grounds: Grounds) -> Iterator[Busy]:
    """What is still to be entered of what others set."""
    for need in facts.needs:
        if days := days_to_enter(facts, need):
            begin, end = hours_of(need)
            place = grounds.rooms[need.rooms[0] if need.rooms else room_of(need)].place
            yield Busy(need.title, begin, end, days, need.must, need.may, place=place)


def fits(facts: Facts, need: Need, entry: Entry) -> bool:
    """Whether a Termin can be told to the solver as a meeting of its format.

    What is firm stays wherever it lies; what may move must lie where the format may meet.
    """
    if isinstance(frequency_of(need), Undecided):
        return False
    if settled(need, entry):
        return True
    inside = need.window[0] <= entry.start <= need.window[1] - need.minutes
    return inside and entry.start % facts.grid == 0


def settled(need: Need, entry: Entry) -> bool:
    """Whether the planner leaves a Termin as it is: firm, or entered by people as the need arose.

    Those may be more than the days that are kept free; nothing else may be put on top of them.
    """
    return entry.firm or (need.frequency.mode == "on_demand" and not entry.reserve)


def _meant(facts: Facts, *, planned: bool) -> Iterator[Entry]:
    """The Termine that are meetings of a plan, one a day of each format."""
    seen: set[tuple[str, object]] = set()
    for entry in sorted(facts.entries, key=lambda one: (one.day, one.start, one.uid)):
        need = facts.need(entry.format)
        key = (entry.format, entry.day)
        if need is None or (key in seen and not planned):
            continue
        if planned or fits(facts, need, entry):
            seen.add(key)
            yield entry


def meeting_of(need: Need, entry: Entry, room: str | None = None) -> Meeting:
    """A Termin of a format as the plan knows it."""
    where = room or entry.room or (room_of(need) if not need.rooms else need.rooms[0])
    return Meeting(need.key, entry.day, entry.start, where, fixed=entry.firm)


def plan_of(facts: Facts, *, announced_only: bool = False) -> Plan:
    """The Termine that are there as a plan to go on from; what is only planned may be left out."""
    grounds = Grounds(facts)
    kept = [
        one
        for one in _meant(facts, planned=False)
        if one.firm or one.announced or not announced_only
    ]
    return Plan(tuple(_meetings(facts, grounds, kept)), 0, 0, "feasible")


def _meetings(facts: Facts, grounds: Grounds, kept: Iterable[Entry]) -> Iterator[Meeting]:
    for entry in kept:
        need = facts.need(entry.format)
        if need is not None:
            meeting = meeting_of(need, entry, grounds.room_of(need, entry))
            yield replace(meeting, fixed=settled(need, entry))
