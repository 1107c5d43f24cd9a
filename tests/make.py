"""Plain typed builders: one call makes one record with sensible rest."""

from __future__ import annotations

import datetime as dt
from typing import Any

from wirkraum.accounts.models import User
from wirkraum.calendar.models import Kind, Status, Termin
from wirkraum.kit.clock import BERLIN
from wirkraum.planning.models import Format
from wirkraum.programme.models import (
    Carriership,
    Circle,
    Membership,
    Municipality,
    Organisation,
    Person,
    Post,
    Programme,
    Site,
    Tenure,
)

START = dt.date(2023, 8, 1)
NOW = dt.datetime(2023, 11, 27, 8, 30, tzinfo=BERLIN)
TODAY = NOW.date()


def make_programme(*, slug: str = "musterstadt", **more: Any) -> Programme:
    """A programme of the invented Musterstadt in Saxony."""
    town = Municipality.objects.create(name="Musterstadt", full_name="Stadt Musterstadt", land="SN")
    return Programme.objects.create(
        municipality=town,
        slug=slug,
        **{"name": "Familienschulzentren", "short_name": "FSZ", "office": "Amt für Schulen"} | more,
    )


def make_site(programme: Programme, *, mark: str = "12", **more: Any) -> Site:
    """A primary school's site."""
    fields = {"slug": mark.lower(), "name": f"{mark}. Grundschule", "kind": "primary"} | more
    return Site.objects.create(programme=programme, mark=mark, **fields)


def make_organisation(programme: Programme, *, name: str = "Träger A", **more: Any) -> Organisation:
    """A carrier unless told otherwise."""
    return Organisation.objects.create(programme=programme, name=name, **{"kind": "carrier"} | more)


def make_carriership(site: Site, carrier: Organisation, **more: Any) -> Carriership:
    """The carrier runs the site since August 2023."""
    return Carriership.objects.create(site=site, carrier=carrier, **{"valid_from": START} | more)


def make_post(programme: Programme, *, kind: str = "other", **more: Any) -> Post:
    """A post since August 2023."""
    fields = {"title": kind, "valid_from": START} | more
    return Post.objects.create(programme=programme, kind=kind, **fields)


def make_person(programme: Programme, *, function: str = "Fachkraft", **more: Any) -> Person:
    """Somebody at work."""
    return Person.objects.create(programme=programme, function=function, **more)


def make_user(email: str, **more: Any) -> User:
    """An account with the password every test uses."""
    return User.objects.create_user(email, "Sommerwind-2023", **more)


def make_tenure(post: Post, person: Person, **more: Any) -> Tenure:
    """The person holds the post since August 2023."""
    return Tenure.objects.create(post=post, person=person, **{"valid_from": START} | more)


def make_circle(
    programme: Programme, *posts: Post, name: str = "FSZ-Leitungen", **more: Any
) -> Circle:
    """A circle whose members are the given posts."""
    circle = Circle.objects.create(programme=programme, name=name, **more)
    for post in posts:
        Membership.objects.create(circle=circle, post=post, valid_from=START)
    return circle


def make_format(programme: Programme, circle: Circle, *, code: str = "JF", **more: Any) -> Format:
    """A Jour fixe twice a month unless told otherwise."""
    fields = {"name": "Jour fixe", "frequency_text": "2x/Monat", "valid_from": START} | more
    return Format.objects.create(programme=programme, circle=circle, code=code, **fields)


def make_kind(programme: Programme, *, slug: str = "elterncafe", **more: Any) -> Kind:
    """An Elterncafé unless told otherwise."""
    return Kind.objects.create(programme=programme, slug=slug, **{"name": "Elterncafé"} | more)


def make_termin(
    programme: Programme,
    *sites: Site,
    on: dt.date = TODAY,
    at: dt.time = dt.time(9, 0),
    minutes: int = 90,
    **more: Any,
) -> Termin:
    """A planned Termin of 90 minutes."""
    begin = dt.datetime.combine(on, at, tzinfo=BERLIN)
    fields = {"title": "Termin", "status": Status.PLANNED, "changed_at": NOW} | more
    termin = Termin.objects.create(
        programme=programme,
        starts_at=begin,
        ends_at=begin + dt.timedelta(minutes=minutes),
        **fields,
    )
    termin.sites.set(sites)
    return termin
