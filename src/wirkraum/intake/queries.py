"""Reads of intake: what came in, what it offers against what is there, and what the checks find."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.utils.text import capfirst

from wirkraum.accounts.models import User
from wirkraum.calendar.domain.free_days import FreeCalendar, each_day
from wirkraum.calendar.models import FreeDays
from wirkraum.calendar.queries import free_calendar
from wirkraum.calendar.readers.built_in import built_in
from wirkraum.calendar.readers.public_holidays import public_holidays
from wirkraum.history.models import Entry
from wirkraum.intake.access import visible_arrivals
from wirkraum.intake.domain.addresses import KNOWN
from wirkraum.intake.domain.found import Found
from wirkraum.intake.domain.known import Known, compared, format_key
from wirkraum.intake.domain.likeness import address, key
from wirkraum.intake.domain.offers import Offers, beyond, offers_of
from wirkraum.intake.domain.proposal import Proposal
from wirkraum.intake.domain.rules import Rule, rule_of
from wirkraum.intake.models import Arrival
from wirkraum.intake.readers import wire
from wirkraum.kit.clock import BERLIN
from wirkraum.meetings.models import Quote
from wirkraum.planning.models import Format
from wirkraum.programme.access import Standing
from wirkraum.programme.domain.school_year import SchoolYear
from wirkraum.programme.models import Circle, Duty, Grant, Link, Organisation, Programme
from wirkraum.reporting.domain.checks.finding import Finding
from wirkraum.reporting.domain.checks.plausibility import check
from wirkraum.reporting.domain.checks.register import Register
from wirkraum.reporting.domain.deck import Deck
from wirkraum.reporting.queries import register

MOST_SHOWN = 20
TOLD = (Format, Circle, Organisation, Grant, Duty, Link, Quote, FreeDays)


def deck_of(arrival: Arrival) -> Deck:
    """The deck as it was read."""
    return wire.read(arrival.deck, arrival.name)


def proposal_of(arrival: Arrival) -> Proposal:
    """What was understood of it."""
    return Proposal.from_json(arrival.proposal)


def findings_of(deck: Deck, programme: Programme | None, as_of: dt.date) -> tuple[Finding, ...]:
    """What the checks say, against the programme's records where there is one."""
    return check(deck, register_of(programme, as_of))


def register_of(programme: Programme | None, as_of: dt.date) -> Register:
    """The programme's records, and what everybody knows."""
    found = records_of(programme, as_of)
    return replace(found, websites=tuple(dict.fromkeys((*found.websites, *KNOWN))))


def records_of(programme: Programme | None, as_of: dt.date) -> Register:
    """What a deck is held against; without a programme nothing."""
    return Register() if programme is None else register(programme, as_of)


def known_of(programme: Programme | None) -> Known:
    """What the programme has already, as keys. Five queries."""
    if programme is None:
        return Known()
    organisations = Organisation.objects.filter(programme=programme)
    names = frozenset(
        key(name) for one in organisations for name in (one.name, one.short_name) if name
    )
    formats = Format.objects.filter(programme=programme).select_related("circle")
    return Known(
        formats={format_key(one.circle.name, one.name): one.frequency_text for one in formats},
        carriers=names,
        partners=names,
        duties=frozenset(key(one.text) for one in Duty.objects.filter(programme=programme)),
        quotes=frozenset(key(one.text) for one in Quote.objects.filter(programme=programme)),
        links=frozenset(address(one.url) for one in Link.objects.filter(programme=programme)),
    )


@dataclass(frozen=True)
class Read:
    """What a page of review needs: offers, findings, what no field explains, and the day."""

    offers: Offers
    findings: tuple[Finding, ...]
    proposal: Proposal
    beyond: tuple[Found[Any], ...]
    deck: Deck
    as_of: dt.date


def read_again(arrival: Arrival, programme: Programme | None) -> Read:
    """The arrival held against the programme it goes into."""
    proposal, deck = proposal_of(arrival), deck_of(arrival)
    as_of = proposal.as_of.value if proposal.as_of else arrival.arrived_at.astimezone(BERLIN).date()
    findings = findings_of(deck, programme, as_of) if deck.slides else ()
    offers = compared(offers_of(proposal, findings), known_of(programme))
    return Read(offers, findings, proposal, beyond(proposal), deck, as_of)


def offers_for(arrival: Arrival, programme: Programme | None) -> Offers:
    """What the arrival offers to the programme it goes into."""
    return read_again(arrival, programme).offers


@dataclass(frozen=True)
class SetupPage:
    """The start of the set-up: what waits to be looked at, and what was taken over."""

    waiting: tuple[Arrival, ...]
    taken: tuple[Arrival, ...]


def setup_page(user: User, who: Standing | None) -> SetupPage:
    """The latest arrivals somebody may see. One query."""
    listed = visible_arrivals(user, who).select_related("confirmed__undone_by")
    latest = listed.defer("deck", "proposal")[:MOST_SHOWN]
    waiting = tuple(one for one in latest if is_open(one))
    return SetupPage(waiting, tuple(one for one in latest if one not in waiting))


def is_open(arrival: Arrival) -> bool:
    """Not taken over yet, or taken back since."""
    return arrival.confirmed is None or hasattr(arrival.confirmed, "undone_by")


@dataclass(frozen=True)
class MadeLine:
    """How many records of a kind are new."""

    name: str
    count: int


def written(entry: Entry) -> tuple[MadeLine, ...]:
    """What an entry made, the most telling kinds only. One query."""
    made = Counter(entry.steps.filter(before__isnull=True).values_list("model", flat=True))
    counted = [(model._meta, made[model._meta.label_lower]) for model in TOLD]
    return tuple(
        MadeLine(
            capfirst(str(meta.verbose_name if count == 1 else meta.verbose_name_plural)), count
        )
        for meta, count in counted
        if count
    )


def days_off(programme: Programme | None, land: str, year: SchoolYear) -> FreeCalendar:
    """The free days of a school year: the programme's, else those that come with the product."""
    if programme is not None:
        return free_calendar(programme, year.begins, year.ends)
    public = public_holidays(land, year.begins, year.ends) if land else ()
    return FreeCalendar((*built_in(land), *public))


def rules_of(
    texts: Iterable[str], programme: Programme | None, land: str, as_of: dt.date
) -> list[Rule | None]:
    """What each wording means in the school year of the day. One query at most."""
    year = SchoolYear.of(as_of)
    calendar = days_off(programme, land, year)
    free = {day for day in each_day(year.begins, year.ends) if calendar.is_free(day)}
    return [rule_of(text, year.begins, year.ends, free) for text in texts]
