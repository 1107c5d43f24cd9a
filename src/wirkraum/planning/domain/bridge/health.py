"""What is wrong with a school year as it stands: firm rules that are broken, promises not kept, what is open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from wirkraum.kit.told import Told, quoted, row
from wirkraum.kit.told import told as _
from wirkraum.planning.domain.bridge.facts import Entry, Facts, Need, Seat
from wirkraum.planning.domain.bridge.grounds import Grounds
from wirkraum.planning.domain.bridge.possible import Possible
from wirkraum.planning.domain.bridge.problem import meeting_of, problem_of
from wirkraum.planning.domain.day_words import day_name, short
from wirkraum.planning.domain.health import Flaw, flaws
from wirkraum.planning.domain.problem import Problem
from wirkraum.planning.domain.quota import PeriodQuota

# What the coordination cannot mend where others set the days.
OWN_RULES = frozenset({"closed", "barred", "weekday", "window", "room", "seats", "min_gap"})


@dataclass(frozen=True)
class Remark:
    """Something to mend (`firm`) or to think about, with the Termine and the format it is about.

    `key` is that of a post, circle or calendar; moving the Termin `move` may help.
    """

    rule: str
    text: Told
    uids: tuple[str, ...] = ()
    format: str = ""
    firm: bool = False
    key: str = ""
    move: str = ""


def remarks(facts: Facts, *, today: date) -> tuple[Remark, ...]:
    """All that can be said of the year from `today` on, what must be mended first.

    What was held stays as it was.
    """
    facts = replace(facts, seats=tuple(_without_reasons(facts)))
    problem = problem_of(facts, planned=True)
    found = [
        *broken(facts, problem, today),
        *short_of(facts, problem, today),
        *vacancies(facts, today),
        *undecided(facts),
        *reserves(facts, today),
        *beyond(facts, today),
    ]
    return tuple(sorted(found, key=lambda one: not one.firm))


def _without_reasons(facts: Facts) -> Iterator[Seat]:
    for seat in facts.seats:
        hours = tuple(replace(one, why="") for one in seat.hours)
        yield replace(seat, hours=hours) if hours else seat


def broken(facts: Facts, problem: Problem, today: date) -> Iterator[Remark]:
    """The firm rules that Termine break."""
    grounds, needs = Grounds(facts), {need.key: need for need in facts.needs}
    entries = [one for one in facts.entries if one.format in needs]
    meetings = [
        meeting_of(needs[one.format], one, grounds.room_of(needs[one.format], one))
        for one in entries
    ]
    others = _others(facts)
    for flaw in flaws(problem, meetings, begin=today, ends=[one.end for one in entries]):
        mine = [entries[at] for at in flaw.meetings]
        if flaw.rule in OWN_RULES and needs[mine[-1].format].set_by_others:
            continue
        free = [one for one in mine if not needs[one.format].set_by_others]
        yield replace(_remark(flaw, mine, others), move=_to_move(free))


def _to_move(entries: Iterable[Entry]) -> str:
    """The Termin that moves most easily: one that nobody was told of, else the last."""
    ordered = sorted(entries, key=lambda one: (one.reserve, not one.announced, one.day, one.start))
    return ordered[-1].uid if ordered else ""


def _others(facts: Facts) -> Mapping[tuple[str, date], Entry]:
    """Termine of no format."""
    return {(one.title, one.day): one for one in facts.entries if not facts.need(one.format)}


def _remark(flaw: Flaw, mine: Iterable[Entry], others: Mapping[tuple[str, date], Entry]) -> Remark:
    entries = list(mine)
    outer = [others[key] for title in flaw.outer if (key := (title, flaw.date)) in others]
    uids = tuple(one.uid for one in (*entries, *outer))
    firm = not any(one.reserve for one in entries)
    return Remark(flaw.rule, flaw.text, uids, entries[-1].format, firm)


def short_of(facts: Facts, problem: Problem, today: date) -> Iterator[Remark]:
    """Periods, not over yet, that hold fewer Termine than agreed."""
    possible = Possible(problem)
    for need in facts.needs:
        days = [one.day for one in facts.entries_of(need) if not one.reserve]
        for quota in _open(facts, need, today):
            planned = sum(day in quota for day in days)
            if planned < quota.agreed:
                told = _(
                    "%(format)s, %(period)s: %(planned)s von %(agreed)s vereinbarten.",
                    format=quoted(need.title),
                    period=quota.label,
                    planned=planned,
                    agreed=quota.agreed,
                )
                free = possible.days(need.key, quota.days, after=today, without=days)
                yield Remark("short", row([told, _free_told(free)], " "), format=need.key)


def _free_told(free: list[date]) -> Told:
    if not free:
        return _("Kein Tag ist mehr möglich: frei, nicht erlaubt oder jemand fehlt.")
    if len(free) == 1:
        return _("Noch 1 Tag ist möglich: %(day)s.", day=day_name(free[0]))
    return _(
        "Noch %(count)s Tage sind möglich, der erste ist %(day)s.",
        count=len(free),
        day=day_name(free[0]),
    )


def _open(facts: Facts, need: Need, today: date) -> Iterator[PeriodQuota]:
    return (quota for quota in facts.quotas(need) if quota.end >= today)


def beyond(facts: Facts, today: date) -> Iterator[Remark]:
    """Periods, not over yet, that hold more than was agreed."""
    for need in facts.needs:
        entries = [one for one in facts.entries_of(need) if not one.reserve]
        for quota in _open(facts, need, today):
            inside = [one for one in entries if one.day in quota]
            if len(inside) > quota.wanted and not quota.reserve:
                text = _(
                    "%(format)s, %(period)s: %(count)s Termine, vereinbart %(agreed)s.",
                    format=quoted(need.title),
                    period=quota.label,
                    count=len(inside),
                    agreed=quota.agreed,
                )
                yield Remark("beyond", text, tuple(one.uid for one in inside), need.key)


def vacancies(facts: Facts, today: date) -> Iterator[Remark]:
    """Posts that are needed on days on which nobody holds them: one remark a post."""
    needs = {need.key: need for need in facts.needs}
    asked: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in facts.entries:
        if entry.day >= today and not entry.reserve:
            need = needs.get(entry.format)
            for key in need.must if need else entry.who:
                asked[key].append(entry)
    for seat in facts.seats:
        missed = [one for one in asked[seat.key] if not seat.is_held(one.day)]
        if missed:
            days = {"first": short(missed[0].day), "last": short(missed[-1].day)}
            text = _(
                "„%(post)s“ ist nicht besetzt und wird vom %(first)s bis %(last)s "
                "bei %(count)s Terminen gebraucht.",
                post=seat.title,
                count=len(missed),
                **days,
            )
            if len(missed) == 1:
                text = _(
                    "„%(post)s“ ist nicht besetzt und wird am %(first)s bei 1 Termin gebraucht.",
                    post=seat.title,
                    first=days["first"],
                )
            yield Remark("vacant", text, tuple(one.uid for one in missed), key=seat.key)


def undecided(facts: Facts) -> Iterator[Remark]:
    """Formats whose frequency nobody has agreed on."""
    for need in facts.needs:
        if need.frequency.mode == "undecided":
            text = _(
                "%(format)s: Die Häufigkeit ist noch offen – bitte festlegen.",
                format=quoted(need.title),
            )
            yield Remark("undecided", text, format=need.key)


def reserves(facts: Facts, today: date) -> Iterator[Remark]:
    """Days kept free that nobody used, and those still to be kept free."""
    for need in facts.needs:
        kept = [one for one in facts.entries_of(need) if one.reserve]
        if past := [one.uid for one in kept if one.day < today]:
            text = _(
                "%(format)s: %(count)s freigehaltene Tage sind vorbei und nicht gebraucht worden.",
                format=quoted(need.title),
                count=len(past),
            )
            if len(past) == 1:
                text = _(
                    "%(format)s: 1 freigehaltener Tag ist vorbei und nicht gebraucht worden.",
                    format=quoted(need.title),
                )
            yield Remark("reserve_past", text, tuple(past), need.key)
        if need.reserve:
            yield from _kept_free(facts, need, today)


def _kept_free(facts: Facts, need: Need, today: date) -> Iterator[Remark]:
    days = [one.day for one in facts.entries_of(need)]
    for quota in _open(facts, need, today):
        kept = sum(day in quota for day in days)
        if kept < quota.wanted:
            text = _(
                "%(format)s, %(period)s: %(kept)s von %(wanted)s Tagen freigehalten.",
                format=quoted(need.title),
                period=quota.label,
                kept=kept,
                wanted=quota.wanted,
            )
            yield Remark("reserve_short", text, format=need.key)
