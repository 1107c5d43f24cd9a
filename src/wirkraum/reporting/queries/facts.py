"""The plain input of a report, filled from the records."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator

from django.urls import reverse

from wirkraum.calendar.queries import TerminRow, row
from wirkraum.programme.domain.school_year import SchoolYear
from wirkraum.programme.models import PhaseKind, Programme, SiteKind, Theme
from wirkraum.programme.queries import CarrierState, GrantState, SiteRow
from wirkraum.reporting.domain import facts as plain
from wirkraum.reporting.domain import grammar
from wirkraum.reporting.domain.tree import Evidence
from wirkraum.reporting.queries import evidence
from wirkraum.reporting.queries.known import Known, known

THEMES = {
    Theme.START.value: "start",
    Theme.COOPERATION.value: "kooperation",
    Theme.NETWORK.value: "vernetzung",
    Theme.COORDINATION.value: "koordinierung",
}
IN_PHASE = {
    PhaseKind.PREPARATION.value: "in der Anbahnung",
    PhaseKind.START.value: "im Aufbau",
    PhaseKind.TRIAL.value: "in der Erprobung",
    PhaseKind.ESTABLISHED.value: "in der Etablierung",
    PhaseKind.PERMANENT.value: "in der Verstetigung",
    PhaseKind.PAUSED.value: "in der Pause",
}


def facts(programme: Programme, as_of: dt.date) -> plain.Facts:
    """What the records answer as of the Stichtag; a fixed number of queries."""
    return facts_of(known(programme, as_of))


def facts_of(found: Known) -> plain.Facts:
    """The same from records already loaded."""
    programme = found.programme
    primary, special = (schools_of(found, kind) for kind in (SiteKind.PRIMARY, SiteKind.SPECIAL))
    return plain.Facts(
        as_of=found.as_of,
        school_year=SchoolYear.of(found.as_of).start,
        programme=programme.name,
        municipality=programme.municipality.full_name,
        office=programme.office,
        programme_evidence=(evidence.of_programme(programme),),
        coordination=_coordination(found),
        grants=_grants(found),
        posts=tuple(_lead(site, found.as_of) for site in found.sites),
        phase=_phase(found),
        website=_website(found),
        duties=tuple(_duties(found)),
        primary_schools=primary,
        special_schools=special,
        partners=tuple(
            plain.Partner(str(partner), _records(termine))
            for partner, termine in found.talks.items()
        ),
        formats=tuple(_formats(found)),
        quote=_quote(found),
    )


def _coordination(found: Known) -> plain.Coordination:
    post = found.coordination
    if post is None:
        return plain.Coordination()
    return plain.Coordination(post.held_since, (evidence.of_post(post, found.as_of),))


def _grants(found: Known) -> tuple[plain.Grant, ...]:
    """One for every carrier of the day and everybody else with a Bescheid, by name."""
    granted: dict[int, list[GrantState]] = {}
    for grant in found.grants:
        granted.setdefault(grant.carrier, []).append(grant)
    carriers = {carrier.pk: carrier for carrier in found.carriers}
    listed = [
        _grant(carriers.get(key), granted.get(key, ())) for key in carriers.keys() | granted.keys()
    ]
    return tuple(sorted(listed, key=lambda one: one.carrier.casefold()))


def _grant(carrier: CarrierState | None, grants: Iterable[GrantState]) -> plain.Grant:
    some = list(grants)
    if some:
        # A Bescheid that is recorded exists, also where its date is not known.
        decided = min(one.decided_on or one.valid_from for one in some)
        records = tuple(evidence.of_grant(one) for one in some)
        return plain.Grant(some[0].carrier_label, decided, records)
    assert carrier is not None  # noqa: S101  who has no grant runs a site
    return plain.Grant(carrier.label, None, (evidence.of_carrier(carrier),))


def _lead(site: SiteRow, as_of: dt.date) -> plain.LeadPost:
    records = tuple(evidence.of_post(post, as_of) for post in site.leads)
    bare = evidence.of_site(site, as_of, "keine Leitungsstelle erfasst")
    return plain.LeadPost(site.name, not site.vacant, records or (bare,))


def _phase(found: Known) -> plain.Said:
    """How many sites are how far, the earliest phase first."""
    phases = [(site, site.phase) for site in found.sites if site.phase]
    numbers = Counter(phase.kind for _, phase in phases)
    words = [
        f"{_number(numbers[kind], first=at == 0)} {IN_PHASE[kind]}"
        for at, kind in enumerate(kind for kind in IN_PHASE if numbers[kind])
    ]
    records = tuple(evidence.of_phase(phase, site, found.as_of) for site, phase in phases)
    return plain.Said(f"Stand: {grammar.join(words)}" if words else "", records)


def _number(number: int, *, first: bool) -> str:
    """„zwei Standorte“, then „einer“, „drei“."""
    if first:
        return grammar.counted(number, grammar.SITE)
    return "einer" if number == 1 else grammar.number_word(number)


def _website(found: Known) -> plain.Website | None:
    """The address called a website, else the first one, else the programme's own."""
    named = [link for link in found.links if "website" in link.label.casefold()]
    if link := next(iter([*named, *found.links]), None):
        return plain.Website(link.label, link.url, (evidence.of_link(link),))
    if address := found.programme.website:
        return plain.Website("Website", address, (evidence.of_programme(found.programme),))
    return None


def _duties(found: Known) -> Iterator[plain.Duty]:
    for duty in found.duties:
        termine = found.by_duty.get(duty.pk, ())
        yield plain.Duty(
            THEMES[duty.theme], duty.text, len(termine), _places(termine), _records(termine)
        )


def _places(termine: Iterable[TerminRow]) -> tuple[str, ...]:
    """The sites where they were, each once."""
    return tuple(dict.fromkeys(site.name for termin in termine for site in termin.sites))


def schools_of(found: Known, kind: SiteKind) -> tuple[Evidence, ...]:
    """A record for each school of the sites of a kind; a site without one counts as one."""
    records: list[Evidence] = []
    for site in found.sites:
        if site.kind == kind:
            schools = [school for school in found.schools if school.site_id == site.pk]
            records += [evidence.of_school(school, site, found.as_of) for school in schools] or [
                evidence.of_site(site, found.as_of)
            ]
    return tuple(records)


def _formats(found: Known) -> Iterator[plain.FormatRow]:
    path = reverse("planning:formats")
    for one in found.formats:
        record = evidence.of_format(one, path)
        yield plain.FormatRow(one.circle.name, one.full_name, one.frequency_text, (record,))


def _quote(found: Known) -> plain.QuoteFact | None:
    quote = found.quote
    if quote is None:
        return None
    termin = row(quote.termin)
    record = evidence.of_termin(termin)
    return plain.QuoteFact(quote.text, record.label, termin.day, termin.place, (record,))


def _records(termine: Iterable[TerminRow]) -> tuple[Evidence, ...]:
    return tuple(evidence.of_termin(termin) for termin in termine)
