"""Rules about the people of a meeting: absent, elsewhere, on the way, worn out."""

from collections.abc import Iterator
from typing import NamedTuple

from wirkraum.kit.told import Told
from wirkraum.kit.told import told as _
from wirkraum.planning.domain.costs import Engagements, doubled, third
from wirkraum.planning.domain.day_words import clock, day_name
from wirkraum.planning.domain.rules_case import Case, Finding, Held, hard, soft
from wirkraum.planning.domain.series import sits_in


def absent(case: Case) -> Iterator[Finding]:
    """Whoever is needed must be there; whoever is invited is missed."""
    year, cost = case.year, case.year.problem.weights.optional_absent
    for person in case.moved.series.must:
        if case.moved.day in year.absent[person]:
            yield _deputised(case, person, year.deputy[person])
    for person in case.moved.series.may:
        if case.moved.day in year.absent[person]:
            yield soft("optional_absent", _absent(case, person), cost)


def _deputised(case: Case, person: int, deputy: int | None) -> Finding:
    """Someone needed is away: that is firm unless a deputy is there."""
    text = _absent(case, person)
    if deputy is None:
        return hard("absent", text)
    name = case.name(deputy)
    if sits_in(case.year, person, case.moved.day) is None:
        both = _("%(absent)s Auch die Vertretung fehlt: %(name)s.", absent=text, name=name)
        return hard("absent", both)
    return soft("deputy", _("%(absent)s Es vertritt: %(name)s.", absent=text, name=name), 0)


def _absent(case: Case, person: int) -> Told:
    name, day, why = case.name(person), day_name(case.date), _why(case, person)
    if not why:
        return _("%(name)s ist am %(day)s nicht da.", name=name, day=day)
    return _("%(name)s ist am %(day)s nicht da (%(why)s).", name=name, day=day, why=why)


def _why(case: Case, person: int) -> Told | str:
    who = case.year.problem.people[person]
    if case.date.isoweekday() in who.off_weekdays:
        return _("arbeitsfreier Wochentag")
    return next((each.why for each in who.absences if case.date in each.span), "")


class Taken(NamedTuple):
    """When and where someone needed is elsewhere."""

    start: int
    end: int
    place: str | None
    title: str


def person_clash(case: Case) -> Iterator[Finding]:
    """Nobody needed is in two places at once, the way between them included."""
    moved, ways = case.moved, case.year.ways
    for person in moved.series.needed(moved.day):
        for each in _clashes(case, person):
            there = _(
                "%(name)s ist %(hours)s bei „%(title)s“",
                name=case.name(person),
                hours=f"{clock(case.minute(each.start))}–{clock(case.minute(each.end))}",
                title=each.title,
            )
            text = _("%(there)s.", there=there)
            if each.start >= moved.end or moved.start >= each.end:
                text = _(
                    "%(there)s und braucht %(minutes)s Minuten für den Weg.",
                    there=there,
                    minutes=ways.minutes(moved.place, each.place),
                )
            yield hard("person_clash", text)


def _clashes(case: Case, person: int) -> Iterator[Taken]:
    moved = case.moved
    for each in _taken(case, person):
        way = case.year.ways.cells(moved.place, each.place)
        if each.start < moved.end + way and moved.start < each.end + way:
            yield each


def _taken(case: Case, person: int) -> Iterator[Taken]:
    for event in case.year.fixed.get((person, case.moved.day), ()):
        if event.must:
            yield Taken(event.start, event.end, event.place, event.title)
    for other in _same_day(case):
        if person in other.series.needed(other.day):
            title = case.names.formats[other.series.id]
            yield Taken(other.start, other.end, other.place, title)


def _same_day(case: Case) -> Iterator[Held]:
    return (each for each in case.others if each.day == case.moved.day)


def double_booking(case: Case) -> Iterator[Finding]:
    """Invited to two things at once; being needed at both is a clash."""
    series, cost = case.moved.series, case.year.problem.weights.double_booking
    needed = series.needed(case.moved.day)
    for person in (*needed, *series.invited(case.moved.day)):
        fixed = case.year.fixed.get((person, case.moved.day), ())
        before, after = _day_of(case, person)
        if before == after or (person in needed and any(_clashes(case, person))):
            continue
        more = doubled(after, fixed) - (doubled(before, fixed) if before or fixed else 0)
        if more > 0:
            text = _("%(name)s ist zur selben Zeit schon eingeladen.", name=case.name(person))
            yield soft("double_booking", text, cost * more)


def third_meeting(case: Case) -> Iterator[Finding]:
    cost = case.year.problem.weights.third_meeting
    for person in case.moved.series.needed(case.moved.day):
        fixed = case.year.fixed.get((person, case.moved.day), ())
        before, after = _day_of(case, person)
        if third(after, fixed) > third(before, fixed):
            text = _("%(name)s hat an dem Tag schon zwei Termine.", name=case.name(person))
            yield soft("third_meeting", text, cost)


def trip(case: Case) -> Iterator[Finding]:
    """A place away from the base, where a person is not anyway that day."""
    year, place = case.year, case.moved.place
    for person in case.moved.series.needed(case.moved.day):
        minutes = year.ways.minutes(year.base[person], place)
        fixed = year.fixed.get((person, case.moved.day), ())
        there = {each.place for each in fixed if each.must}
        there |= {each.place for each in _same_day(case) if person in each.series.needed(each.day)}
        if minutes and place not in there:
            cost = year.problem.weights.trip_per_10min * -(-minutes // 10)
            text = _(
                "%(name)s ist %(minutes)s Minuten unterwegs.",
                name=case.name(person),
                minutes=minutes,
            )
            yield soft("trip", text, cost)


def _day_of(case: Case, person: int) -> tuple[Engagements, Engagements]:
    """The person's planned meetings that day, without and with the moved one."""
    before = [_seen(each, person) for each in _same_day(case) if _takes_part(case, each, person)]
    mine = [_seen(case.moved, person)] if _takes_part(case, case.moved, person) else []
    return before, [*before, *mine]


def _takes_part(case: Case, each: Held, person: int) -> bool:
    invited = person in each.series.invited(each.day) and each.day not in case.year.absent[person]
    return invited or person in each.series.needed(each.day)


def _seen(each: Held, person: int) -> tuple[int, int, str, bool]:
    return each.start, each.end, each.place or "", person in each.series.needed(each.day)


PEOPLE_RULES = (absent, person_clash, double_booking, third_meeting, trip)
