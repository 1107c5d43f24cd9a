"""Why a Termin lies where it does: agreement, rule, holidays, people, result. Only what is true."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from wirkraum.planning.domain.bridge.facts import Entry, Facts, Need
from wirkraum.planning.domain.bridge.frequencies import spoken
from wirkraum.planning.domain.bridge.people import away, elsewhere, vacant
from wirkraum.planning.domain.bridge.words import DAYS, WEEKDAYS, clock, listed, short, termine
from wirkraum.planning.domain.quota import PeriodQuota
from wirkraum.planning.domain.rhythm.wording import render

NEAR = timedelta(days=14)


@dataclass(frozen=True)
class Reason:
    """One step of the explanation: a statement and what stands behind it."""

    title: str
    detail: str


def reasons(facts: Facts, need: Need, entry: Entry) -> tuple[Reason, ...]:
    """From what was agreed to what came of it, in that order."""
    found = [_agreed(facts, need), _rule(facts, need, entry), *_free(facts, need, entry)]
    return (*found, _people(facts, need, entry), _result(facts, need, entry))


def _agreed(facts: Facts, need: Need) -> Reason:
    if need.frequency.mode == "undecided":
        return Reason("Die Häufigkeit ist noch offen", "Es wird nur gezählt, was stattfindet.")
    if need.frequency.mode == "on_demand":
        return Reason("Vereinbart ist: nach Bedarf", "Es wird nur gezählt, was stattfindet.")
    number = sum(quota.agreed for quota in facts.quotas(need))
    return Reason(
        f"Vereinbart: {spoken(need.frequency)}", f"Das sind {termine(number)} in diesem Schuljahr."
    )


def _rule(facts: Facts, need: Need, entry: Entry) -> Reason:
    if need.frequency.fixed:
        return Reason(f"Regel: {render(need.frequency)}", f"Dieser Termin: {short(entry.day)}")
    mine = [one for one in facts.entries if one.format == need.key]
    habit = Counter((one.day.weekday(), one.start) for one in mine)
    (weekday, start), often = max(habit.items(), key=lambda pair: (pair[1], -pair[0][0]))
    if often < 2:
        return Reason(f"{DAYS[entry.day.weekday()]}, {clock(entry.start)} Uhr", _window(need))
    detail = f"So liegen {often} von {len(mine)} Terminen."
    if (entry.day.weekday(), entry.start) != (weekday, start):
        detail += f" Dieser am {DAYS[entry.day.weekday()]} um {clock(entry.start)} Uhr."
    return Reason(f"Rhythmus: {WEEKDAYS[weekday]}, {clock(start)} Uhr", detail)


def _window(need: Need) -> str:
    first, last = (clock(minute) for minute in need.window)
    return f"Möglich ist es zwischen {first} und {last} Uhr."


def _free(facts: Facts, need: Need, entry: Entry) -> Iterator[Reason]:
    """The nearest holidays around the day, within its period or a fortnight."""
    if name := facts.calendar.why_free(entry.day):
        yield Reason(f"{short(entry.day)} ist frei: {name}", "Hier wird sonst nicht geplant.")
        return
    period = period_of(facts, need, entry.day)
    first, last = entry.day - NEAR, entry.day + NEAR
    if period:
        first, last = max(first, period.start), min(last, period.end)
    near = [one for one in facts.free if one.touches(first, last)]
    if near:
        days = [short(one.first) if one.days == 1 else _span(one.first, one.last) for one in near]
        told = [f"{one.name} ({words})" for one, words in zip(near, days, strict=True)]
        yield Reason("Freie Tage in der Nähe", f"{listed(told)}. Dort wird nicht geplant.")


def _span(first: date, last: date) -> str:
    return f"{first.day}.{first.month}. bis {last.day}.{last.month}."


def _people(facts: Facts, need: Need, entry: Entry) -> Reason:
    empty = vacant(facts, need, entry.day)
    everybody = len(need.must) - len(empty)
    unmanned = f" Unbesetzt: {listed(empty)}." if empty else ""
    if not everybody:
        return Reason("Noch keine besetzte Stelle ist nötig", unmanned.strip())
    hindered = [
        title
        for title in dict.fromkeys([*elsewhere(facts, need, entry), *away(facts, need, entry)])
        if title not in empty
    ]
    detail = f"Nicht frei: {listed(hindered)}." if hindered else "Niemand ist doppelt geplant."
    title = f"{everybody - len(hindered)} von {everybody} nötigen Stellen frei"
    if everybody == 1:
        title = "Die nötige Stelle ist nicht frei" if hindered else "Die nötige Stelle ist frei"
    return Reason(title, detail + unmanned)


def _result(facts: Facts, need: Need, entry: Entry) -> Reason:
    mine = sorted(one.day for one in facts.entries if one.format == need.key)
    period = period_of(facts, need, entry.day)
    if period is None or need.frequency.mode != "regular":
        return Reason(
            f"{mine.index(entry.day) + 1}. Termin in diesem Schuljahr", _others(mine, entry)
        )
    inside = [day for day in mine if period.start <= day <= period.end]
    title = f"{period.label}: {len(inside)} von {period.agreed}"
    return Reason(title, _others(inside, entry))


def _others(days: list[date], entry: Entry) -> str:
    others = [short(day) for day in days if day != entry.day]
    return f"mit {listed(others, 4)}" if others else "mit diesem Termin"


def period_of(facts: Facts, need: Need, day: date) -> PeriodQuota | None:
    """The period of its quota a day lies in."""
    return next((one for one in facts.quotas(need) if one.start <= day <= one.end), None)
