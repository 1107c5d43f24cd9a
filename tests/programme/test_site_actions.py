"""The verbs of a site: open, pause, resume, end."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from tests import make
from tests.cast import Cast

from wirkraum.history.actions import undo
from wirkraum.history.domain.refusal import Refused
from wirkraum.history.models import Entry
from wirkraum.programme.access import standing_of
from wirkraum.programme.actions import end_site, open_site, pause_site, resume_site
from wirkraum.programme.models import Phase, Site, Tenure
from wirkraum.programme.queries import sites_as_of

DEC = dt.date(2023, 12, 1)


def state(cast: Cast, day: dt.date, site: Site) -> str:
    return next(row for row in sites_as_of(cast.programme, day).all if row.pk == site.pk).state


def test_a_site_pauses_and_goes_on(cast: Cast) -> None:
    Phase.objects.create(site=cast.nord, kind="trial", valid_from=make.START)
    pause_site(site=cast.nord, since=DEC, by=cast.cleo, at=make.NOW)
    resume_site(site=cast.nord, since=dt.date(2024, 2, 1), kind="trial", by=cast.cleo, at=make.NOW)

    days = [dt.date(2023, 11, 30), DEC, dt.date(2024, 1, 31), dt.date(2024, 2, 1)]

    assert [state(cast, day, cast.nord) for day in days] == [
        "running",
        "paused",
        "paused",
        "running",
    ]
    assert [p.valid_until for p in cast.nord.phases.order_by("valid_from")] == [
        dt.date(2023, 11, 30),
        dt.date(2024, 1, 31),
        None,
    ]


def test_a_site_ends_with_all_that_was_open(cast: Cast) -> None:
    entry = end_site(site=cast.nord, since=DEC, by=cast.cleo, at=make.NOW)

    last = dt.date(2023, 11, 30)
    assert {t.valid_until for t in Tenure.objects.filter(post__site=cast.nord)} == {
        last,
        dt.date(2023, 10, 31),
    }
    assert {p.valid_until for p in cast.nord.posts.all()} == {last}
    assert {c.valid_until for c in cast.nord.carrierships.all()} == {last}
    assert cast.leads.memberships.filter(valid_until=last).count() == 1
    assert state(cast, DEC, cast.nord) == "ended"
    assert standing_of(cast.ada, DEC) is None

    undo(entry=entry, by=cast.cleo, at=make.NOW, summary="zurück")

    assert state(cast, DEC, cast.nord) == "running"
    assert standing_of(cast.ada, DEC)


@pytest.mark.parametrize(
    ("verb", "words"),
    [
        (lambda s, by: pause_site(site=s, since=DEC, by=by, at=make.NOW), "arbeitet"),
        (lambda s, by: end_site(site=s, since=DEC, by=by, at=make.NOW), "nicht in Betrieb"),
    ],
)
def test_an_ended_site_neither_pauses_nor_ends(cast: Cast, verb: Any, words: str) -> None:
    end_site(site=cast.nord, since=make.TODAY, by=cast.cleo, at=make.NOW)

    with pytest.raises(Refused, match=words):
        verb(cast.nord, cast.cleo)


def test_a_running_site_cannot_go_on(cast: Cast) -> None:
    with pytest.raises(Refused, match="pausiert an diesem Tag nicht"):
        resume_site(site=cast.nord, since=DEC, kind="trial", by=cast.cleo, at=make.NOW)


def test_a_phase_that_begins_later_is_in_the_way(cast: Cast) -> None:
    Phase.objects.create(site=cast.nord, kind="trial", valid_from=dt.date(2024, 1, 1))
    Phase.objects.create(
        site=cast.nord, kind="start", valid_from=make.START, valid_until=dt.date(2023, 12, 31)
    )

    with pytest.raises(
        Refused, match=re.escape("Ab dem 01.01.2024 ist schon „Erprobung“ eingetragen")
    ):
        pause_site(site=cast.nord, since=DEC, by=cast.cleo, at=make.NOW)


def test_a_tenure_that_begins_later_is_in_the_way_of_the_end(cast: Cast) -> None:
    make.make_carriership(cast.nord, cast.carrier_sued, valid_from=dt.date(2024, 1, 1))

    with pytest.raises(Refused, match=re.escape("beginnt erst am 01.01.2024")):
        end_site(site=cast.nord, since=DEC, by=cast.cleo, at=make.NOW)

    assert not Phase.objects.exists()


def test_a_new_site_has_a_phase_and_a_vacant_lead(cast: Cast) -> None:
    site = Site(programme=cast.programme, slug="9", mark="9", name="9. GS", kind="primary")

    open_site(site=site, begins=DEC, lead_title="FSZ-Leitung 9", by=cast.cleo, at=make.NOW)

    row = next(row for row in sites_as_of(cast.programme, DEC).running if row.pk == site.pk)
    assert (row.vacant, row.stage) == (True, 1)
    assert Entry.objects.get().steps.count() == 3
