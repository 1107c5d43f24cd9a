"""The verbs: fill, hand over and vacate a post; pause, resume and end a site; give access."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Any

import pytest
from tests import make
from tests.cast import Cast

from wirkraum.accounts.models import User
from wirkraum.history.actions import undo
from wirkraum.history.domain.refusal import Refused
from wirkraum.history.models import Entry
from wirkraum.programme.access import standing_of
from wirkraum.programme.actions import (
    Appointment,
    end_site,
    fill_post,
    give_access,
    open_site,
    pause_site,
    resume_site,
    take_access,
    vacate_post,
)
from wirkraum.programme.models import Person, Phase, Post, Site, Tenure
from wirkraum.programme.queries import sites_as_of

DEC = dt.date(2023, 12, 1)


@pytest.fixture
def post(cast: Cast) -> Post:
    return Post.objects.get(title="site_lead ben")


def tenures(post: Post) -> list[tuple[str, dt.date, dt.date | None]]:
    listed = post.tenures.order_by("valid_from")
    return [(t.person.function, t.valid_from, t.valid_until) for t in listed]


def fill(cast: Cast, post: Post, **more: Any) -> Entry:
    person = more.pop("person", None) or make.make_person(cast.programme, function="Nachfolge")
    appointment = Appointment(person=person, **{"since": DEC} | more)
    return fill_post(post=post, appointment=appointment, by=cast.cleo, at=make.NOW)


def test_changing_hands_is_one_verb_with_one_entry(cast: Cast, post: Post) -> None:
    entry = fill(cast, post)

    assert tenures(post) == [
        ("site_lead ben", make.START, dt.date(2023, 11, 30)),
        ("Nachfolge", DEC, None),
    ]
    assert Entry.objects.get() == entry
    assert entry.summary == "site_lead ben: Wechsel zum 01.12.2023, Nachfolge"


def test_undo_of_changing_hands_puts_the_old_holder_back(cast: Cast, post: Post) -> None:
    entry = fill(cast, post)

    undo(entry=entry, by=cast.cleo, at=make.NOW, summary="zurück")

    assert tenures(post) == [("site_lead ben", make.START, None)]


def test_a_vacant_post_is_filled(cast: Cast) -> None:
    vacant = make.make_post(cast.programme, kind="social_work", site=cast.nord)

    entry = fill(cast, vacant)

    assert tenures(vacant) == [("Nachfolge", DEC, None)]
    assert "besetzt ab 01.12.2023" in entry.summary


def test_a_full_post_has_no_room_beside_its_holder(cast: Cast, post: Post) -> None:
    with pytest.raises(Refused, match="schon besetzt"):
        fill(cast, post, hands_over=False)

    assert len(tenures(post)) == 1


def test_two_share_a_post_up_to_its_size(cast: Cast, post: Post) -> None:
    Tenure.objects.filter(post=post).update(fte=Decimal("0.5"))

    fill(cast, post, hands_over=False, fte=Decimal("0.5"))

    assert len(tenures(post)) == 2
    with pytest.raises(Refused, match="höchstens 1,00 VZÄ"):
        fill(cast, post, hands_over=False, fte=Decimal("0.25"))


def test_who_comes_before_somebody_already_appointed_is_refused(cast: Cast, post: Post) -> None:
    fill(cast, post, since=dt.date(2024, 2, 1))

    with pytest.raises(Refused, match=re.escape("vom 01.02.2024 an schon besetzt")):
        fill(cast, post, since=dt.date(2024, 1, 1))

    assert tenures(post)[0][2] == dt.date(2024, 1, 31)


def test_nobody_takes_up_a_post_that_does_not_exist_yet(cast: Cast, post: Post) -> None:
    with pytest.raises(Refused, match=re.escape("vom 01.08.2023 an")):
        fill(cast, post, since=dt.date(2023, 7, 1))


def test_a_post_becomes_free(cast: Cast, post: Post) -> None:
    vacate_post(post=post, last_day=dt.date(2023, 12, 31), by=cast.cleo, at=make.NOW)

    assert tenures(post) == [("site_lead ben", make.START, dt.date(2023, 12, 31))]


@pytest.mark.parametrize("last_day", [dt.date(2023, 7, 31), dt.date(2023, 10, 31)])
def test_what_nobody_holds_cannot_become_free(cast: Cast, last_day: dt.date) -> None:
    fritz = Post.objects.get(title="site_lead fritz")

    with pytest.raises(Refused, match="Niemand hat die Stelle"):
        vacate_post(post=fritz, last_day=last_day, by=cast.cleo, at=make.NOW)


def test_rights_follow_the_post(cast: Cast, post: Post) -> None:
    new = make.make_user("neu@example.org")
    person = make.make_person(cast.programme, function="Nachfolge", user=new)
    fill(cast, post, person=person, since=make.TODAY)

    who = standing_of(new, make.TODAY)

    assert who
    assert who.led_sites == {cast.sued.pk}
    assert standing_of(cast.ben, make.TODAY) is None


def test_a_programme_never_locks_itself_out(cast: Cast) -> None:
    coordination = Post.objects.get(title="coordination cleo")
    cleo = Person.objects.get(user=cast.cleo)
    mute = make.make_person(cast.programme, function="ohne Konto")

    with pytest.raises(Refused, match="niemand mehr"):
        vacate_post(post=coordination, last_day=dt.date(2023, 11, 26), by=cast.cleo, at=make.NOW)
    with pytest.raises(Refused, match="niemand mehr"):
        fill(cast, coordination, person=mute, since=make.TODAY)
    with pytest.raises(Refused, match="niemand mehr"):
        take_access(person=cleo, by=cast.cleo, at=make.NOW)

    assert standing_of(cast.cleo, make.TODAY)
    assert not Entry.objects.exists()


def test_the_coordination_can_leave_at_a_later_day(cast: Cast) -> None:
    coordination = Post.objects.get(title="coordination cleo")

    vacate_post(post=coordination, last_day=dt.date(2024, 1, 31), by=cast.cleo, at=make.NOW)

    assert standing_of(cast.cleo, make.TODAY)
    assert standing_of(cast.cleo, dt.date(2024, 2, 1)) is None


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


def test_access_makes_an_account_without_a_password(cast: Cast) -> None:
    person = make.make_person(cast.programme)

    entry = give_access(person=person, email="Neu@example.org", by=cast.cleo, at=make.NOW)

    user = User.objects.get(email="neu@example.org")
    assert person.user == user
    assert not user.has_usable_password()
    assert "password" not in str(entry.steps.get().after)


def test_access_ties_an_account_that_exists(cast: Cast) -> None:
    person = make.make_person(cast.programme)
    known = make.make_user("da@example.org")

    give_access(person=person, email="DA@example.org", by=cast.cleo, at=make.NOW)

    assert person.user == known
    assert known.has_usable_password()


def test_one_account_is_one_person_of_a_programme(cast: Cast) -> None:
    person = make.make_person(cast.programme)

    with pytest.raises(Refused, match="meldet sich schon „site_lead ada“ an"):
        give_access(person=person, email="ada@example.org", by=cast.cleo, at=make.NOW)


def test_access_is_taken_and_the_history_stays(cast: Cast) -> None:
    ada = Person.objects.get(user=cast.ada)

    take_access(person=ada, by=cast.cleo, at=make.NOW)

    assert standing_of(cast.ada, make.TODAY) is None
    assert Entry.objects.get().by == cast.cleo
