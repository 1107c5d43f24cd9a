"""Rules about the day, the hour and the room of a meeting."""

from collections.abc import Iterator
from math import ceil

from wirkraum.kit.told import Told, joined, quoted
from wirkraum.kit.told import told as _
from wirkraum.planning.domain.day_words import WEEKDAYS, clock, day_name, weekday_names
from wirkraum.planning.domain.problem import NthWeekday
from wirkraum.planning.domain.problem_names import window
from wirkraum.planning.domain.rules_case import Case, Finding, hard, soft
from wirkraum.planning.domain.series import is_nth


def outside(case: Case) -> Iterator[Finding]:
    span = case.year.problem.horizon
    if case.date not in span:
        text = _(
            "%(day)s liegt außerhalb der Planung (%(first)s bis %(last)s).",
            day=day_name(case.date),
            first=day_name(span.first),
            last=day_name(span.last),
        )
        yield hard("outside", text)


def closed(case: Case) -> Iterator[Finding]:
    """Weekends and public holidays are free for all, school holidays for most formats."""
    names = [
        each.name
        for each in case.year.problem.closed
        if case.date in each.span and not (each.kind == "school" and case.format.in_holidays)
    ]
    day = day_name(case.date)
    if names:
        yield hard("closed", _("%(day)s ist frei: %(name)s.", day=day, name=names[0]))
    elif case.date.isoweekday() > 5:
        yield hard("closed", _("%(day)s ist ein Wochenende.", day=day))


def barred(case: Case) -> Iterator[Finding]:
    """Days on which the format never lies."""
    for why in dict.fromkeys(each.why for each in case.format.not_on if case.date in each.span):
        text = _(
            "Am %(day)s soll %(format)s nie liegen.", day=day_name(case.date), format=case.title
        )
        if why:
            text = _(
                "Am %(day)s soll %(format)s nie liegen: %(why)s.",
                day=day_name(case.date),
                format=case.title,
                why=why,
            )
        yield hard("barred", text)


def same_day(case: Case) -> Iterator[Finding]:
    """Formats that are never on one day."""
    apart = case.moved.series.apart
    near = [each.series.id for each in case.others if each.day == case.moved.day]
    for other in dict.fromkeys(each for each in near if each in apart):
        text = _(
            "Am selben Tag liegt %(other)s; das soll nie zusammenfallen.",
            other=quoted(case.names.formats[other]),
        )
        yield hard("same_day", text)


def weekday(case: Case) -> Iterator[Finding]:
    day, allowed = case.date.isoweekday(), case.format.weekdays
    if day not in allowed:
        text = _(
            "%(format)s ist für %(weekday)s nicht vorgesehen (möglich: %(days)s).",
            format=case.title,
            weekday=WEEKDAYS[day - 1],
            days=weekday_names(allowed) if allowed else _("kein Tag"),
        )
        yield hard("weekday", text)


def hours(case: Case) -> Iterator[Finding]:
    start = case.moved.meeting.start
    end = start + case.format.minutes
    if start < case.format.window[0] or end > case.format.window[1]:
        text = _(
            "%(hours)s liegt außerhalb des Zeitfensters %(window)s.",
            hours=f"{clock(start)}–{clock(min(end, 1440))}",
            window=window(case.format),
        )
        yield hard("window", text)


def room(case: Case) -> Iterator[Finding]:
    each, moved = case.format, case.moved
    if moved.meeting.room not in each.rooms:
        name = case.names.rooms.get(moved.meeting.room, moved.meeting.room)
        text = _("„%(room)s“ ist für %(format)s nicht vorgesehen.", room=name, format=case.title)
        yield hard("room", text)
    size = len(each.must) + len(each.may)
    if moved.room is not None and case.year.problem.rooms[moved.room].seats < size:
        text = _(
            "„%(room)s“ hat %(seats)s Plätze für %(size)s Personen.",
            room=case.names.rooms[moved.meeting.room],
            seats=case.year.problem.rooms[moved.room].seats,
            size=size,
        )
        yield hard("seats", text)


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
            text = _(
                "„%(room)s“ ist belegt: „%(title)s“, %(hours)s.", room=name, title=title, hours=span
            )
            yield hard("room_taken", text)


def preferred_weekday(case: Case) -> Iterator[Finding]:
    wish, cost = case.format.prefer.weekdays, case.year.problem.weights.weekday_not_preferred
    if wish and case.date.isoweekday() not in wish:
        text = _(
            "%(format)s liegt lieber auf: %(days)s.", format=case.title, days=weekday_names(wish)
        )
        yield soft("weekday_not_preferred", text, cost)


def preferred_hour(case: Case) -> Iterator[Finding]:
    wish, start = case.format.prefer.start, case.moved.meeting.start
    if wish is not None and start != wish:
        hours_off = ceil(abs(start - wish) / 60)
        cost = case.year.problem.weights.hour_from_preferred * hours_off
        text = _("%(format)s beginnt lieber um %(time)s.", format=case.title, time=clock(wish))
        yield soft("hour_from_preferred", text, cost)


def avoided(case: Case) -> Iterator[Finding]:
    for each in case.format.avoid:
        if case.date in each.span:
            text = _(
                "%(format)s soll möglichst nicht in die Zeit von %(first)s bis %(last)s fallen.",
                format=case.title,
                first=day_name(each.span.first),
                last=day_name(each.span.last),
            )
            yield soft("avoid", text, each.cost)


def nth_weekday(case: Case) -> Iterator[Finding]:
    frequency = case.format.frequency
    if not isinstance(frequency, NthWeekday) or case.date not in case.year.problem.horizon:
        return
    if not is_nth(case.year, frequency, case.moved.day):
        text = _(
            "%(day)s ist nicht der %(nth)s %(weekday)s im Monat.",
            day=day_name(case.date),
            nth=joined(nth_name(nth) for nth in frequency.nth),
            weekday=WEEKDAYS[frequency.weekday - 1],
        )
        yield soft("nth_weekday", text, frequency.otherwise)


def nth_name(nth: int) -> Told:
    """ "1.", "letzte"."""
    if nth < 0:
        return _("letzte")
    return (_("1."), _("2."), _("3."), _("4."), _("5."))[nth - 1]


DAY_RULES = (
    *(outside, closed, barred, same_day, weekday, hours, room, room_taken),
    *(preferred_weekday, preferred_hour, avoided, nth_weekday),
)
