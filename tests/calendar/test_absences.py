"""Times away: as data, in their list, their form, and what they hit."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.calendar.pages import url
from tests.cast import Cast

from wirkraum.calendar.domain.absences import Away
from wirkraum.calendar.models import Absence
from wirkraum.calendar.queries import absences_between
from wirkraum.history.models import Entry
from wirkraum.programme.models import Person, Post

D = dt.date


@pytest.fixture
def ada(cast: Cast, client: Client) -> Client:
    client.force_login(cast.ada)
    return client


def lead_of(cast: Cast) -> Post:
    return Post.objects.get(site=cast.nord, title="site_lead ada")


def person(cast: Cast, name: str) -> Person:
    return Person.objects.get(user=getattr(cast, name))


def away(cast: Cast, **more: Any) -> Absence:
    fields = {"first_day": D(2023, 12, 4), "last_day": D(2023, 12, 8)} | more
    if not {"post", "person"} & fields.keys():
        fields["post"] = lead_of(cast)
    return Absence.objects.create(programme=cast.programme, **fields)


def test_absences_are_told_as_plain_data(cast: Cast, django_assert_num_queries: Any) -> None:
    away(cast, reason="Urlaub")
    away(cast, person=person(cast, "ada"), post=None, begins=dt.time(8), ends=dt.time(9, 30))
    away(cast, first_day=D(2024, 3, 1), last_day=D(2024, 3, 1))

    with django_assert_num_queries(1):
        found = absences_between(cast.programme, D(2023, 12, 8), D(2023, 12, 31))
    told = absences_between(cast.programme, D(2023, 12, 8), D(2023, 12, 31), reasons=True)

    lead, ada = lead_of(cast).pk, person(cast, "ada").pk
    first, last = D(2023, 12, 4), D(2023, 12, 8)
    assert found == (
        Away(lead, None, first, last, None, None, "belegt"),
        Away(None, ada, first, last, 480, 570, "belegt"),
    )
    assert [one.words for one in told] == ["Urlaub", "belegt"]


@pytest.mark.parametrize(
    ("day", "at", "minutes", "hit"),
    [
        (D(2023, 12, 4), dt.time(8), 30, True),
        (D(2023, 12, 8), dt.time(7, 30), 60, True),
        (D(2023, 12, 8), dt.time(7, 30), 30, False),
        (D(2023, 12, 8), dt.time(9), 60, False),
        (D(2023, 12, 9), dt.time(8), 60, False),
        (D(2023, 12, 3), dt.time(23), 10 * 60, True),
    ],
)
def test_hours_count_on_each_of_the_days(day: D, at: dt.time, minutes: int, hit: bool) -> None:
    absence = Away(1, None, D(2023, 12, 4), D(2023, 12, 8), 8 * 60, 9 * 60, "")
    begins = dt.datetime.combine(day, at)

    assert absence.meets(begins, begins + dt.timedelta(minutes=minutes)) == hit


def entered(**more: Any) -> dict[str, Any]:
    return {"first_day": "2023-12-04", "last_day": "2023-12-08", "reason": "Urlaub"} | more


def test_everybody_enters_when_they_are_away_and_takes_it_back(cast: Cast, client: Client) -> None:
    client.force_login(cast.emil)
    emil = person(cast, "emil")

    answer = client.post(url("absence_new"), entered(whose=f"person-{emil.pk}"), follow=True)

    made = Absence.objects.get()
    assert (made.person, made.post, made.reason) == (emil, None, "Urlaub")
    assert "Kein Termin betroffen" in answer.content.decode()
    entry = Entry.objects.get()
    assert "Urlaub" not in entry.summary
    assert client.post(reverse("desk:undo", args=[entry.pk])).status_code == 302
    assert not Absence.objects.exists()


def test_a_lead_enters_for_posts_of_her_site_and_nobody_else(cast: Cast, ada: Client) -> None:
    head = Post.objects.get(kind="school_head")
    ben = Post.objects.get(title="site_lead ben")

    own = ada.post(url("absence_new"), entered(whose=f"post-{head.pk}", reason=""))
    refusals = [
        ada.post(url("absence_new"), entered(whose=key))
        for key in (f"post-{ben.pk}", f"person-{person(cast, 'ben').pk}", "quatsch", "post-", "")
    ]

    assert own.status_code == 302
    assert [one.status_code for one in refusals] == [422] * 5
    assert Absence.objects.get().post == head
    ada.post(reverse("desk:undo", args=[Entry.objects.get().pk]))
    assert not Absence.objects.exists()


def test_a_lead_gives_no_reason_for_others(cast: Cast, ada: Client) -> None:
    head = Post.objects.get(kind="school_head")

    answer = ada.post(url("absence_new"), entered(whose=f"post-{head.pk}"))

    assert answer.status_code == 422
    assert "nur die Betroffenen selbst" in answer.content.decode()
    assert 'value="Urlaub"' in answer.content.decode()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"last_day": "2023-12-01"}, "liegt vor dem ersten"),
        ({"last_day": "2029-12-01"}, "mehr als drei Jahre"),
        ({"begins": "08:00"}, "beide Uhrzeiten"),
        ({"begins": "08:00", "ends": "07:00"}, "beide Uhrzeiten"),
        ({"first_day": ""}, "wr-feld fehler"),
    ],
)
def test_what_cannot_be_is_refused_and_kept(
    change: dict[str, str], told: str, cast: Cast, ada: Client
) -> None:
    key = f"person-{person(cast, 'ada').pk}"

    answer = ada.post(url("absence_new"), entered(whose=key) | change)

    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not Absence.objects.exists()


def test_one_day_needs_no_end(cast: Cast, ada: Client) -> None:
    ada.post(url("absence_new"), entered(whose=f"person-{person(cast, 'ada').pk}", last_day=""))

    assert Absence.objects.get().last_day == D(2023, 12, 4)


def test_only_those_concerned_read_why(cast: Cast, client: Client) -> None:
    away(cast, person=person(cast, "hilde"), post=None, reason="Kur")

    seen = {}
    for who in ("cleo", "ada", "hilde"):
        client.force_login(getattr(cast, who))
        seen[who] = client.get(url("absences")).content.decode()

    assert ["Kur" in seen[who] for who in ("cleo", "ada", "hilde")] == [True, False, True]
    assert "belegt" in seen["ada"]


def test_a_lead_does_not_find_earlier_reasons_in_the_past(cast: Cast, client: Client) -> None:
    head = Post.objects.get(kind="school_head")
    client.force_login(cast.cleo)
    key = f"post-{head.pk}"
    client.post(url("absence_new"), entered(whose=key, reason="Kur"))
    made = Absence.objects.get()
    client.post(url("absence_edit", made.pk), entered(whose=key, reason="", version=made.version))
    assert "Kur" in client.get(url("absence_edit", made.pk)).content.decode()

    client.force_login(cast.ada)

    assert "Kur" not in client.get(url("absence_edit", made.pk)).content.decode()


def test_the_list_is_narrowed_by_time_site_and_post(cast: Cast, cleo: Client) -> None:
    away(cast, first_day=D(2023, 9, 4), last_day=D(2023, 9, 5), reason="vorbei")
    away(cast, reason="Nordurlaub")
    away(cast, post=Post.objects.get(title="site_lead ben"), reason="Suedurlaub")
    away(cast, person=person(cast, "ada"), post=None, reason="Adaurlaub")

    def shown(query: str) -> set[str]:
        text = cleo.get(url("absences") + query).content.decode()
        words = ("vorbei", "Nordurlaub", "Suedurlaub", "Adaurlaub")
        return {word for word in words if word in text}

    lead = lead_of(cast).pk
    assert shown("") == {"Nordurlaub", "Suedurlaub", "Adaurlaub"}
    assert shown("?zeit=vergangen") == {"vorbei"}
    assert shown("?zeit=alle") == {"vorbei", "Nordurlaub", "Suedurlaub", "Adaurlaub"}
    assert shown(f"?standort={cast.sued.slug}") == {"Suedurlaub"}
    assert shown(f"?stelle={lead}") == {"Nordurlaub", "Adaurlaub"}
    assert shown("?quelle=alle") == {"Nordurlaub", "Suedurlaub", "Adaurlaub"}
    assert shown("?kalender=99") == set()
    assert shown("?stelle=quatsch&standort=nix&zeit=&page=99")
