"""The pages of sites: what they show, how one changes and deletes a site."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests import make
from tests.cast import Cast
from tests.programme.pages import address, text, told

from wirkraum.history.actions import change
from wirkraum.history.models import Entry
from wirkraum.programme.models import Address, Grant, Phase, Post, School, Site
from wirkraum.programme.queries import site_history


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
        "seit 1.8.2023, 16 Wochen",
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
    [("sites", [], 9), ("site", ["1"], 14), ("site_records", ["1"], 14)],
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


def test_a_site_page_of_another_day_leaves_todays_termine_out(cast: Cast, cleo: Client) -> None:
    Phase.objects.create(site=cast.nord, kind="trial", valid_from=dt.date(2023, 11, 1))

    page = text(cleo.get(address("site", "1", stand="2023-10-01")))

    assert reverse("calendar:site_timeline", args=["1"]) not in page
    assert "Erprobung" not in page
    assert f'href="{address("sites", stand="2023-10-01")}"' in page


def test_the_history_of_a_site_tells_who_came_to_its_posts(cast: Cast, cleo: Client) -> None:
    post = Post.objects.get(title="site_lead ada")

    cleo.post(address("post_vacate", post.pk), {"last_day": "2024-01-31"})

    assert [e.summary for e in site_history(cast.nord)] == [
        "site_lead ada: frei nach dem 31.01.2024"
    ]
    assert site_history(cast.sued) == []


@pytest.mark.parametrize(
    ("kind", "offered"),
    [
        ("trial", {"site_pause", "site_end"}),
        ("paused", {"site_resume", "site_end"}),
        ("ended", {"site_resume"}),
    ],
)
def test_a_site_offers_the_verbs_that_are_possible(
    cast: Cast, cleo: Client, kind: str, offered: set[str]
) -> None:
    Phase.objects.create(site=cast.nord, kind=kind, valid_from=make.START)

    page = text(cleo.get(address("site_records", "1")))

    verbs = {"site_pause", "site_resume", "site_end"}
    assert {verb for verb in verbs if address(verb, "1") in page} == offered


def test_the_history_of_a_site_tells_its_part_of_a_larger_verb(cast: Cast, cleo: Client) -> None:
    with change(by=cast.cleo, at=make.NOW, scope=cast.programme.pk, summary="Umzug") as verb:
        for site in (cast.nord, cast.sued):
            verb.save(
                Address(site=site, street=f"Neu {site.mark}", city="M", valid_from=make.START)
            )
        verb.save(Phase(site=cast.nord, kind="trial", valid_from=make.START))

    page = text(cleo.get(address("site_records", "1")))

    assert "Teil einer größeren Änderung" in page
    assert "2 Einträge" in page
    assert "Anschrift „Neu 1“ angelegt" in page
    assert "Neu 2" not in page
    assert reverse("desk:undo", args=[verb.entry.pk]) not in page
