"""Who can sign in, and that somebody always can."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from tests import make
from tests.cast import Cast

from wirkraum.accounts.models import User
from wirkraum.history.domain.refusal import Refused
from wirkraum.history.models import Entry
from wirkraum.programme.access import standing_of
from wirkraum.programme.actions import (
    Appointment,
    end_site,
    fill_post,
    give_access,
    take_access,
    uncoordinated_from,
    vacate_post,
)
from wirkraum.programme.models import Person, Post, Tenure

JAN, FEB = dt.date(2024, 1, 31), dt.date(2024, 2, 1)


@pytest.fixture
def coordination(cast: Cast) -> Post:
    return Post.objects.get(title="coordination cleo")


def hand_over(cast: Cast, post: Post, person: Person, since: dt.date) -> Entry:
    appointment = Appointment(person=person, since=since)
    return fill_post(post=post, appointment=appointment, by=cast.cleo, at=make.NOW)


def leave(cast: Cast, post: Post, last_day: dt.date) -> Entry:
    return vacate_post(post=post, last_day=last_day, by=cast.cleo, at=make.NOW)


def test_a_programme_never_locks_itself_out(cast: Cast, coordination: Post) -> None:
    cleo = Person.objects.get(user=cast.cleo)
    mute = make.make_person(cast.programme, function="ohne Konto")

    with pytest.raises(Refused, match=re.escape("Ab dem 27.11.2023 könnte niemand mehr")):
        leave(cast, coordination, dt.date(2023, 11, 26))
    with pytest.raises(Refused, match="niemand mehr"):
        hand_over(cast, coordination, mute, make.TODAY)
    with pytest.raises(Refused, match="niemand mehr"):
        take_access(person=cleo, by=cast.cleo, at=make.NOW)

    assert standing_of(cast.cleo, make.TODAY)
    assert not Entry.objects.exists()


def test_nor_at_a_later_day(cast: Cast, coordination: Post) -> None:
    mute = make.make_person(cast.programme, function="ohne Konto")

    with pytest.raises(Refused, match=re.escape("Ab dem 01.02.2024 könnte niemand mehr")):
        leave(cast, coordination, JAN)
    with pytest.raises(Refused, match=re.escape("Ab dem 01.02.2024 könnte niemand mehr")):
        hand_over(cast, coordination, mute, FEB)

    assert standing_of(cast.cleo, FEB)


def test_the_coordination_leaves_once_somebody_takes_over(cast: Cast, coordination: Post) -> None:
    new = make.make_user("neu@example.org")
    person = make.make_person(cast.programme, function="Nachfolge", user=new)

    hand_over(cast, coordination, person, FEB)

    assert standing_of(cast.cleo, JAN)
    assert standing_of(cast.cleo, FEB) is None
    assert standing_of(new, FEB)


def test_a_limit_that_is_there_does_not_stand_in_the_way_of_other_verbs(
    cast: Cast, coordination: Post
) -> None:
    Tenure.objects.filter(post=coordination).update(valid_until=JAN)
    ada = Person.objects.get(user=cast.ada)

    take_access(person=ada, by=cast.cleo, at=make.NOW)

    with pytest.raises(Refused, match="niemand mehr"):
        leave(cast, coordination, dt.date(2023, 12, 31))


def test_the_coordination_does_not_end_with_a_site(cast: Cast, coordination: Post) -> None:
    Post.objects.filter(pk=coordination.pk).update(site=cast.nord)

    with pytest.raises(Refused, match="niemand mehr"):
        end_site(site=cast.nord, since=FEB, by=cast.cleo, at=make.NOW)


def test_a_command_may_leave_a_programme_without_coordination(
    cast: Cast, coordination: Post
) -> None:
    vacate_post(post=coordination, last_day=JAN, by=None, at=make.NOW)

    assert uncoordinated_from(cast.programme.pk, at=make.NOW) == FEB


def test_access_leaves_a_change_of_the_contact_alone(cast: Cast) -> None:
    person = make.make_person(cast.programme)
    Person.objects.filter(pk=person.pk).update(phone="0351 1", version=5)

    give_access(person=person, email="neu@example.org", by=cast.cleo, at=make.NOW)

    stored = Person.objects.get(pk=person.pk)
    assert (stored.phone, stored.version) == ("0351 1", 6)


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
