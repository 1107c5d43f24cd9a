"""Why a Termin lies where it does: agreement, rules, obstacles, people, result. Only what is true."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from wirkraum.kit.told import Told, row
from wirkraum.kit.told import told as _
from wirkraum.planning.domain.bridge.explained import explained, is_planned
from wirkraum.planning.domain.bridge.facts import Entry, Facts, Need
from wirkraum.planning.domain.bridge.frequencies import words_of
from wirkraum.planning.domain.bridge.people import away, deputies, elsewhere, vacant
from wirkraum.planning.domain.bridge.words import listed
from wirkraum.planning.domain.day_words import short, termine
from wirkraum.planning.domain.explain import Explanation, Step
from wirkraum.planning.domain.quota import PeriodQuota


@dataclass(frozen=True)
class Reason:
    """One step of the explanation: a statement and what stands behind it."""

    title: Told
    detail: Told | None = None


def reasons(
    facts: Facts, need: Need, entry: Entry, *, pinned: bool = False, over: bool = False
) -> tuple[Reason, ...]:
    """From what was agreed to what came of it, in that order.

    Rules and obstacles in between are proven: without one of them the Termin would lie elsewhere, or
    its day would not be the single best one. Where a person or others chose the day, or the Termin
    is over, there are none.
    """
    found = [*_agreed(facts, need), *_state(entry, pinned=pinned), *_closed(facts, need, entry)]
    free = not (pinned or over) and is_planned(facts, need, entry)
    explanation = explained(facts, need, entry) if free else None
    if explanation:
        found += map(_proven, explanation.steps())
    found.append(_people(facts, need, entry))
    result = _result(facts, need, entry)
    if explanation:
        result = replace(result, detail=row([result.detail, _next(explanation)], " · "))
    return (*found, result)


def _agreed(facts: Facts, need: Need) -> Iterator[Reason]:
    counted = _("Es wird nur gezählt, was stattfindet.")
    if need.set_by_others:
        yield Reason(_("Steht von außen fest"), words_of(need.frequency))
    elif need.frequency.mode == "undecided":
        yield Reason(_("Die Häufigkeit ist noch offen"), counted)
    elif need.frequency.mode == "on_demand":
        yield Reason(_("Vereinbart ist: nach Bedarf"), counted)
    else:
        number = sum(quota.agreed for quota in facts.quotas(need))
        yield Reason(
            _("Vereinbart: %(frequency)s", frequency=words_of(need.frequency)),
            _("Das sind %(termine)s in diesem Schuljahr.", termine=termine(number)),
        )


def _state(entry: Entry, *, pinned: bool) -> Iterator[Reason]:
    if pinned:
        yield Reason(_("Festgehalten"), _("Beim Neuplanen bleibt dieser Termin, wo er ist."))
    if entry.reserve:
        yield Reason(_("Freigehalten"), _("Wird auf Wunsch ein Termin."))


def _closed(facts: Facts, need: Need, entry: Entry) -> Iterator[Reason]:
    """The day is free: somebody wanted it all the same."""
    if entry.day in facts.closed_to(need):
        name = facts.calendar.why_free(entry.day)
        title = _("%(day)s ist frei: %(name)s", day=short(entry.day), name=name)
        yield Reason(title, _("Hier wird sonst nicht geplant."))


def _proven(step: Step) -> Reason:
    day = short(step.instead.date)
    if step.tied:
        return Reason(step.text, _("Sonst wäre %(day)s ebenso gut.", day=day))
    return Reason(step.text, _("Sonst läge er am %(day)s", day=day))


def _next(explanation: Explanation) -> Told:
    """The best other day, and whether it would be better."""
    if explanation.next_day is None or explanation.lead is None:
        return _("ein anderer Tag ist nicht möglich")
    day = short(explanation.next_day)
    if explanation.lead < 0:
        return _("besser wäre %(day)s", day=day)
    if explanation.lead == 0:
        return _("gleich gut wäre %(day)s", day=day)
    return _("nächstbester Tag: %(day)s", day=day)


def _people(facts: Facts, need: Need, entry: Entry) -> Reason:
    empty = vacant(facts, need, entry.day)
    everybody = len(need.must) - len(empty)
    unmanned = [_("Unbesetzt: %(posts)s.", posts=listed(empty))] if empty else []
    if not everybody:
        title = _("Noch keine besetzte Stelle ist nötig")
        return Reason(title, unmanned[0] if unmanned else None)
    hindered = [
        title
        for title in dict.fromkeys([*elsewhere(facts, need, entry), *away(facts, need, entry)])
        if title not in empty
    ]
    details = [_("Niemand ist doppelt geplant.")]
    if hindered:
        details = [_("Nicht frei: %(posts)s.", posts=listed(hindered))]
    sit_in = deputies(facts, need, entry)
    details += [
        _("%(deputy)s vertritt %(post)s.", deputy=deputy, post=post)
        for post, deputy in sit_in.items()
        if post not in (*empty, *hindered)
    ]
    return Reason(_all_free(everybody, len(hindered)), row([*details, *unmanned], " "))


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


def _others(days: Sequence[date], entry: Entry) -> Told:
    others = [short(day) for day in days if day != entry.day]
    return _("mit %(days)s", days=listed(others, 4)) if others else _("mit diesem Termin")


def period_of(facts: Facts, need: Need, day: date) -> PeriodQuota | None:
    """The period of its quota a day lies in."""
    return next((one for one in facts.quotas(need) if day in one), None)
