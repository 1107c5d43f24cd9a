"""From a plan back to Termine: what would be new, what would move, what is too much."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from wirkraum.kit.told import Told
from wirkraum.kit.told import told as _
from wirkraum.planning.domain.bridge.checks import firm_reasons
from wirkraum.planning.domain.bridge.facts import Entry, Facts, Need
from wirkraum.planning.domain.day_words import termine
from wirkraum.planning.domain.plan import Meeting, Plan, Unmet
from wirkraum.planning.domain.problem import Minute
from wirkraum.planning.domain.quota import PeriodQuota

Kind: TypeAlias = Literal["new", "move", "drop"]
FAR = 999  # days: nothing is near


@dataclass(frozen=True)
class Proposal:
    """One change to the year; `uid` names the Termin that moves or goes, `day` where to."""

    kind: Kind
    format: str
    reason: Told | str
    uid: str = ""
    old: date | None = None
    day: date | None = None
    start: Minute = 0


@dataclass(frozen=True)
class Outcome:
    """What a plan would change, how many Termine stay, and which quotas remain unfilled."""

    proposals: tuple[Proposal, ...]
    stays: int
    unmet: tuple[Unmet, ...]


@dataclass(frozen=True)
class Compared:
    """A format's Termine beside its plan: kept, no longer in the plan, and only in the plan."""

    need: Need
    quotas: tuple[PeriodQuota, ...]
    kept: tuple[Entry, ...]
    stray: tuple[Entry, ...]
    new: tuple[Meeting, ...]


def outcome_of(facts: Facts, plan: Plan) -> Outcome:
    """Compare a plan with the Termine there are; the quotas have the last word, not the solver."""
    parts = [_compare(facts, need, plan) for need in facts.needs]
    found = [one for part in parts for one in _proposals(facts, part)]
    touched = {one.uid for one in found}
    return Outcome(
        proposals=tuple(sorted(found, key=lambda one: (one.day or one.old, one.format))),
        stays=sum(bool(one.format) and one.uid not in touched for one in facts.entries),
        unmet=tuple(one for part in parts for one in _unmet(facts, part, plan, found)),
    )


def _compare(facts: Facts, need: Need, plan: Plan) -> Compared:
    entries = facts.entries_of(need)
    meetings = [one for one in plan.meetings if one.format == need.key]
    planned, taken = {one.date for one in meetings}, {one.day for one in entries}
    begin = max(facts.begin, need.first)
    return Compared(
        need=need,
        quotas=tuple(one for one in facts.quotas(need) if not one.reserve),
        kept=tuple(one for one in entries if one.firm or one.day in planned),
        stray=tuple(one for one in entries if not one.firm and one.day not in planned),
        new=tuple(m for m in meetings if m.date not in taken and begin <= m.date <= need.last),
    )


def _proposals(facts: Facts, part: Compared) -> Iterator[Proposal]:
    """Period by period: strays move to where the plan wants them, or go where there are too many."""
    for quota in part.quotas:
        there = sum(one.day in quota for one in part.kept)
        room = max(0, quota.agreed - there)
        new = _most_apart([m for m in part.new if m.date in quota], part, room)
        stray = [one for one in part.stray if one.day in quota]
        pairs = list(zip(stray, new, strict=False))
        for entry, to in pairs:
            yield _move(facts, part.need, entry, to)
        for entry in stray[max(room, len(pairs)) :]:
            yield Proposal("drop", part.need.key, _too_many(quota), entry.uid, entry.day)
        for to in new[len(pairs) :]:
            reason = _agreed(quota, known=there + len(pairs))
            yield Proposal("new", part.need.key, reason, day=to.date, start=to.start)


def _too_many(quota: PeriodQuota) -> Told:
    return _(
        "%(period)s: vereinbart %(termine)s, dieser wäre zu viel.",
        period=quota.label,
        termine=termine(quota.agreed),
    )


def _agreed(quota: PeriodQuota, *, known: int) -> Told:
    period, agreed = quota.label, termine(quota.agreed)
    if not known:
        return _("%(period)s: vereinbart %(termine)s.", period=period, termine=agreed)
    return _(
        "%(period)s: vereinbart %(termine)s, bisher %(known)s.",
        period=period,
        termine=agreed,
        known=known,
    )


def _move(facts: Facts, need: Need, entry: Entry, to: Meeting) -> Proposal:
    against = firm_reasons(facts, need, entry)
    reason = against[0] if against else _("Passt so mit den anderen Terminen zusammen.")
    return Proposal("move", need.key, reason, entry.uid, entry.day, to.date, to.start)


def _most_apart(new: Sequence[Meeting], part: Compared, number: int) -> list[Meeting]:
    """As many of the new ones as there is room for: those farthest from what is there."""

    def near(one: Meeting) -> int:
        return min((abs((one.date - entry.day).days) for entry in part.kept), default=FAR)

    return sorted(sorted(new, key=near, reverse=True)[:number], key=lambda one: one.date)


def _unmet(facts: Facts, part: Compared, plan: Plan, found: Iterable[Proposal]) -> Iterator[Unmet]:
    """Periods, not over yet, that would keep fewer Termine than agreed."""
    mine = [one for one in found if one.format == part.need.key]
    touched = {one.uid for one in mine}
    days = [one.day for one in (*part.kept, *part.stray) if one.uid not in touched]
    days += [one.day for one in mine if one.day]
    because = {one.period: one.because for one in plan.unmet if one.format == part.need.key}
    for quota in part.quotas:
        planned = sum(day in quota for day in days)
        if planned < quota.agreed and quota.end >= facts.begin:
            reason = because.get(quota.label, _("Es findet sich kein freier Tag."))
            yield Unmet(part.need.key, quota.label, quota.agreed, planned, reason)
