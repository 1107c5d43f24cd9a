"""What the programme has already: a deck that comes again proposes only what differs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from wirkraum.intake.domain.draft import CarrierDraft, DutyDraft, FormatDraft, LinkDraft, QuoteDraft
from wirkraum.intake.domain.likeness import address, key
from wirkraum.intake.domain.offers import Offered, Offers

T = TypeVar("T")


@dataclass(frozen=True)
class Known:
    """Keys of what is there; `formats` holds the agreed frequency of each, in words."""

    formats: Mapping[str, str] = field(default_factory=dict)
    carriers: frozenset[str] = frozenset()
    partners: frozenset[str] = frozenset()
    duties: frozenset[str] = frozenset()
    quotes: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()


def format_key(circle: str, name: str) -> str:
    """A format is the same when name and target group are."""
    return f"{key(circle)}/{key(name)}"


def compared(offers: Offers, known: Known) -> Offers:
    """The offers, each marked as new, known, or changed against what is there."""
    return replace(
        offers,
        formats=tuple(_format(one, known.formats) for one in offers.formats),
        carriers=_each(offers.carriers, known.carriers, _carrier_key),
        partners=_each(offers.partners, known.partners, key),
        duties=_each(offers.duties, known.duties, _duty_key),
        quotes=_each(offers.quotes, known.quotes, _quote_key),
        links=_each(offers.links, known.links, _link_key),
    )


def _format(one: Offered[FormatDraft], known: Mapping[str, str]) -> Offered[FormatDraft]:
    before = known.get(format_key(one.value.circle, one.value.name))
    if before is None:
        return one
    if key(before) == key(one.value.frequency):
        return replace(one, state="known", before=before)
    return replace(one, state="changed", before=before)


def _each(
    some: tuple[Offered[T], ...], known: frozenset[str], key_of: Callable[[T], str]
) -> tuple[Offered[T], ...]:
    return tuple(replace(one, state="known") if key_of(one.value) in known else one for one in some)


def _carrier_key(carrier: CarrierDraft) -> str:
    return key(carrier.name)


def _duty_key(duty: DutyDraft) -> str:
    return key(duty.text)


def _quote_key(quote: QuoteDraft) -> str:
    return key(quote.text)


def _link_key(link: LinkDraft) -> str:
    return address(link.url)
