"""Rules about the day, the hour and the room of a meeting."""

from collections.abc import Iterator
from math import ceil

from wirkraum.planning.domain.problem import NthWeekday
from wirkraum.planning.domain.problem_names import WEEKDAYS, clock, day_name, weekday_names, window
from wirkraum.planning.domain.rules_case import Case, Finding, hard, soft
from wirkraum.planning.domain.series import is_nth


def outside(case: Case) -> Iterator[Finding]:
    span = case.year.problem.horizon
    if case.date not in span:
        until = f"{day_name(span.first)} bis {day_name(span.last)}"
        yield hard("outside", f"{day_name(case.date)} liegt außerhalb der Planung ({until}).")


def closed(case: Case) -> Iterator[Finding]:
    """Weekends and public holidays are free for all, school holidays for most formats."""
    names = [
        each.name
        for each in case.year.problem.closed
        if case.date in each.span and not (each.kind == "school" and case.format.in_holidays)
    ]
    if names:
        yield hard("closed", f"{day_name(case.date)} ist frei: {names[0]}.")
    elif case.date.isoweekday() > 5:
        yield hard("closed", f"{day_name(case.date)} ist ein Wochenende.")


def weekday(case: Case) -> Iterator[Finding]:
    day, allowed = case.date.isoweekday(), case.format.weekdays
    if day not in allowed:
        text = f"{case.title} ist für {WEEKDAYS[day - 1]} nicht vorgesehen"
        yield hard("weekday", f"{text} (möglich: {weekday_names(allowed) or 'kein Tag'}).")


def hours(case: Case) -> Iterator[Finding]:
    start = case.moved.meeting.start
    end = start + case.format.minutes
    if start < case.format.window[0] or end > case.format.window[1]:
        text = f"{clock(start)}–{clock(min(end, 1440))} liegt außerhalb des Zeitfensters"
        yield hard("window", f"{text} {window(case.format)}.")


def room(case: Case) -> Iterator[Finding]:
    each, moved = case.format, case.moved
    if moved.meeting.room not in each.rooms:
        name = case.names.rooms.get(moved.meeting.room, moved.meeting.room)
        yield hard("room", f"„{name}“ ist für {case.title} nicht vorgesehen.")
    size = len(each.must) + len(each.may)
    if moved.room is not None and case.year.problem.rooms[moved.room].seats < size:
        name, seats = (
            case.names.rooms[moved.meeting.room],
            case.year.problem.rooms[moved.room].seats,
        )
        yield hard("seats", f"„{name}“ hat {seats} Plätze für {size} Personen.")


def room_taken(case: Case) -> Iterator[Finding]:
    moved, year = case.moved, case.year
    if moved.room is None:
        return
    name = case.names.rooms[moved.meeting.room]
    taken = [
        (each.start, each.end, each.title) for each in year.booked.get((moved.room, moved.day), ())
    ]
    if year.shared[moved.room]:
        taken += [
            (each.start, each.end, case.names.formats[each.series.id])
            for each in case.others
            if each.day == moved.day and each.room == moved.room
        ]
    for start, end, title in taken:
        if start < moved.end and moved.start < end:
            span = f"{clock(case.minute(start))}–{clock(case.minute(end))}"
            yield hard("room_taken", f"„{name}“ ist belegt: „{title}“, {span}.")


def preferred_weekday(case: Case) -> Iterator[Finding]:
    wish, cost = case.format.prefer.weekdays, case.year.problem.weights.weekday_not_preferred
    if wish and case.date.isoweekday() not in wish:
        text = f"{case.title} liegt lieber auf: {weekday_names(wish)}."
        yield soft("weekday_not_preferred", text, cost)


def preferred_hour(case: Case) -> Iterator[Finding]:
    wish, start = case.format.prefer.start, case.moved.meeting.start
    if wish is not None and start != wish:
        hours_off = ceil(abs(start - wish) / 60)
        cost = case.year.problem.weights.hour_from_preferred * hours_off
        text = f"{case.title} beginnt lieber um {clock(wish)}."
        yield soft("hour_from_preferred", text, cost)


def avoided(case: Case) -> Iterator[Finding]:
    for each in case.format.avoid:
        if case.date in each.span:
            span = f"{day_name(each.span.first)} bis {day_name(each.span.last)}"
            text = f"{case.title} soll möglichst nicht in die Zeit von {span} fallen."
            yield soft("avoid", text, each.cost)


def nth_weekday(case: Case) -> Iterator[Finding]:
    frequency = case.format.frequency
    if not isinstance(frequency, NthWeekday) or case.date not in case.year.problem.horizon:
        return
    if not is_nth(case.year, frequency, case.moved.day):
        which = " und ".join("letzte" if nth < 0 else f"{nth}." for nth in frequency.nth)
        text = f"{day_name(case.date)} ist nicht der {which} {WEEKDAYS[frequency.weekday - 1]}"
        yield soft("nth_weekday", f"{text} im Monat.", frequency.otherwise)


DAY_RULES = (
    *(outside, closed, weekday, hours, room, room_taken),
    *(preferred_weekday, preferred_hour, avoided, nth_weekday),
)
