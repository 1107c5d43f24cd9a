"""The pages of sites and programme: what they show, how one changes it, and what is refused."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests import make
from tests.cast import Cast

from wirkraum.history.models import Entry
from wirkraum.programme.models import (
    Address,
    Carriership,
    Circle,
    Grant,
    Link,
    Membership,
    Person,
    Phase,
    Post,
    Programme,
    School,
    Site,
    Tenure,
)
from wirkraum.programme.queries.site import site_history


@pytest.fixture
def cleo(cast: Cast, client: Client) -> Client:
    client.force_login(cast.cleo)
    return client


@pytest.fixture
def ada(cast: Cast, client: Client) -> Client:
    client.force_login(cast.ada)
    return client


def address(name: str, *parts: object, **asked: str) -> str:
    page = reverse(f"programme:{name}", args=parts)
    return page + "?" + "&".join(f"{k}={v}" for k, v in asked.items()) if asked else page


def text(answer: Any) -> str:
    body: str = answer.content.decode()
    return " ".join(body.split())


def told(answer: Any) -> list[tuple[str, str]]:
    """Messages shown on the next page, with their tags."""
    return [(str(m), m.tags) for m in answer.context["messages"]]


# Sites


def test_sites_page_opens_with_a_sentence(cast: Cast, cleo: Client) -> None:
    Tenure.objects.filter(post__title="site_lead ben").update(valid_until=dt.date(2023, 11, 20))

    page = text(cleo.get(address("sites")))

    assert "2 Standorte sind im Programm; bei einem fehlt die Leitung." in page
    assert "ohne Leitung seit 6 Tagen" in page


def test_sites_page_shows_any_stichtag_and_says_so(cast: Cast, cleo: Client) -> None:
    Tenure.objects.filter(post__title="site_lead ben").update(valid_until=dt.date(2023, 11, 20))

    page = text(cleo.get(address("sites", stichtag="2023-10-01")))

    assert "alle Leitungen sind besetzt." in page
    assert "Sie sehen den Stand vom 01.10.2023." in page
    assert 'value="2023-10-01"' in page


@pytest.mark.parametrize("day", ["morgen", "2023-02-30", "0001-01-01", "9999-12-31", ""])
def test_an_impossible_stichtag_is_today(cast: Cast, cleo: Client, day: str) -> None:
    page = text(cleo.get(address("sites", stichtag=day)))

    assert 'value="2023-11-27"' in page


def test_a_lead_sees_the_own_site_marked(cast: Cast, ada: Client) -> None:
    assert text(ada.get(address("sites"))).count("Ihr Standort") == 1


def test_no_site_yet_is_an_invitation_for_the_coordination_alone(cast: Cast, cleo: Client) -> None:
    Membership.objects.all().delete()
    Site.objects.filter(programme=cast.elsewhere).delete()
    cleo.force_login(cast.sven)

    page = text(cleo.get(address("sites")))

    assert "Noch kein Standort" in page


def test_site_page_shows_team_address_and_phase(cast: Cast, cleo: Client) -> None:
    Address.objects.create(
        site=cast.nord, street="Weg 1", city="Musterstadt", quarter="Nord", valid_from=make.START
    )
    Phase.objects.create(
        site=cast.nord, kind="trial", focus="Bedarf erheben", valid_from=make.START
    )
    make.make_post(cast.programme, kind="social_work", site=cast.nord, title="Sozialarbeit")

    page = text(cleo.get(address("site", "1")))

    for words in (
        "Standorte</a> / Nord",
        "besetzt seit 1.8.2023",
        "Träger Nord",
        "Bedarf erheben",
        'aria-label="Stufe 3 von 5"',
        "Weg 1",
        "Sozialarbeit",
        "seit 1.8.2023, 118 Tagen",
        "FSZ-Leitungen",
    ):
        assert words in page, words


def test_site_page_leaves_what_later_rooms_know_to_their_fragments(
    cast: Cast, cleo: Client
) -> None:
    page = text(cleo.get(address("site", "1")))

    timeline = reverse("calendar:site_timeline", args=["1"])
    assert f'hx-get="{timeline}"' in page
    assert f'<a href="{timeline}">' in page


@pytest.mark.parametrize(
    ("name", "parts", "queries"),
    [("sites", [], 12), ("site", ["1"], 24), ("site_records", ["1"], 15)],
)
@pytest.mark.parametrize("count", [1, 3, 30])
def test_pages_take_as_many_queries_however_much_there_is(
    cast: Cast,
    cleo: Client,
    django_assert_num_queries: Any,
    count: int,
    name: str,
    parts: list[str],
    queries: int,
) -> None:
    for number in range(count):
        site = make.make_site(cast.programme, mark=str(100 + number))
        carrier = make.make_organisation(cast.programme, name=f"Träger {number}")
        make.make_carriership(site, carrier)
        post = make.make_post(cast.programme, kind="social_work", site=cast.nord)
        make.make_tenure(post, make.make_person(cast.programme, function=f"P {number}"))
        make.make_circle(cast.programme, post, name=f"Kreis {number}")
        school = make.make_organisation(cast.programme, name=f"Schule {number}", kind="school")
        School.objects.create(site=cast.nord, organisation=school, valid_from=make.START)
        grant = Grant.objects.create(
            programme=cast.programme, carrier=carrier, valid_from=make.START
        )
        grant.sites.set([cast.nord])

    with django_assert_num_queries(queries):
        cleo.get(address(name, *parts))


# Changing a site


def test_coordination_founds_a_site(cast: Cast, cleo: Client) -> None:
    data = {"mark": "9", "name": "9. GS", "slug": "9", "kind": "primary", "begins": "2024-02-01"}

    answer = cleo.post(address("site_new"), data)

    assert answer["Location"] == address("site_records", "9")
    assert Post.objects.get(site__slug="9").title == "FSZ-Leitung 9. GS"
    assert Entry.objects.get().summary == "Standort angelegt: 9. GS"


@pytest.mark.parametrize(
    ("slug", "words"), [("neu", "andere Seite"), ("1", "Dieses Kürzel ist schon vergeben.")]
)
def test_a_site_needs_a_slug_of_its_own(cast: Cast, cleo: Client, slug: str, words: str) -> None:
    data = {"mark": "9", "name": "9. GS", "slug": slug, "kind": "primary", "begins": "2024-02-01"}

    answer = cleo.post(address("site_new"), data)

    assert answer.status_code == 422
    assert words in text(answer)
    assert 'value="9. GS"' in text(answer)


def test_a_lead_changes_the_profile_and_nothing_else(cast: Cast, ada: Client) -> None:
    data = {"about": "Offen für alle", "public_contact": "Zimmer 12", "name": "X", "version": 0}

    ada.post(address("site_edit", "1"), data)

    cast.nord.refresh_from_db()
    assert (cast.nord.about, cast.nord.name) == ("Offen für alle", "1. Grundschule")


def test_changing_offers_undo_and_shows_in_the_history(cast: Cast, ada: Client) -> None:
    data = {"about": "Offen für alle", "public_contact": "", "version": 0}

    page = ada.post(address("site_edit", "1"), data, follow=True)
    history = text(ada.get(address("site_records", "1")))

    entry = Entry.objects.get()
    assert told(page) == [("Standort geändert: 1. Grundschule", f"undo-{entry.pk} success")]
    assert "Über den Standort:" in history
    assert "site_lead ada" in history


def test_two_editors_see_both_versions(cast: Cast, cleo: Client) -> None:
    data = {"about": "", "public_contact": "", "version": 0}
    cleo.force_login(cast.ada)
    cleo.post(address("site_edit", "1"), data | {"about": "Von Ada"})
    cleo.force_login(cast.cleo)
    full = {"mark": "1", "name": "1. Grundschule", "slug": "1", "kind": "primary", "source": ""}

    answer = cleo.post(address("site_edit", "1"), full | data | {"about": "Von Cleo"})

    assert answer.status_code == 409
    assert "Von Ada" in text(answer)
    assert 'name="wahl-about"' in text(answer)


def test_a_move_ends_the_old_address_in_one_verb(cast: Cast, cleo: Client) -> None:
    Address.objects.create(site=cast.nord, street="Alt 1", city="M", valid_from=make.START)
    data = {"street": "Neu 2", "city": "M", "valid_from": "2024-02-01"}

    cleo.post(address("part_new", "1", "anschrift"), data)

    assert list(cast.nord.addresses.order_by("pk").values_list("street", "valid_until")) == [
        ("Alt 1", dt.date(2024, 1, 31)),
        ("Neu 2", None),
    ]
    assert Entry.objects.get().steps.count() == 2


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2023-08-01", "", "„Alt 1, M“ gilt schon vom 01.08.2023 an."),
        ("2023-07-01", "2023-09-01", "Beenden Sie das vorher"),
        ("2024-02-01", "2024-01-01", "Das Ende liegt vor dem Beginn."),
    ],
)
def test_what_overlaps_is_refused_with_the_remedy(
    cast: Cast, cleo: Client, first: str, last: str, words: str
) -> None:
    Address.objects.create(site=cast.nord, street="Alt 1", city="M", valid_from=make.START)
    data = {"street": "Neu 2", "city": "M", "valid_from": first, "valid_until": last}

    answer = cleo.post(address("part_new", "1", "anschrift"), data)

    assert answer.status_code == 422
    assert words in text(answer)
    assert cast.nord.addresses.count() == 1


def test_a_correction_must_not_overlap_either(cast: Cast, cleo: Client) -> None:
    Phase.objects.create(
        site=cast.nord, kind="start", valid_from=make.START, valid_until=dt.date(2023, 10, 31)
    )
    later = Phase.objects.create(site=cast.nord, kind="trial", valid_from=dt.date(2023, 11, 1))
    data = {"kind": "trial", "valid_from": "2023-10-15", "version": 0}

    answer = cleo.post(address("part_edit", "1", "phase", later.pk), data)

    assert answer.status_code == 422
    assert "„Aufbau“ gilt schon vom 01.08.2023 bis 31.10.2023." in text(answer)


def test_a_pause_is_not_ended_by_a_phase_on_top(cast: Cast, ada: Client) -> None:
    Phase.objects.create(site=cast.nord, kind="paused", valid_from=dt.date(2023, 11, 1))

    answer = ada.post(
        address("part_new", "1", "phase"), {"kind": "trial", "valid_from": "2023-12-01"}
    )

    assert answer.status_code == 422
    assert "Wählen Sie „Fortsetzen“." in text(answer)


def test_a_phase_form_offers_neither_pause_nor_end(cast: Cast, cleo: Client) -> None:
    page = text(cleo.get(address("part_new", "1", "phase")))

    assert 'value="permanent"' in page
    assert 'value="paused"' not in page
    assert 'value="ended"' not in page


def test_a_new_carrier_takes_over(cast: Cast, cleo: Client) -> None:
    data = {"carrier": cast.carrier_sued.pk, "valid_from": "2024-01-01"}

    cleo.post(address("part_new", "1", "traegerschaft"), data)

    assert Carriership.objects.get(
        site=cast.nord, carrier=cast.carrier_nord
    ).valid_until == dt.date(2023, 12, 31)


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("site_pause", {"since": "2023-12-01"}, "paused"),
        ("site_end", {"since": "2023-12-01"}, "ended"),
    ],
)
def test_a_site_rests_and_ends_by_form(
    cast: Cast, cleo: Client, name: str, data: dict[str, str], kind: str
) -> None:
    answer = cleo.post(address(name, "1"), data)

    assert answer["Location"] == address("site_records", "1")
    assert cast.nord.phases.get().kind == kind


def test_a_verb_that_cannot_be_says_why(cast: Cast, cleo: Client) -> None:
    answer = cleo.post(address("site_resume", "1"), {"since": "2023-12-01", "kind": "trial"})

    assert answer.status_code == 422
    assert "Der Standort pausiert an diesem Tag nicht." in text(answer)


def test_a_site_with_posts_cannot_be_deleted(cast: Cast, cleo: Client) -> None:
    page = cleo.post(address("site_delete", "1"), follow=True)

    assert "lässt sich nicht löschen, es hängt noch daran: Stelle" in told(page)[0][0]


def test_a_site_made_by_mistake_can_be_deleted_with_its_parts(cast: Cast, cleo: Client) -> None:
    site = make.make_site(cast.programme, mark="9")
    Phase.objects.create(site=site, kind="start", valid_from=make.START)

    page = cleo.post(address("site_delete", "9"), follow=True)

    assert told(page)[0][0] == "Standort gelöscht: 9. Grundschule"
    assert not Site.objects.filter(pk=site.pk).exists()


def test_the_history_of_a_site_reaches_to_records_deleted_since(cast: Cast, cleo: Client) -> None:
    wrong = Address.objects.create(
        site=cast.nord, street="Falsch 1", city="M", valid_from=make.START
    )

    cleo.post(address("part_delete", "1", "anschrift", wrong.pk))

    assert [e.summary for e in site_history(cast.nord)] == ["1. Grundschule: Anschrift gelöscht"]
    assert site_history(cast.sued) == []
    assert "Falsch 1" in text(cleo.get(address("site_records", "1")))


# The programme


def test_programme_is_changed(cast: Cast, cleo: Client) -> None:
    data = {
        "name": "Familiengrundschulzentren",
        "short_name": "FGZ",
        "office": "Amt für Schulen",
        "version": 0,
    }

    cleo.post(address("programme_edit"), data)

    assert Programme.objects.get(pk=cast.programme.pk).short_name == "FGZ"


def test_an_address_typed_without_a_scheme_is_a_secure_one(cast: Cast, cleo: Client) -> None:
    cleo.post(address("record_new", "verweis"), {"label": "Land", "url": "land.example/fsz"})

    assert Link.objects.get().url == "https://land.example/fsz"


@pytest.mark.parametrize(
    ("what", "data"),
    [
        ("aufgabe", {"theme": "network", "text": "Vernetzen", "order": 1}),
        ("organisation", {"name": "Bibliothek", "kind": "partner"}),
        ("person", {"function": "Leitung Bibliothek"}),
        ("stelle", {"kind": "other", "title": "Büro", "valid_from": "2023-09-01"}),
        ("zielgruppe", {"name": "Träger"}),
    ],
)
def test_records_are_made_changed_and_deleted(
    cast: Cast, cleo: Client, what: str, data: dict[str, Any]
) -> None:
    assert cleo.post(address("record_new", what), data).status_code == 302
    step = Entry.objects.get().steps.get()
    page = cleo.get(address("record_edit", what, step.key))
    assert page.status_code == 200

    again = cleo.post(address("record_edit", what, step.key), data | {"version": 1})
    gone = cleo.post(address("record_delete", what, step.key))

    assert (again.status_code, gone.status_code) == (302, 302)
    assert Entry.objects.first().steps.get().after is None  # type: ignore[union-attr]


def test_a_grant_names_sites_of_the_programme(cast: Cast, cleo: Client) -> None:
    data = {
        "carrier": cast.carrier_nord.pk,
        "sites": [cast.nord.pk, cast.sued.pk],
        "valid_from": "2023-08-01",
        "decided_on": "2023-07-14",
    }

    cleo.post(address("record_new", "bescheid"), data)

    assert set(Grant.objects.get().sites.all()) == {cast.nord, cast.sued}
    assert "vom 14.07.2023" in text(cleo.get(address("programme")))


def test_a_post_at_a_site_names_it(cast: Cast, cleo: Client) -> None:
    data = {"kind": "site_lead", "title": "Leitung", "valid_from": "2023-09-01"}

    answer = cleo.post(address("record_new", "stelle"), data)

    assert answer.status_code == 422
    assert "Diese Art von Stelle gehört zu einem Standort." in text(answer)


def test_a_post_changes_hands_by_form(cast: Cast, cleo: Client) -> None:
    post = Post.objects.get(title="site_lead ben")
    new = make.make_person(cast.programme, function="Nachfolge")
    data = {"person": new.pk, "valid_from": "2024-01-01", "hands_over": "on"}

    page = cleo.post(address("post_fill", post.pk), data, follow=True)

    assert "site_lead ben: Wechsel zum 01.01.2024, Nachfolge" in told(page)[0][0]
    assert post.tenures.get(person=new).valid_from == dt.date(2024, 1, 1)


def test_a_post_that_is_taken_says_by_whom(cast: Cast, cleo: Client) -> None:
    post = Post.objects.get(title="site_lead ben")
    data = {"person": make.make_person(cast.programme).pk, "valid_from": "2024-01-01"}

    answer = cleo.post(address("post_fill", post.pk), data)

    assert answer.status_code == 422
    assert "schon besetzt (site_lead ben)" in text(answer)


def test_a_tenure_cannot_grow_over_another(cast: Cast, cleo: Client) -> None:
    post = Post.objects.get(title="site_lead ben")
    old = Tenure.objects.get(post=post)
    Tenure.objects.filter(pk=old.pk).update(valid_until=dt.date(2023, 10, 31))
    make.make_tenure(post, make.make_person(cast.programme), valid_from=dt.date(2023, 11, 1))
    data = {"person": old.person_id, "valid_from": "2023-08-01", "version": 0}

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
    }

    ended = cleo.post(address("record_edit", "besetzung", own.pk), data)
    deleted = cleo.post(address("record_delete", "besetzung", own.pk), follow=True)

    assert ended.status_code == 422
    assert "Danach könnte niemand mehr das Programm führen." in text(ended)
    assert told(deleted)[0][1] == "error"
    assert Tenure.objects.filter(pk=own.pk, valid_until=None).exists()


def test_a_post_joins_a_circle_once(cast: Cast, cleo: Client) -> None:
    circle = Circle.objects.create(programme=cast.programme, name="Träger")
    post = Post.objects.get(title="carrier dora")
    data = {"post": post.pk, "required": "on", "valid_from": "2023-09-01"}

    first = cleo.post(address("member_new", circle.pk), data)
    second = cleo.post(address("member_new", circle.pk), data)

    assert (first.status_code, second.status_code) == (302, 422)
    assert "Diese Stelle gehört schon dazu" in text(second)


def test_access_is_given_and_taken(cast: Cast, cleo: Client) -> None:
    person = make.make_person(cast.programme, function="Bibliothek")

    cleo.post(address("person_access", person.pk), {"email": "bib@example.org"})
    given = Person.objects.get(pk=person.pk).user
    cleo.post(address("person_no_access", person.pk))

    assert given
    assert given.email == "bib@example.org"
    assert Person.objects.get(pk=person.pk).user is None


def test_circles_page_shows_who_holds_the_seats(cast: Cast, cleo: Client) -> None:
    page = text(cleo.get(address("circles")))

    assert "2 Stellen, 2 Personen" in page
    assert "site_lead ada" in page
