"""Adds to what the deck says what public sources say: sites, carriers, posts, circles."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from wirkraum.accounts.models import User
from wirkraum.history.actions import Change, change
from wirkraum.programme.models import (
    Address,
    Carriership,
    Circle,
    Grant,
    Link,
    Membership,
    Organisation,
    Person,
    Phase,
    Post,
    PostKind,
    Programme,
    School,
    Site,
    Tenure,
)

DATA = Path(__file__).with_name("dresden.toml")
EXAMPLE = "Beispiel"
VACANT = "Beispiel: welcher Standort noch ohne Leitung war, ist nicht öffentlich"
HEADS = ((PostKind.SCHOOL_HEAD, "Schulleitung"), (PostKind.AFTERCARE_HEAD, "Hortleitung"))
# Who sits in which circle beside the coordination, by kind of post; True: has to be there.
SEATS: dict[str, dict[str, bool]] = {
    "FSZ-Leitungen": {PostKind.SITE_LEAD: True},
    "SG Standort": {PostKind.SITE_LEAD: False},
    "FSZ Dresden gesamt": {
        PostKind.SITE_LEAD: True,
        PostKind.SCHOOL_HEAD: False,
        PostKind.AFTERCARE_HEAD: False,
        PostKind.CARRIER: False,
    },
    "Amt 40, abteilungsübergreifend": {PostKind.BOARD: True},
    "Träger der FSZ": {PostKind.CARRIER: True},
}
BOARD = ("Amtsleitung Amt für Schulen", "Abteilungsleitung Schulen", "Abteilungsleitung Horte")


def furnish(*, programme: Programme, by: User | None, at: dt.datetime) -> None:
    """Everything in one verb; the programme is marked as an example."""
    plain = tomllib.loads(DATA.read_text(encoding="utf-8"))
    with change(
        by=by, at=at, scope=programme.pk, summary="Standorte, Träger und Stellen ergänzt"
    ) as verb:
        _programme(verb, programme, plain)
        carriers = dict(_carriers(verb, programme, plain["carrier"]))
        since = programme.starts_on or at.date()
        for one in plain["site"]:
            _site(verb, programme, one, carriers[one["carrier"]], since)
        for short, carrier in carriers.items():
            _grant(verb, carrier, since)
            title = f"Trägervertretung {short}"
            _post(verb, programme, PostKind.CARRIER, title, since, organisation=carrier)
        for title in BOARD:
            _post(verb, programme, PostKind.BOARD, title, since)
        _seats(verb, programme, since)


def _programme(verb: Change, programme: Programme, plain: dict[str, Any]) -> None:
    for name, value in plain["programme"].items():
        setattr(programme, name, value)
    programme.is_example = True
    verb.save(programme)
    for name, value in plain["municipality"].items():
        setattr(programme.municipality, name, value)
    verb.save(programme.municipality)
    # The deck's web address misses a hyphen; the known one takes its place.
    for link in plain["link"]:
        known = programme.links.first() or Link(programme=programme)
        known.label, known.url = link["label"], link["url"]
        verb.save(known)


def _carriers(
    verb: Change, programme: Programme, plain: list[dict[str, Any]]
) -> Iterator[tuple[str, Organisation]]:
    """The carriers as the deck names them, now with their full names."""
    known = {str(one): one for one in programme.organisations.filter(kind="carrier")}
    for one in plain:
        carrier = known.get(one["short_name"]) or Organisation(programme=programme, kind="carrier")
        for name, value in one.items():
            setattr(carrier, name, value)
        yield one["short_name"], verb.save(carrier)


def _site(
    verb: Change, programme: Programme, plain: dict[str, Any], carrier: Organisation, since: dt.date
) -> None:
    begun = plain.get("lead_from", since)
    site = verb.save(
        Site(
            programme=programme,
            **{name: plain[name] for name in ("slug", "mark", "name", "kind")},
        )
    )
    _school(verb, site, since)
    _address(verb, site, plain, since)
    verb.save(
        Carriership(
            site=site,
            carrier=carrier,
            valid_from=since,
            source=plain["carrier_source"],
            inferred=plain.get("carrier_inferred", False),
        )
    )
    _phases(verb, site, plain, since, begun)
    lead = Post(
        programme=programme,
        kind=PostKind.SITE_LEAD,
        title=f"FSZ-Leitung {_short(site)}",
        site=site,
        organisation=carrier,
        valid_from=since,
        source="" if "lead_from" in plain else VACANT,
        inferred="lead_from" not in plain,
    )
    verb.save(lead)
    if "lead_from" in plain:
        source, inferred = plain["lead_source"], plain.get("lead_inferred", False)
        _hold(verb, lead, begun, source=source, inferred=inferred)
    for kind, title in HEADS:
        _post(verb, programme, kind, f"{title} {_short(site)}", since, site=site)


def _short(site: Site) -> str:
    """The name without the school's own name in quotes."""
    return site.name.split(" „")[0]


def _school(verb: Change, site: Site, since: dt.date) -> None:
    school = verb.save(Organisation(programme=site.programme, kind="school", name=site.name))
    verb.save(School(site=site, organisation=school, valid_from=since))


def _address(verb: Change, site: Site, plain: dict[str, Any], since: dt.date) -> None:
    names = ("street", "postcode", "quarter", "district", "latitude", "longitude")
    known = {name: plain[name] for name in names if name in plain}
    city = site.programme.municipality.name
    source = plain.get("address_source", "Sächsische Schuldatenbank")
    verb.save(Address(site=site, city=city, valid_from=since, source=source, **known))


def _phases(
    verb: Change, site: Site, plain: dict[str, Any], since: dt.date, begun: dt.date
) -> None:
    """Preparation until somebody leads the site, then the phase of the data file."""
    told: dict[str, Any] = {"site": site, "source": EXAMPLE, "inferred": True}
    if since < begun:
        last = begun - dt.timedelta(days=1)
        verb.save(Phase(kind="preparation", valid_from=since, valid_until=last, **told))
    verb.save(Phase(kind=plain["phase"], focus=plain["focus"], valid_from=begun, **told))


def _post(
    verb: Change, programme: Programme, kind: str, title: str, since: dt.date, **more: Any
) -> None:
    """A post that an example person holds."""
    post = Post(
        programme=programme, kind=kind, title=title, valid_from=since, source=EXAMPLE, **more
    )
    _hold(verb, verb.save(post), since, source=EXAMPLE, inferred=True)


def _hold(verb: Change, post: Post, since: dt.date, **told: Any) -> None:
    person = Person(programme=post.programme, function=post.title, organisation=post.organisation)
    verb.save(Tenure(post=post, person=verb.save(person), valid_from=since, **told))


def _grant(verb: Change, carrier: Organisation, since: dt.date) -> None:
    """The Bescheid of the deck, now with its sites; that it holds from the start is inferred."""
    grant = Grant.objects.filter(carrier=carrier).first()
    if grant is not None:
        sites = Site.objects.filter(carrierships__carrier=carrier)
        grant.valid_from, grant.inferred = since, True
        verb.save(grant, links={"sites": sites})


def _seats(verb: Change, programme: Programme, since: dt.date) -> None:
    posts = list(Post.objects.filter(programme=programme))
    for circle in Circle.objects.filter(programme=programme):
        seats = SEATS.get(circle.name, {})
        for post in posts:
            if post.kind in seats:
                verb.save(
                    Membership(
                        circle=circle, post=post, required=seats[post.kind], valid_from=since
                    )
                )
