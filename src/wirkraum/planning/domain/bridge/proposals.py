"""From a plan back to Termine: what would be new, what would move, what is too much."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from wirkraum.kit.told import Told
from wirkraum.kit.told import told as _
from wirkraum.planning.domain.bridge.checks import firm_reasons
from wirkraum.planning.domain.bridge.facts import Entry, Facts, Need
from wirkraum.planning.domain.bridge.outside import days_to_enter, hours_of
from wirkraum.planning.domain.bridge.problem import settled
from wirkraum.planning.domain.day_words import termine
from wirkraum.planning.domain.plan import Meeting, Plan, Unmet
from wirkraum.planning.domain.problem import Minute
from wirkraum.planning.domain.quota import PeriodQuota

Kind: TypeAlias = Literal["new", "move", "drop", "keep_free"]
FAR = 999  # days: nothing is near


@dataclass(frozen=True)
class Proposal:
    """One change to the year; `uid` names the Termin that moves or goes, `day` where to.

    `room` is the key of a room, empty where only the format's place is known. `announced` says that
    people were told the old day, `old_start` the old hour where it is known.
    """

    kind: Kind
    format: str
    reason: Told | str
    uid: str = ""
    old: date | None = None
    day: date | None = None
    start: Minute = 0
    room: str = ""
    announced: bool = False
    old_start: Minute | None = None


@dataclass(frozen=True)
class Stuck:
    """A Termin that stays where a firm rule speaks against it, for want of another day."""

    format: str
    uid: str
    day: date
    reason: Told
    because: Told | str


@dataclass(frozen=True)
class Outcome:
    """What a plan would change, how many Termine stay, and which quotas remain unfilled."""

    proposals: tuple[Proposal, ...]
    stays: int
    unmet: tuple[Unmet, ...]
    stuck: tuple[Stuck, ...] = ()


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
    every = [_compare(facts, need, plan) for need in facts.needs]
    parts = [part for part in every if not part.need.set_by_others]
    found = [one for part in parts for one in _proposals(facts, part)]
    found += [one for part in parts for one in _shifted(facts, part, plan)]
    found += [one for need in facts.needs for one in _set_by_others(facts, need)]
    touched = {one.uid for one in found}
    return Outcome(
        proposals=tuple(sorted(found, key=lambda one: (one.day or one.old, one.format))),
        stays=sum(bool(one.format) and one.uid not in touched for one in facts.entries),
        unmet=tuple(one for part in every for one in _unmet(facts, part, plan, found)),
        stuck=tuple(one for part in parts for one in _stuck(facts, part, plan, touched)),
    )


def _stuck(facts: Facts, part: Compared, plan: Plan, touched: Collection[str]) -> Iterator[Stuck]:
    because = _reasons(part, plan)
    called = [one for one in part.kept if not one.firm and settled(part.need, one)]
    for entry in (*part.stray, *called):
        if entry.uid not in touched and (against := firm_reasons(facts, part.need, entry)):
            label = next((one.label for one in part.quotas if entry.day in one), None)
            text = because.get(str(label), NO_DAY)
            yield Stuck(part.need.key, entry.uid, entry.day, against[0], text)


NO_DAY = _("Es findet sich kein freier Tag.")
FREE_DAY = _("Der Tag, den andere festlegen, ist frei.")


def _reasons(part: Compared, plan: Plan) -> dict[str, Told | str]:
    """Why a format's periods stay short, by their names."""
    mine = [one for one in plan.unmet if one.format == part.need.key]
    return {str(one.period): one.because for one in mine}


def _compare(facts: Facts, need: Need, plan: Plan) -> Compared:
    entries = facts.entries_of(need)
    meetings = [one for one in plan.meetings if one.format == need.key]
    planned, taken = {one.date for one in meetings}, {one.day for one in entries}
    begin = max(facts.begin, need.first)
    return Compared(
        need=need,
        quotas=tuple(one for one in facts.quotas(need) if not one.reserve or need.reserve),
        kept=tuple(one for one in entries if one.firm or one.day in planned),
        stray=tuple(one for one in entries if not one.firm and one.day not in planned),
        new=tuple(m for m in meetings if m.date not in taken and begin <= m.date <= need.last),
    )


