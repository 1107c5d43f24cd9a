"""Posts: who holds them, how they change hands, who can sign in."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from tests import make
from tests.cast import Cast
from tests.programme.pages import address, text, told

from wirkraum.programme.actions import Appointment, fill_post, give_access
from wirkraum.programme.models import Person, Post, Tenure

WEEK = {"weekdays": [1, 2, 3, 4, 5]}


def test_a_post_at_a_site_names_it(cast: Cast, cleo: Client) -> None:
    data = {"kind": "site_lead", "title": "Leitung", "valid_from": "2023-09-01"}

    answer = cleo.post(address("record_new", "stelle"), data)

    assert answer.status_code == 422
    assert "Diese Art von Stelle gehört zu einem Standort." in text(answer)


def test_a_post_changes_hands_by_form(cast: Cast, cleo: Client) -> None:
    post = Post.objects.get(title="site_lead ben")
    new = make.make_person(cast.programme, function="Nachfolge")
    data = {"person": new.pk, "valid_from": "2024-01-01", "hands_over": "on", **WEEK}

    page = cleo.post(address("post_fill", post.pk), data, follow=True)

    assert "site_lead ben: Wechsel zum 01.01.2024, Nachfolge" in told(page)[0][0]
    assert post.tenures.get(person=new).valid_from == dt.date(2024, 1, 1)


def test_a_post_that_is_taken_says_by_whom(cast: Cast, cleo: Client) -> None:
    post = Post.objects.get(title="site_lead ben")
    person = make.make_person(cast.programme)
    data = {"person": person.pk, "valid_from": "2024-01-01", **WEEK}

    answer = cleo.post(address("post_fill", post.pk), data)

    assert answer.status_code == 422
    assert "schon besetzt (site_lead ben)" in text(answer)


def test_a_tenure_cannot_grow_over_another(cast: Cast, cleo: Client) -> None:
    post = Post.objects.get(title="site_lead ben")
    old = Tenure.objects.get(post=post)
    Tenure.objects.filter(pk=old.pk).update(valid_until=dt.date(2023, 10, 31))
    make.make_tenure(post, make.make_person(cast.programme), valid_from=dt.date(2023, 11, 1))
    data = {"person": old.person_id, "valid_from": "2023-08-01", "version": 0, **WEEK}

    answer = cleo.post(address("record_edit", "besetzung", old.pk), data)

    assert answer.status_code == 422
    assert "schon besetzt" in text(answer)


def test_the_last_coordination_cannot_be_deleted_or_ended(cast: Cast, cleo: Client) -> None:
    own = Tenure.objects.get(post__kind="coordination", post__programme=cast.programme)
    data = {
        "person": own.person_id,
        "valid_from": "2023-08-01",
        "valid_until": "2023-11-01",
        "version": 0,
        **WEEK,
    }

    ended = cleo.post(address("record_edit", "besetzung", own.pk), data)
    deleted = cleo.post(address("record_delete", "besetzung", own.pk), follow=True)

    assert ended.status_code == 422
    assert "Ab dem 27.11.2023 könnte niemand mehr das Programm führen." in text(ended)
    assert told(deleted)[0][1] == "error"
    assert Tenure.objects.filter(pk=own.pk, valid_until=None).exists()


def test_access_is_given_and_taken(cast: Cast, cleo: Client) -> None:
    person = make.make_person(cast.programme, function="Bibliothek")

    cleo.post(address("person_access", person.pk), {"email": "bib@example.org"})
    given = Person.objects.get(pk=person.pk).user
    cleo.post(address("person_no_access", person.pk))

    assert given
    assert given.email == "bib@example.org"
    assert Person.objects.get(pk=person.pk).user is None


def test_a_post_has_a_page_with_its_past(cast: Cast, cleo: Client) -> None:
    post = Post.objects.get(title="site_lead ben")
    new = make.make_person(cast.programme, function="Nachfolge")
    data = {"person": new.pk, "valid_from": "2023-11-01", "hands_over": "on", **WEEK}
    cleo.post(address("post_fill", post.pk), data)

    page = text(cleo.get(address("post", post.pk)))
    before = text(cleo.get(address("post", post.pk, stand="2023-10-01")))

    for words in ("1.8.2023 – 31.10.2023", "seit 1.11.2023", "FSZ-Leitungen", "Wechsel zum"):
        assert words in page, words
    assert "Sie sehen den Stand vom 1. Oktober 2023." in before
    assert (
        '<dt>Besetzt</dt><dd> <span class="besetzung"><span class="besetzt">seit 1.8.2023' in before
    )


def test_only_the_coordination_reads_a_posts_history(cast: Cast, ada: Client) -> None:
    post = Post.objects.get(title="site_lead ben")

    page = text(ada.get(address("post", post.pk)))

    assert "Besetzungen" in page
    assert "Änderungen" not in page
    assert address("record_edit", "stelle", post.pk) not in page


@pytest.mark.parametrize("count", [1, 3, 30])
@pytest.mark.parametrize(("name", "queries"), [("posts", 8), ("post", 11)])
def test_pages_of_posts_take_as_many_queries_however_much_there_is(
    cast: Cast, cleo: Client, django_assert_num_queries: Any, count: int, name: str, queries: int
) -> None:
    post = Post.objects.get(title="site_lead ben")
    for number in range(count):
        person = make.make_person(cast.programme, function=f"P {number}")
        make.make_tenure(post, person)
        make.make_tenure(make.make_post(cast.programme), person)
        make.make_circle(cast.programme, post, name=f"Kreis {number}")
        give_access(person=person, email=f"p{number}@example.org", by=cast.cleo, at=make.NOW)
        own = Appointment(person=person, since=make.TODAY, hands_over=False)
        fill_post(post=make.make_post(cast.programme), appointment=own, by=None, at=make.NOW)

    with django_assert_num_queries(queries):
        cleo.get(address(name, *([post.pk] if name == "post" else [])))


def test_a_new_post_starts_today_at_the_site_one_comes_from(cast: Cast, cleo: Client) -> None:
    page = text(cleo.get(address("record_new", "stelle", standort="1")))

    assert f'<option value="{cast.nord.pk}" selected>' in page
    assert 'value="2023-11-27"' in page


def test_one_returns_to_the_page_of_the_post(cast: Cast, cleo: Client) -> None:
    data = {"kind": "other", "title": "Büro", "valid_from": "2023-09-01"}

    made = cleo.post(address("record_new", "stelle"), data)
    post = Post.objects.get(title="Büro")
    gone = cleo.post(address("record_delete", "stelle", post.pk))

    assert (made["Location"], gone["Location"]) == (address("post", post.pk), address("posts"))


@pytest.mark.parametrize(
    ("dates", "field"),
    [
        ({"valid_from": "2023-09-01"}, "valid_from"),
        ({"valid_from": "2023-08-01", "valid_until": "2024-07-31"}, "valid_until"),
    ],
)
def test_a_post_lasts_as_long_as_somebody_holds_it(
    cast: Cast, cleo: Client, dates: dict[str, str], field: str
) -> None:
    post = Post.objects.get(title="site_lead ben")
    data = {"kind": "site_lead", "title": "Leitung", "site": cast.sued.pk, "version": 0}

    answer = cleo.post(address("record_edit", "stelle", post.pk), data | dates)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert "site_lead ben hat die Stelle vom 01.08.2023 an. Ändern Sie das zuerst." in text(answer)


def test_a_tenure_lies_within_its_post(cast: Cast, cleo: Client) -> None:
    own = Tenure.objects.get(post__title="site_lead ben")
    data = {"person": own.person_id, "valid_from": "2023-07-01", "version": 0, **WEEK}

    answer = cleo.post(address("record_edit", "besetzung", own.pk), data)

    assert answer.status_code == 422
    assert "Diese Stelle gibt es nur vom 01.08.2023 an." in text(answer)


def test_who_cannot_be_spared_keeps_the_access(cast: Cast, cleo: Client) -> None:
    person = Person.objects.get(user=cast.cleo)

    page = cleo.post(address("person_no_access", person.pk), follow=True)

    assert told(page)[0][1] == "error"
    assert Person.objects.get(pk=person.pk).user == cast.cleo
