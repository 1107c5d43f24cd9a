"""The load page: whose rows one sees, what is counted, and that it costs the same queries."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests import make
from tests.cast import Cast
from tests.planning.conftest import occur

from wirkraum.calendar.models import Absence, Place, TravelTime
from wirkraum.planning.models import Format
from wirkraum.planning.queries import LoadPage
from wirkraum.programme.models import Deputy, Post

D = dt.date
LOAD = "/jahresplan/auslastung/"


def post_of(cast: Cast, name: str) -> Post:
    return cast.programme.posts.get(title__endswith=name)


def as_user(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page_for(user: Any, query: str = "") -> LoadPage:
    page: LoadPage = as_user(user).get(LOAD + query).context["page"]
    return page


def titles(page: LoadPage) -> list[str]:
    return [row.post.title for row in page.rows]


def everybody(page: LoadPage) -> set[str]:
    return {*titles(page), *page.idle}


@pytest.mark.parametrize("what", ["", "post"])
def test_the_pages_take_the_same_queries_for_any_number(
    jour_fixe: Format, cast: Cast, what: str
) -> None:
    client, counts = as_user(cast.cleo), []
    path = f"{LOAD}{post_of(cast, 'ada').pk}/" if what else LOAD
    for number in (1, 3, 30):
        for at in range(number):
            termin = occur(jour_fixe, D(2023, 12, 1) + dt.timedelta(days=3 * at))
            termin.sites.add(cast.nord)
            title = f"L{number}.{at}"
            make.make_post(cast.programme, kind="site_lead", title=title, site=cast.nord)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        counts.append(len(queries))

    assert counts[0] == counts[1] == counts[2] <= 25


def test_the_coordination_sees_all_in_order_of_place_not_of_load(
    jour_fixe: Format, cast: Cast
) -> None:
    occur(jour_fixe, D(2024, 1, 8))
    make.make_termin(cast.programme, cast.sued, on=D(2024, 1, 9))

    page = page_for(cast.cleo)

    assert titles(page) == ["coordination cleo", "site_lead ada", "site_lead ben"]
    assert [row.total.termine for row in page.rows] == [1, 1, 2]
    assert "board lena" in page.idle


def test_somebody_sees_the_own_row_and_a_lead_those_of_the_site(
    jour_fixe: Format, cast: Cast
) -> None:
    assert everybody(page_for(cast.dora)) == {"carrier dora"}
    assert everybody(page_for(cast.hilde)) == {"school_head hilde"}
    assert {"site_lead ada", "school_head hilde"} <= everybody(page_for(cast.ada))
    assert "site_lead ben" not in everybody(page_for(cast.ada))
    assert "site_lead ben" in everybody(page_for(cast.lena))


def test_only_the_coordination_reads_how_it_is_shared(jour_fixe: Format, cast: Cast) -> None:
    occur(jour_fixe, D(2024, 1, 8))
    evening = make.make_termin(cast.programme, cast.sued, on=D(2024, 1, 9), at=dt.time(18))
    assert evening.ends_at > evening.starts_at

    assert page_for(cast.lena).sentences == ()
    assert page_for(cast.cleo).sentences == (
        "Die Termine verteilen sich von 1 bis 2; am meisten bei: site_lead ben.",
        "Die Stunden verteilen sich von 2 bis 4; am meisten bei: site_lead ben.",
        "Die Abende verteilen sich von 0 bis 1; am meisten bei: site_lead ben.",
    )


def test_an_even_share_is_said(jour_fixe: Format, cast: Cast) -> None:
    occur(jour_fixe, D(2024, 1, 8))

    assert page_for(cast.cleo).sentences == ("Termine: überall 1.", "Stunden: überall 2.")


def test_the_choice_narrows_to_the_coordination_or_a_site(jour_fixe: Format, cast: Cast) -> None:
    occur(jour_fixe, D(2024, 1, 8))

    assert titles(page_for(cast.cleo, "?wer=koordinierung")) == ["coordination cleo"]
    assert titles(page_for(cast.cleo, f"?wer={cast.sued.slug}")) == ["site_lead ben"]
    assert titles(page_for(cast.cleo, "?wer=nirgends")) == []
    assert page_for(cast.cleo, "?zaehlt=unsinn&jahr=x").measure == "termine"


def test_cancelled_and_kept_free_days_do_not_count(jour_fixe: Format, cast: Cast) -> None:
    occur(jour_fixe, D(2024, 1, 8), status="cancelled")
    occur(jour_fixe, D(2024, 1, 9), status="proposed")

    assert titles(page_for(cast.cleo)) == []


def test_a_deputy_carries_what_the_absent_would(jour_fixe: Format, cast: Cast) -> None:
    occur(jour_fixe, D(2024, 1, 8))
    ada, lena = post_of(cast, "ada"), post_of(cast, "lena")
    Deputy.objects.create(post=ada, deputy=lena, valid_from=make.START)
    Absence.objects.create(
        programme=cast.programme, post=ada, first_day=D(2024, 1, 8), last_day=D(2024, 1, 8)
    )

    assert titles(page_for(cast.cleo)) == ["coordination cleo", "site_lead ben", "board lena"]


def test_ways_come_from_the_places(jour_fixe: Format, cast: Cast) -> None:
    school = Place.objects.create(programme=cast.programme, name="Schule", site=cast.nord)
    hall = Place.objects.create(programme=cast.programme, name="Rathaus")
    TravelTime.objects.create(place=school, other=hall, minutes=25)
    occur(jour_fixe, D(2024, 1, 8), place="Rathaus")

    rows = {row.post.title: row for row in page_for(cast.cleo, "?zaehlt=travel").rows}

    assert rows["site_lead ada"].value == 50
    assert rows["site_lead ada"].cells[5].step == 4
    assert "0:50" in as_user(cast.cleo).get(f"{LOAD}?zaehlt=travel").content.decode()


def test_a_post_nobody_holds_is_marked(jour_fixe: Format, cast: Cast) -> None:
    post = make.make_post(cast.programme, kind="site_lead", title="offen", site=cast.sued)
    make.make_termin(cast.programme, cast.sued, on=D(2024, 1, 9))

    rows = {row.post: row for row in page_for(cast.cleo).rows}

    assert rows[post].vacant
    assert not rows[post_of(cast, "ben")].vacant


def test_behind_a_row_stand_its_termine(jour_fixe: Format, cast: Cast) -> None:
    occur(jour_fixe, D(2024, 1, 8))
    hidden = make.make_termin(cast.programme, on=D(2024, 1, 9), visibility="team", title="Geheim")
    hidden.participants.create(post=post_of(cast, "hilde"), role="required")
    path = f"{LOAD}{post_of(cast, 'hilde').pk}/"

    mine = as_user(cast.hilde).get(path).content.decode()
    leads = as_user(cast.ada).get(path).content.decode()

    assert "Geheim" in mine
    assert "Geheim" not in leads
    assert "nur für Beteiligte" in leads