def _proposals(facts: Facts, part: Compared) -> Iterator[Proposal]:
    """Period by period: strays move to where the plan wants them, or go where there are too many."""
    for quota in part.quotas:
        there = sum(one.day in quota for one in part.kept)
        room = max(0, quota.wanted - there)
        new = _most_apart([m for m in part.new if m.date in quota], part, room)
        stray = [one for one in part.stray if one.day in quota]
        pairs = list(zip(stray, new, strict=False))
        for entry, to in pairs:
            yield _move(facts, part.need, entry, to)
        for entry in stray[max(room, len(pairs)) :]:
            # Whoever announced more than was agreed meant it.
            if not entry.announced:
                reason = _too_many(quota)
                yield Proposal(
                    "drop", part.need.key, reason, entry.uid, entry.day, old_start=entry.start
                )
        for to in new[len(pairs) :]:
            yield _new(part.need, quota, to, known=there + len(pairs))


def _new(need: Need, quota: PeriodQuota, to: Meeting, *, known: int) -> Proposal:
    reason, room = _agreed(quota, known=known), _room(need, to)
    kind: Kind = "keep_free" if quota.reserve else "new"
    return Proposal(kind, need.key, reason, day=to.date, start=to.start, room=room)


def _room(need: Need, to: Meeting) -> str:
    """The room's key; a place in words is no room."""
    return to.room if to.room in need.rooms else ""


def _too_many(quota: PeriodQuota) -> Told:
    if quota.reserve:
        return _("%(period)s: Dieser freigehaltene Tag wird nicht gebraucht.", period=quota.label)
    return _(
        "%(period)s: vereinbart %(termine)s, dieser wäre zu viel.",
        period=quota.label,
        termine=termine(quota.agreed),
    )


def _agreed(quota: PeriodQuota, *, known: int) -> Told:
    period, agreed = quota.label, termine(quota.wanted)
    if quota.reserve:
        return _("%(period)s: für Termine nach Bedarf freigehalten.", period=period)
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
    return Proposal(
        kind="move",
        format=need.key,
        reason=against[0] if against else _("Passt so mit den anderen Terminen zusammen."),
        uid=entry.uid,
        old=entry.day,
        day=to.date,
        start=to.start,
        room=_room(need, to),
        announced=entry.announced,
        old_start=entry.start,
    )


def _shifted(facts: Facts, part: Compared, plan: Plan) -> Iterator[Proposal]:
    """Termine that keep their day and change the hour or the room."""
    there = {one.date: one for one in plan.meetings if one.format == part.need.key}
    for entry in part.kept:
        to = there.get(entry.day)
        if settled(part.need, entry) or to is None:
            continue
        other_room = _room(part.need, to)
        if to.start != entry.start or (other_room and other_room != entry.room):
            yield _move(facts, part.need, entry, to)


def _set_by_others(facts: Facts, need: Need) -> Iterator[Proposal]:
    """The days that its words name and that nobody has entered yet."""
    start, _end = hours_of(need)
    room = need.rooms[0] if need.rooms else ""
    for day in days_to_enter(facts, need):
        if day >= facts.begin:
            reason = _("Dieser Tag steht von außen fest.")
            yield Proposal("new", need.key, reason, day=day, start=start, room=room)


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
    because = _reasons(part, plan)
    for quota in part.quotas:
        planned = sum(day in quota for day in days)
        if planned < quota.agreed and quota.end >= facts.begin:
            usual = FREE_DAY if part.need.set_by_others else NO_DAY
            reason = because.get(str(quota.label), usual)
            yield Unmet(part.need.key, quota.label, quota.agreed, planned, reason)
