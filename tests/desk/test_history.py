"""The history page, and taking back what it tells."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import models
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from tests import make
from tests.cast import Cast

from wirkraum.accounts.models import User
from wirkraum.calendar.models import FreeDays, Participant, Termin
from wirkraum.desk.access import may_undo
from wirkraum.history.actions import change
from wirkraum.history.models import Entry
from wirkraum.programme.access import standing_of
from wirkraum.programme.models import Address, Circle, Phase, Post, Programme, Site, Tenure


def done(cast: Cast, by: User, *records: models.Model, summary: str = "Geändert") -> Entry:
    with change(by=by, at=make.NOW, scope=cast.programme.pk, summary=summary) as verb:
        for record in records:
            verb.save(record)
    return verb.entry


def renamed(cast: Cast, by: User, site: Site | None = None) -> Entry:
    termin = make.make_termin(cast.programme, site or cast.nord)
    termin.title = "Neuer Titel"
    return done(cast, by, termin, summary="Termin geändert")


def allowed(who: User, entry: Entry) -> bool:
    standing = standing_of(who, make.TODAY)
    assert standing is not None
    return may_undo(standing, who, entry)


def test_the_page_tells_who_when_what_and_both_values(cast: Cast, client: Client) -> None:
    renamed(cast, cast.ada)
    client.force_login(cast.cleo)

    page = client.get("/verlauf/").content.decode()

    assert "Termin geändert" in page
    assert "site_lead ada" in page
    assert "8:30 Uhr" in page
    assert "</span>Termin</del>" in page
    assert "</span>Neuer Titel</ins>" in page


def test_an_empty_history_says_so(cast: Cast, client: Client) -> None:
    client.force_login(cast.cleo)

    assert "Noch nichts geändert" in client.get("/verlauf/").content.decode()


def test_long_histories_come_in_pages(cast: Cast, client: Client) -> None:
    for _ in range(31):
        renamed(cast, cast.cleo)
    client.force_login(cast.cleo)

    first = client.get("/verlauf/").content.decode()
    second = client.get("/verlauf/?page=2").content.decode()

    assert first.count('<h2 lang="de">Termin geändert') == 30
    assert second.count('<h2 lang="de">Termin geändert') == 1


def test_an_entry_of_many_records_tells_some_and_counts_the_rest(
    cast: Cast, client: Client
) -> None:
    termine = [make.make_termin(cast.programme) for _ in range(15)]
    for termin in termine:
        termin.title = "Anders"
    done(cast, cast.cleo, *termine)
    client.force_login(cast.cleo)

    page = client.get("/verlauf/").content.decode()

    assert "15 Einträge" in page
    assert "und 3 weitere Einträge" in page


def test_undo_takes_back_and_can_be_taken_back_itself(cast: Cast, client: Client) -> None:
    entry = renamed(cast, cast.ada)
    client.force_login(cast.ada)

    page = client.post(
        f"/verlauf/{entry.pk}/zurueck/", {"next": "/verlauf/"}, follow=True
    ).content.decode()
    assert Termin.objects.get().title == "Termin"
    assert "Zurückgenommen: Termin geändert" in page

    client.post(f"/verlauf/{Entry.objects.get(undoes=entry).pk}/zurueck/")
    assert Termin.objects.get().title == "Neuer Titel"


def test_what_is_undone_offers_no_button(cast: Cast, client: Client) -> None:
    entry = renamed(cast, cast.cleo)
    client.force_login(cast.cleo)
    assert f"/verlauf/{entry.pk}/zurueck/" in client.get("/verlauf/").content.decode()

    client.post(f"/verlauf/{entry.pk}/zurueck/")

    page = client.get("/verlauf/").content.decode()
    assert f"/verlauf/{entry.pk}/zurueck/" not in page
    assert "zurückgenommen" in page


def test_undo_says_when_the_record_has_moved_on(cast: Cast, client: Client) -> None:
    entry = renamed(cast, cast.cleo)
    Termin.objects.update(title="Noch neuer")
    client.force_login(cast.cleo)

    page = client.post(f"/verlauf/{entry.pk}/zurueck/", follow=True).content.decode()

    assert "nicht mehr zurücknehmen" in page
    assert Termin.objects.get().title == "Noch neuer"


def test_undo_twice_is_refused_in_words(cast: Cast, client: Client) -> None:
    entry = renamed(cast, cast.cleo)
    client.force_login(cast.cleo)
    client.post(f"/verlauf/{entry.pk}/zurueck/")

    page = client.post(f"/verlauf/{entry.pk}/zurueck/", follow=True).content.decode()

    assert "nicht mehr zurücknehmen" in page


@pytest.mark.parametrize(
    ("wanted", "goes"), [("https://boese.example/", "/"), ("/verlauf/?page=1", "/verlauf/?page=1")]
)
def test_undo_returns_only_to_our_own_pages(
    cast: Cast, client: Client, wanted: str, goes: str
) -> None:
    entry = renamed(cast, cast.cleo)
    client.force_login(cast.cleo)

    answer = client.post(f"/verlauf/{entry.pk}/zurueck/", {"next": wanted})

    assert answer["Location"] == goes


def test_undo_wants_a_post_and_a_known_entry(cast: Cast, client: Client) -> None:
    client.force_login(cast.cleo)

    assert client.get("/verlauf/1/zurueck/").status_code == 405
    assert client.post("/verlauf/999/zurueck/").status_code == 404


def test_taking_back_the_founding_leads_to_the_start(cast: Cast, client: Client) -> None:
    person = cast.cleo.persons.get(programme=cast.programme)
    tenure = person.tenures.get()
    post = tenure.post
    tenure.delete()
    with change(by=cast.cleo, at=make.NOW, scope=cast.programme.pk, summary="Besetzt") as verb:
        verb.save(post.tenures.model(post=post, person=person, valid_from=make.START))
    client.force_login(cast.cleo)

    answer = client.post(f"/verlauf/{verb.entry.pk}/zurueck/", {"next": "/verlauf/"})

    assert answer["Location"] == "/"
    assert client.get("/").status_code == 200


def test_an_author_takes_back_what_is_of_the_own_site(cast: Cast) -> None:
    day = make.TODAY
    own = (
        Address(site=cast.nord, street="Hauptstraße 1", city="Musterstadt", valid_from=day),
        Phase(site=cast.nord, kind="start", valid_from=day),
        FreeDays(
            programme=cast.programme,
            site=cast.nord,
            kind="movable",
            name="frei",
            first_day=day,
            last_day=day,
        ),
        cast.nord,
    )
    cast.nord.about = "Neu"

    assert allowed(cast.ada, done(cast, cast.ada, *own))


def test_an_author_takes_back_whom_the_own_termin_asks(cast: Cast) -> None:
    own, other = (make.make_termin(cast.programme, site) for site in (cast.nord, cast.sued))

    assert allowed(cast.ada, done(cast, cast.ada, Participant(termin=own, circle=cast.leads)))
    assert not allowed(cast.ada, done(cast, cast.ada, Participant(termin=other, circle=cast.leads)))


@pytest.mark.parametrize("kind", ["paused", "ended"])
def test_pauses_and_ends_are_not_the_leads_to_take_back(cast: Cast, kind: str) -> None:
    phase = Phase(site=cast.nord, kind=kind, valid_from=dt.date(2024, 1, 1))

    assert not allowed(cast.ada, done(cast, cast.ada, phase))


def test_an_author_who_lost_the_site_takes_nothing_back(cast: Cast) -> None:
    assert not allowed(cast.ada, renamed(cast, cast.ada, cast.sued))


def test_an_author_does_not_give_a_termin_back_to_another_site(cast: Cast) -> None:
    termin = make.make_termin(cast.programme, cast.sued)
    with change(by=cast.ada, at=make.NOW, scope=cast.programme.pk, summary="Umgezogen") as verb:
        verb.save(termin, links={"sites": [cast.nord]})

    assert not allowed(cast.ada, verb.entry)


def test_records_of_the_programme_are_not_an_authors_to_take_back(cast: Cast) -> None:
    cast.programme.office = "Anderes Amt"

    assert not allowed(cast.ada, done(cast, cast.ada, cast.programme))
    assert Programme.objects.get(pk=cast.programme.pk).office == "Anderes Amt"


def test_nobody_takes_back_what_belongs_to_another_programme(cast: Cast) -> None:
    entry = renamed(cast, cast.cleo)
    Entry.objects.filter(pk=entry.pk).update(scope=None)
    entry.refresh_from_db()

    assert not allowed(cast.cleo, entry)
    assert not allowed(cast.sven, entry)


@pytest.mark.parametrize(("name", "queries"), [("cleo", 10), ("ada", 12)])
@pytest.mark.parametrize("count", [1, 3, 30])
def test_queries_do_not_grow(
    cast: Cast,
    client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    count: int,
    name: str,
    queries: int,
) -> None:
    for _ in range(count):
        renamed(cast, cast.ada)
    client.force_login(getattr(cast, name))

    with django_assert_num_queries(queries):
        client.get("/verlauf/")


def test_taking_back_never_leaves_a_programme_without_coordination(
    cast: Cast, client: Client
) -> None:
    post = Post.objects.get(title="coordination cleo")
    person = make.make_person(cast.programme, function="Vertretung", user=make.make_user("v@x.de"))
    with change(by=None, at=make.NOW, scope=cast.programme.pk, summary="Gründung") as founding:
        founding.save(cast.nord)
        cast.nord.about = "neu"
        founding.save(cast.nord)
    with change(by=cast.cleo, at=make.NOW, scope=cast.programme.pk, summary="Vertretung") as verb:
        verb.save(Tenure(post=post, person=person, valid_from=make.TODAY))
    Tenure.objects.filter(post=post).exclude(person=person).update(valid_until=make.START)
    client.force_login(person.user)

    page = client.post(reverse("desk:undo", args=[verb.entry.pk]), follow=True)

    assert "niemand mehr das Programm führen" in page.content.decode()
    assert Tenure.objects.filter(person=person).exists()


@pytest.mark.parametrize(
    "target",
    [
        *("//evil.example/", "https://evil.example/", "/\\evil.example", "///evil.example"),
        *("javascript:alert(1)", "desk:help", "unsinn", "\x00", "termine/"),
    ],
)
def test_taking_back_leads_to_a_page_of_ours_whatever_is_asked(
    target: str, cast: Cast, client: Client
) -> None:
    entry = done(cast, cast.cleo, Circle(programme=cast.programme, name="Runde"))
    client.force_login(cast.cleo)

    answer = client.post(reverse("desk:undo", args=[entry.pk]), {"next": target})

    assert (answer.status_code, answer["Location"]) == (302, "/")
