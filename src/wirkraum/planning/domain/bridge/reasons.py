"""Why a Termin lies where it does: agreement, rule, holidays, people, result. Only what is true."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from wirkraum.kit.told import Day, Told, row
from wirkraum.kit.told import told as _
from wirkraum.planning.domain.bridge.facts import Entry, Facts, Need
from wirkraum.planning.domain.bridge.frequencies import words_of
from wirkraum.planning.domain.bridge.people import away, elsewhere, vacant
from wirkraum.planning.domain.bridge.words import clock, listed
from wirkraum.planning.domain.day_words import ALWAYS, WEEKDAYS, hour, short, termine
from wirkraum.planning.domain.quota import PeriodQuota
from wirkraum.planning.domain.rhythm.wording import worded

NEAR = timedelta(days=14)


@dataclass(frozen=True)
class Reason:
    """One step of the explanation: a statement and what stands behind it."""

    title: Told
    detail: Told | None = None


def reasons(facts: Facts, need: Need, entry: Entry) -> tuple[Reason, ...]:
    """From what was agreed to what came of it, in that order."""
    found = [_agreed(facts, need), _rule(facts, need, entry), *_free(facts, need, entry)]
    return (*found, _people(facts, need, entry), _result(facts, need, entry))


def _agreed(facts: Facts, need: Need) -> Reason:
    counted = _("Es wird nur gezählt, was stattfindet.")
    if need.frequency.mode == "undecided":
        return Reason(_("Die Häufigkeit ist noch offen"), counted)
    if need.frequency.mode == "on_demand":
        return Reason(_("Vereinbart ist: nach Bedarf"), counted)
    number = sum(quota.agreed for quota in facts.quotas(need))
    return Reason(
        _("Vereinbart: %(frequency)s", frequency=words_of(need.frequency)),
        _("Das sind %(termine)s in diesem Schuljahr.", termine=termine(number)),
    )


def _rule(facts: Facts, need: Need, entry: Entry) -> Reason:
    if need.frequency.fixed:
        return Reason(
            _("Regel: %(frequency)s", frequency=worded(need.frequency)),
            _("Dieser Termin: %(day)s", day=short(entry.day)),
        )
    mine = facts.entries_of(need)
    habit = Counter((one.day.weekday(), one.start) for one in mine)
    (weekday, start), often = max(habit.items(), key=lambda pair: (pair[1], -pair[0][0]))
    if often < 2:
        title = row([WEEKDAYS[entry.day.weekday()], hour(entry.start)])
        return Reason(title, _window(need))
    detail = _("So liegen %(often)s von %(all)s Terminen.", often=often, all=len(mine))
    if (entry.day.weekday(), entry.start) != (weekday, start):
        this = _(
            "Dieser am %(weekday)s um %(time)s.",
            weekday=WEEKDAYS[entry.day.weekday()],
            time=hour(entry.start),
        )
        detail = row([detail, this], " ")
    rhythm = row([ALWAYS[weekday], hour(start)])
    return Reason(_("Rhythmus: %(rhythm)s", rhythm=rhythm), detail)


def _window(need: Need) -> Told:
    first, last = need.window
    return _("Möglich ist es zwischen %(first)s und %(last)s.", first=clock(first), last=hour(last))


def _free(facts: Facts, need: Need, entry: Entry) -> Iterator[Reason]:
    """The nearest holidays around the day, within its period or a fortnight."""
    if name := facts.calendar.why_free(entry.day):
        title = _("%(day)s ist frei: %(name)s", day=short(entry.day), name=name)
        yield Reason(title, _("Hier wird sonst nicht geplant."))
        return
    period = period_of(facts, need, entry.day)
    first, last = entry.day - NEAR, entry.day + NEAR
    if period:
        first, last = max(first, period.start), min(last, period.end)
    near = [one for one in facts.free if one.touches(first, last)]
    if near:
        days = [short(one.first) if one.days == 1 else _span(one.first, one.last) for one in near]
        named = [
            _("%(name)s (%(days)s)", name=one.name, days=words)
            for one, words in zip(near, days, strict=True)
        ]
        detail = _("%(holidays)s. Dort wird nicht geplant.", holidays=listed(named))
        yield Reason(_("Freie Tage in der Nähe"), detail)


def _span(first: date, last: date) -> Told:
    return _("%(first)s bis %(last)s", first=Day(first, "bare"), last=Day(last, "bare"))


def _people(facts: Facts, need: Need, entry: Entry) -> Reason:
    empty = vacant(facts, need, entry.day)
    everybody = len(need.must) - len(empty)
    unmanned = _("Unbesetzt: %(posts)s.", posts=listed(empty)) if empty else None
    if not everybody:
        return Reason(_("Noch keine besetzte Stelle ist nötig"), unmanned)
    hindered = [
        title
        for title in dict.fromkeys([*elsewhere(facts, need, entry), *away(facts, need, entry)])
        if title not in empty
    ]
    detail = _("Niemand ist doppelt geplant.")
    if hindered:
        detail = _("Nicht frei: %(posts)s.", posts=listed(hindered))
    return Reason(
        _all_free(everybody, len(hindered)), row([detail, unmanned], " ") if unmanned else detail
    )


def _all_free(everybody: int, hindered: int) -> Told:
    if everybody == 1:
        return (
            _("Die nötige Stelle ist nicht frei") if hindered else _("Die nötige Stelle ist frei")
        )
    free = everybody - hindered
    return _("%(free)s von %(all)s nötigen Stellen frei", free=free, all=everybody)


def _result(facts: Facts, need: Need, entry: Entry) -> Reason:
    mine = sorted(one.day for one in facts.entries_of(need))
    period = period_of(facts, need, entry.day)
    if period is None or need.frequency.mode != "regular":
        number = mine.index(entry.day) + 1
        return Reason(
            _("%(number)s. Termin in diesem Schuljahr", number=number), _others(mine, entry)
        )
    inside = [day for day in mine if day in period]
    title = _(
        "%(period)s: %(held)s von %(agreed)s",
        period=period.label,
        held=len(inside),
        agreed=period.agreed,
    )
    return Reason(title, _others(inside, entry))


def _others(days: list[date], entry: Entry) -> Told:
    others = [short(day) for day in days if day != entry.day]
    return _("mit %(days)s", days=listed(others, 4)) if others else _("mit diesem Termin")


def period_of(facts: Facts, need: Need, day: date) -> PeriodQuota | None:
    """The period of its quota a day lies in."""
    return next((one for one in facts.quotas(need) if day in one), None)
