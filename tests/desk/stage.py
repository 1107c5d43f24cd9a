"""What the tests of the start page set up and read."""

from __future__ import annotations

import datetime as dt
import re

from django.test import Client
from tests import make
from tests.cast import Cast

from wirkraum.accounts.models import User
from wirkraum.calendar.models import Participant, Status, Termin
from wirkraum.desk.queries import Asked, today_page
from wirkraum.desk.queries.today import TodayPage
from wirkraum.planning.models import Format, Occurrence
from wirkraum.programme.access import standing_of
from wirkraum.programme.models import Address, Carriership, Phase, Tenure
from wirkraum.reporting.models import Edition, Report

TOMORROW = make.TODAY + dt.timedelta(days=1)
YESTERDAY = make.TODAY - dt.timedelta(days=3)


def page_of(user: User, **asked: object) -> TodayPage:
    who = standing_of(user, make.TODAY)
    assert who is not None
    return today_page(who, make.NOW, make.TODAY, Asked(**asked))  # type: ignore[arg-type]


def html(client: Client, user: User, address: str = "/") -> str:
    client.force_login(user)
    text = client.get(address).content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text.partition("<main")[2]))


def held(cast: Cast, *sites: object, on: dt.date = YESTERDAY, **more: object) -> Termin:
    return make.make_termin(cast.programme, *sites, on=on, status=Status.HELD, **more)  # type: ignore[arg-type]


def made(format_: Format, on: dt.date, status: str = Status.PLANNED, at: int = 9) -> Termin:
    termin = make.make_termin(
        format_.programme, on=on, at=dt.time(at), title=format_.name, status=status
    )
    Occurrence.objects.create(format=format_, termin=termin)
    Participant.objects.create(termin=termin, circle=format_.circle)
    return termin


def vacate(cast: Cast) -> None:
    Tenure.objects.filter(post__site=cast.nord, person__user=cast.ada).delete()


def furnished(cast: Cast, count: int) -> None:
    for at in range(count):
        site = make.make_site(cast.programme, mark=f"{at + 30}")
        Address.objects.create(site=site, street="Weg 1", city="Musterstadt", valid_from=make.START)
        Carriership.objects.create(site=site, carrier=cast.carrier_nord, valid_from=make.START)
        Phase.objects.create(site=site, kind="start", valid_from=make.START)
        make.make_post(cast.programme, kind="site_lead", site=site)
        format_ = make.make_format(cast.programme, cast.leads, code=f"F{at}", name=f"F {at}")
        made(format_, TOMORROW)
        make.make_termin(cast.programme, site)
        held(cast, site, cast.nord)
        report = Report.objects.create(
            programme=cast.programme,
            template="startphase",
            title="Bericht",
            as_of=make.TODAY - dt.timedelta(days=at),
        )
        Edition.objects.create(report=report, number=1, published_at=make.NOW, digest="0" * 64)
