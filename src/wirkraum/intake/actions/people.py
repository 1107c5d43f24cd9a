"""Carriers with their Bescheid, and partners."""

from __future__ import annotations

from collections.abc import Iterable

from wirkraum.intake.actions.records import Writing
from wirkraum.intake.domain.draft import CarrierDraft
from wirkraum.intake.domain.likeness import key
from wirkraum.programme.models import Grant, Organisation


def take_carriers(writing: Writing, carriers: Iterable[CarrierDraft]) -> None:
    """Each carrier once; a Bescheid where the deck tells of one and none holds on the day."""
    known = _organisations(writing)
    for one in carriers:
        carrier = known.get(key(one.name)) or _organisation(writing, one.name, "carrier")
        known[key(one.name)] = carrier
        if one.granted and not carrier.grants.as_of(writing.day).exists():
            writing.save(
                Grant(
                    programme=writing.known_programme,
                    carrier=carrier,
                    # The deck says that it is there, not since when.
                    valid_from=writing.day,
                    inferred=True,
                    source=writing.source,
                )
            )


def take_partners(writing: Writing, partners: Iterable[str]) -> None:
    """Each partner once."""
    known = _organisations(writing)
    for name in partners:
        if key(name) not in known:
            known[key(name)] = _organisation(writing, name, "partner")


def _organisations(writing: Writing) -> dict[str, Organisation]:
    """Those the programme has, by their name and their short name."""
    listed = list(Organisation.objects.filter(programme=writing.known_programme))
    by_short_name = {key(one.short_name): one for one in listed if one.short_name}
    return by_short_name | {key(one.name): one for one in listed}


def _organisation(writing: Writing, name: str, kind: str) -> Organisation:
    return writing.save(
        Organisation(
            programme=writing.known_programme,
            name=name.strip(),
            kind=kind,
            source=writing.source,
        )
    )
