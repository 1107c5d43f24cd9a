"""The named cast: the same few people in every test, each with a fixed standing.

Cleo coordinates. Ada leads Nord, Ben leads Süd. Dora speaks for the carrier of Nord, Emil for the
one of Süd. Hilde heads the school of Nord. Lena sits on the board. Fritz left in October 2023.
Sven is a stranger: signed in, but in another programme.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from tests import make
from wirkraum.accounts.models import User
from wirkraum.programme.models import Circle, Organisation, Programme, Site


@dataclass(frozen=True)
class Cast:
    """Everybody and everything the stage needs."""

    programme: Programme
    nord: Site
    sued: Site
    carrier_nord: Organisation
    carrier_sued: Organisation
    leads: Circle
    cleo: User
    ada: User
    ben: User
    dora: User
    emil: User
    hilde: User
    lena: User
    fritz: User
    sven: User
    elsewhere: Programme


def on_stage(
    programme: Programme,
    name: str,
    kind: str,
    *,
    site: Site | None = None,
    organisation: Organisation | None = None,
    until: dt.date | None = None,
) -> tuple[User, object]:
    """An account whose person holds a post of the kind."""
    user = make.make_user(f"{name}@example.org")
    person = make.make_person(programme, function=f"{kind} {name}", user=user)
    post = make.make_post(
        programme, kind=kind, title=f"{kind} {name}", site=site, organisation=organisation
    )
    make.make_tenure(post, person, valid_until=until)
    return user, post


def make_cast() -> Cast:
    """Set the stage."""
    programme = make.make_programme()
    nord, sued = make.make_site(programme, mark="1"), make.make_site(programme, mark="2")
    carrier_nord = make.make_organisation(programme, name="Träger Nord")
    carrier_sued = make.make_organisation(programme, name="Träger Süd")
    make.make_carriership(nord, carrier_nord)
    make.make_carriership(sued, carrier_sued)
    cleo, _ = on_stage(programme, "cleo", "coordination")
    ada, lead_nord = on_stage(programme, "ada", "site_lead", site=nord, organisation=carrier_nord)
    ben, lead_sued = on_stage(programme, "ben", "site_lead", site=sued, organisation=carrier_sued)
    dora, _ = on_stage(programme, "dora", "carrier", organisation=carrier_nord)
    emil, _ = on_stage(programme, "emil", "carrier", organisation=carrier_sued)
    hilde, _ = on_stage(programme, "hilde", "school_head", site=nord)
    lena, _ = on_stage(programme, "lena", "board")
    fritz, _ = on_stage(programme, "fritz", "site_lead", site=nord, until=dt.date(2023, 10, 31))
    leads = make.make_circle(programme, lead_nord, lead_sued)  # type: ignore[arg-type]
    elsewhere = make.make_programme(slug="anderswo")
    sven, _ = on_stage(elsewhere, "sven", "coordination")
    return Cast(
        programme=programme,
        nord=nord,
        sued=sued,
        carrier_nord=carrier_nord,
        carrier_sued=carrier_sued,
        leads=leads,
        cleo=cleo,
        ada=ada,
        ben=ben,
        dora=dora,
        emil=emil,
        hilde=hilde,
        lena=lena,
        fritz=fritz,
        sven=sven,
        elsewhere=elsewhere,
    )
