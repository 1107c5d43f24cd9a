"""From a deck to a proposal: every finder looks, and what none explains is listed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from wirkraum.intake.domain.carriers import carriers
from wirkraum.intake.domain.duties import duties
from wirkraum.intake.domain.formats import formats
from wirkraum.intake.domain.found import Place
from wirkraum.intake.domain.identity import Identity, identity
from wirkraum.intake.domain.lands import land
from wirkraum.intake.domain.links import links
from wirkraum.intake.domain.partners import partners
from wirkraum.intake.domain.passages import LONGEST, passages
from wirkraum.intake.domain.posts import posts
from wirkraum.intake.domain.proposal import Proposal, Rest
from wirkraum.intake.domain.quotes import quotes
from wirkraum.intake.domain.sites import sites
from wirkraum.intake.domain.topics import topics
from wirkraum.intake.domain.years import school_years
from wirkraum.kit.told import told as _
from wirkraum.reporting.domain.deck import Deck

# Stored with the proposal: German texts, which pages translate as a whole.
STRAY = str(_("Das Datum weicht vom Stichtag ab."))
TOO_LONG = str(_("Zu lang, um darin Angaben zu suchen."))
ALONE = str(_("Zelle ohne Entsprechung."))
UNPLACED = str(_("Keinem Feld zugeordnet."))


def propose(deck: Deck) -> Proposal:
    """Everything the deck says about a programme; never fails, whatever the deck holds."""
    who = identity(deck)
    whole = Proposal(
        source=deck.source,
        kind=deck.kind,
        programme=who.programme,
        report_title=who.report_title,
        municipality=who.municipality,
        office=who.office,
        as_of=who.as_of,
        carriers=carriers(deck),
        formats=formats(deck),
        duties=duties(deck),
        posts=posts(deck),
        quotes=quotes(deck, who.as_of.value if who.as_of else None),
        topics=topics(deck),
    )
    return _with_mentions(whole, deck, who)


def _with_mentions(whole: Proposal, deck: Deck, who: Identity) -> Proposal:
    """Add what is only mentioned: it explains its passage where that holds little else."""
    mentions = Proposal(sites=sites(deck), links=links(deck))
    explained = {place for found in whole.found() if found.value != "" for place in found.places}
    explained |= {found.place for found in mentions.found() if _is_short(found.place)}
    return replace(
        whole,
        land=land(deck),
        school_years=school_years(deck),
        partners=partners(whole.duties),
        sites=mentions.sites,
        links=mentions.links,
        rest=tuple(_rest(deck, explained, who)),
    )


def _is_short(place: Place) -> bool:
    return len(place.text.split()) <= 8


def _rest(deck: Deck, explained: set[Place], who: Identity) -> Iterator[Rest]:
    strays = set(who.strays)
    for place in passages(deck):
        if place in strays:
            yield Rest(place, STRAY)
        elif place not in explained:
            yield Rest(place, _why(place))


def _why(place: Place) -> str:
    if len(place.text) > LONGEST:
        return TOO_LONG
    return ALONE if place.part == "cell" else UNPLACED
