"""What keeps a post covered: working days and deputies."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from tests import make
from tests.cast import Cast
from tests.programme.pages import address, text, told

from wirkraum.history.actions import undo
from wirkraum.history.models import Entry
from wirkraum.programme.models import Deputy, Person, Post, Tenure

LEAD = "site_lead ada"


def post_of(title: str = LEAD) -> Post:
    return Post.objects.get(title=title)


def tenure(**more: Any) -> dict[str, Any]:
    own = Tenure.objects.get(post=post_of())
    fields = {"person": own.person_id, "valid_from": "2023-08-01", "version": own.version}
    return fields | {"weekdays": [1, 2, 4]} | more


def edit(client: Client, **more: Any) -> Any:
    own = Tenure.objects.get(post=post_of())
    return client.post(address("record_edit", "besetzung", own.pk), tenure(**more), follow=True)


def test_somebody_works_on_some_days_only(cast: Cast, cleo: Client) -> None:
    assert "Mo, Di, Do" not in text(cleo.get(address("post", post_of().pk)))

    page = edit(cleo)

    assert Tenure.objects.get(post=post_of()).weekdays == [1, 2, 4]
    assert "Mo, Di, Do" in text(page)


@pytest.mark.parametrize("days", [[], ["8"], ["x"], ["6"]])
def test_days_nobody_works_on_are_refused(cast: Cast, cleo: Client, days: list[str]) -> None:
    answer = edit(cleo, weekdays=days)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["weekdays"]


def test_the_weekend_is_offered_to_whoever_works_then(cast: Cast, cleo: Client) -> None:
    own = Tenure.objects.get(post=post_of())
    page = address("record_edit", "besetzung", own.pk)
    assert "Samstag" not in text(cleo.get(page))

    Tenure.objects.filter(pk=own.pk).update(weekdays=[5, 6])

    assert "Samstag" in text(cleo.get(page))
    assert edit(cleo, weekdays=[6]).status_code == 200


def test_a_new_holder_has_working_days_too(cast: Cast, cleo: Client) -> None:
    new = make.make_person(cast.programme, function="Nachfolge")
    data = {"person": new.pk, "valid_from": "2024-01-01", "hands_over": "on", "weekdays": [2, 3]}

    cleo.post(address("post_fill", post_of().pk), data)

    assert Tenure.objects.get(person=new).weekdays == [2, 3]


def deputy(name: str = "site_lead ben", **more: Any) -> dict[str, Any]:
    return {"deputy": post_of(name).pk, "valid_from": "2024-01-01"} | more


def test_a_deputy_is_entered_ended_and_deleted(cast: Cast, cleo: Client) -> None:
    page = cleo.post(address("deputy_new", post_of().pk), deputy(), follow=True)
    made = Deputy.objects.get()
    assert "Vertretung eingetragen" in told(page)[0][0]
    assert "ab 1.1.2024" in text(page)
    assert "vertritt site_lead ada" in text(cleo.get(address("post", made.deputy_id)))

    end = deputy(valid_until="2024-02-29", version=made.version)
    page = cleo.post(address("record_edit", "vertretung", made.pk), end, follow=True)
    assert "1.1.2024 – 29.2.2024" in text(page)

    page = cleo.post(address("record_delete", "vertretung", made.pk), follow=True)
    assert not Deputy.objects.exists()
    undo(entry=Entry.objects.latest("pk"), by=None, at=make.NOW, summary="zurück")
    assert Deputy.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name": LEAD}, "gültige Auswahl"),
        ({"valid_until": "2023-01-01"}, "Das Ende liegt vor dem Beginn."),
        ({"valid_from": "2024-06-01"}, "vertritt schon vom 01.05.2024 an"),
    ],
)
def test_what_cannot_be_is_refused(
    cast: Cast, cleo: Client, change: dict[str, str], words: str
) -> None:
    Deputy.objects.create(
        post=post_of(), deputy=post_of("school_head hilde"), valid_from="2024-05-01"
    )

    answer = cleo.post(address("deputy_new", post_of().pk), deputy(**change))

    assert answer.status_code == 422
    assert words in text(answer)
    assert Deputy.objects.count() == 1


def test_a_deputy_is_of_the_same_programme(cast: Cast, cleo: Client) -> None:
    foreign = Post.objects.get(programme=cast.elsewhere)

    answer = cleo.post(
        address("deputy_new", post_of().pk), deputy(foreign.title, deputy=foreign.pk)
    )

    assert answer.status_code == 422


def test_a_post_tells_who_changed_its_deputies(cast: Cast, cleo: Client) -> None:
    cleo.post(address("deputy_new", post_of().pk), deputy())

    assert "Vertretung eingetragen: site_lead ben: site_lead ada" in text(
        cleo.get(address("post", post_of().pk))
    )


def test_a_person_goes_with_absences_and_calendars(cast: Cast, cleo: Client) -> None:
    from wirkraum.calendar.models import Absence

    person = make.make_person(cast.programme, function="Aushilfe")
    Absence.objects.create(
        programme=cast.programme, person=person, first_day=make.TODAY, last_day=make.TODAY
    )

    cleo.post(address("record_delete", "person", person.pk))

    assert not Person.objects.filter(pk=person.pk).exists()
    assert not Absence.objects.exists()
