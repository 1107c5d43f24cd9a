"""Duties of the centres, the kinds of Termin that count towards them, and web addresses."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path

from wirkraum.calendar.models import Kind
from wirkraum.intake.actions.records import Writing
from wirkraum.intake.domain.draft import DutyDraft, LinkDraft
from wirkraum.intake.domain.likeness import address, key
from wirkraum.programme.models import Duty, Link

KINDS = Path(__file__).resolve().parent.parent / "data" / "kinds_fsz.toml"


def take_duties(writing: Writing, duties: Iterable[DutyDraft]) -> None:
    """Each duty once, in the deck's order."""
    stored = Duty.objects.filter(programme=writing.known_programme)
    known = {key(one.text) for one in stored}
    for one in duties:
        if key(one.text) not in known:
            known.add(key(one.text))
            writing.save(
                Duty(
                    programme=writing.known_programme,
                    theme=one.theme,
                    text=one.text.strip(),
                    order=len(known),
                )
            )


def add_kinds(writing: Writing) -> None:
    """The usual kinds of Termin, each counting towards the duty whose words it has."""
    programme = writing.known_programme
    duties = list(Duty.objects.filter(programme=programme))
    for order, one in enumerate(tomllib.loads(KINDS.read_text(encoding="utf-8"))["kind"], 1):
        writing.save(
            Kind(
                programme=programme,
                slug=one["slug"],
                name=one["name"],
                icon=one["icon"],
                duty=_duty(duties, one["duty"]),
                counts_families=one.get("counts_families", False),
                order=order,
            )
        )


def _duty(duties: Sequence[Duty], words: Sequence[str]) -> Duty | None:
    found = (duty for word in words for duty in duties if word in duty.text.casefold())
    return next(found, None)


def take_links(writing: Writing, links: Iterable[LinkDraft]) -> None:
    """Each address once."""
    known = {address(one.url) for one in Link.objects.filter(programme=writing.known_programme)}
    for one in links:
        if address(one.url) not in known:
            known.add(address(one.url))
            label, url = one.label.strip() or one.url[:120], one.url.strip()
            writing.save(Link(programme=writing.known_programme, label=label, url=url))
