"""A site's format at all other sites: looked at first, then made as one verb."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests import make
from tests.cast import Cast

from wirkraum.calendar.models import Place, Room
from wirkraum.history.actions import undo
from wirkraum.history.domain.refusal import Refused
from wirkraum.history.models import Entry
from wirkraum.planning.actions.formats import make_at_sites
from wirkraum.planning.models import Format
from wirkraum.planning.queries.site_formats import site_drafts
from wirkraum.programme.models import Circle, Membership, Phase, Post

D = dt.date


@pytest.fixture
def team(cast: Cast) -> Format:
    """The Leitungsteam of Nord: its lead must be there, the school's head may."""
    posts = Post.objects.filter(site=cast.nord, kind__in=("site_lead", "school_head"))
    lead = posts.filter(kind="site_lead", title="site_lead ada")[0]
    circle = make.make_circle(cast.programme, lead, name="Leitungsteam 1", site=cast.nord)
    head = posts.get(kind="school_head")
    Membership.objects.create(circle=circle, post=head, required=False, valid_from=make.START)
    return make.make_format(
        cast.programme, circle, code="LT1", name="Leitungsteam", frequency_text="1x/Monat"
    )


def test_the_other_sites_get_a_circle_of_their_own_posts(cast: Cast, team: Format) -> None:
    (draft,) = site_drafts(team, make.TODAY)

    assert (draft.site, draft.code, draft.circle.name) == (cast.sued, "LT2", "Leitungsteam 2")
    assert draft.new_circle
    assert [(seat.post.title, seat.required) for seat in draft.seats] == [("site_lead ben", True)]
    assert draft.double is None


def test_the_circle_of_that_name_is_found(cast: Cast, team: Format) -> None:
    there = make.make_circle(cast.programme, name="Leitungsteam 2. Grundschule", site=cast.sued)
    make.make_circle(cast.programme, name="Elternrunde 2", site=cast.sued)

    (draft,) = site_drafts(team, make.TODAY)

    assert draft.circle == there
    assert draft.seats == ()


def test_a_circle_without_seats_stands_for_all_who_are_at_every_site(
    cast: Cast, team: Format
) -> None:
    team.circle.memberships.all().delete()

    (draft,) = site_drafts(team, make.TODAY)

    assert [seat.post.kind for seat in draft.seats] == ["site_lead"]


def test_posts_above_the_sites_stay_and_the_sites_carrier_takes_part(
    cast: Cast, team: Format
) -> None:
    for title in ("coordination cleo", "carrier dora"):
        post = Post.objects.get(title=title)
        Membership.objects.create(circle=team.circle, post=post, valid_from=make.START)

    (draft,) = site_drafts(team, make.TODAY)

    assert {seat.post.title for seat in draft.seats} == {
        *("site_lead ben", "coordination cleo", "carrier emil")
    }


def test_the_sites_own_room_becomes_the_other_sites(cast: Cast, team: Format) -> None:
    shared = Place.objects.create(programme=cast.programme, name="Rathaus")
    ours = Place.objects.create(programme=cast.programme, name="Haus 1", site=cast.nord)
    theirs = Place.objects.create(programme=cast.programme, name="Haus 2", site=cast.sued)
    named = {(p.name, n): Room.objects.create(place=p, name=n, seats=9)
             for p, n in ((shared, "Saal"), (ours, "Aula"), (theirs, "Aula"), (theirs, "Bad"))}  # fmt: skip
    team.rooms.set([named["Rathaus", "Saal"], named["Haus 1", "Aula"]])

    (draft,) = site_drafts(team, make.TODAY)

    assert set(draft.rooms) == {named["Rathaus", "Saal"], named["Haus 2", "Aula"]}


def test_it_keeps_its_distance_to_the_like_of_each_format(
    cast: Cast, team: Format, jour_fixe: Format
) -> None:
    talk = make.make_format(cast.programme, team.circle, code="DB1", name="Dienstberatung 1")
    there = make.make_circle(cast.programme, name="Team 2", site=cast.sued)
    like = make.make_format(cast.programme, there, code="DB2", name="Dienstberatung 2")
    team.not_with.set([talk, jour_fixe])

    (draft,) = site_drafts(team, make.TODAY)

    assert set(draft.not_with) == {like, jour_fixe}


def test_a_site_that_has_ended_is_left_out(cast: Cast, team: Format) -> None:
    Phase.objects.create(site=cast.sued, kind="ended", valid_from=D(2023, 9, 1))

    assert site_drafts(team, make.TODAY) == ()


def test_making_it_is_one_verb_that_can_be_taken_back(cast: Cast, team: Format) -> None:
    entry = make_at_sites(format_=team, sites=[cast.sued.pk], by=cast.cleo, at=make.NOW)

    made = Format.objects.get(code="LT2")
    seats = made.circle.memberships.values_list("post__title", "valid_from")
    assert (made.name, made.frequency_text, made.minutes) == ("Leitungsteam", "1x/Monat", 120)
    assert made.circle.site == cast.sued
    assert list(seats) == [("site_lead ben", make.START)]

    undo(entry=entry, by=cast.cleo, at=make.NOW, summary="zurück")

    assert list(Format.objects.all()) == [team]
    assert not Circle.objects.filter(site=cast.sued).exists()


def test_doubles_are_refused(cast: Cast, team: Format) -> None:
    make_at_sites(format_=team, sites=[cast.sued.pk], by=cast.cleo, at=make.NOW)

    with pytest.raises(Refused, match="gibt es schon"):
        make_at_sites(format_=team, sites=[cast.sued.pk], by=cast.cleo, at=make.NOW)
    with pytest.raises(Refused, match="mindestens einen Standort"):
        make_at_sites(format_=team, sites=[], by=cast.cleo, at=make.NOW)


def test_the_page_shows_what_would_be_made_and_makes_it(
    cast: Cast, team: Format, cleo: Client
) -> None:
    url = reverse("planning:format_sites", args=[team.pk])

    html = cleo.get(url).content.decode()
    answer = cleo.post(url, {"sites": [cast.sued.pk]})

    assert "Neue Zielgruppe „Leitungsteam 2“" in html
    assert "site_lead ben" in html
    assert answer.status_code == 302
    assert Format.objects.filter(code="LT2").exists()
    assert "Gibt es dort schon" in cleo.get(url).content.decode()
    assert Entry.objects.latest("pk").summary.startswith("Format an weiteren Standorten angelegt")


@pytest.mark.parametrize("sent", [{}, {"sites": ["x"]}, {"sites": ["999"]}, {"sites": ["9" * 40]}])
def test_no_or_strange_sites_are_refused(
    cast: Cast, team: Format, cleo: Client, sent: dict[str, Any]
) -> None:
    answer = cleo.post(reverse("planning:format_sites", args=[team.pk]), sent)

    assert answer.status_code == 422
    assert list(Format.objects.all()) == [team]


def test_a_shared_format_has_no_other_sites(jour_fixe: Format, cleo: Client) -> None:
    assert cleo.get(reverse("planning:format_sites", args=[jour_fixe.pk])).status_code == 404


@pytest.mark.parametrize("number", [1, 3, 30])
def test_the_page_takes_the_same_queries_for_any_number(
    cast: Cast, team: Format, cleo: Client, number: int, django_assert_num_queries: Any
) -> None:
    for at in range(number):
        site = make.make_site(cast.programme, mark=f"S{at}")
        make.make_post(cast.programme, kind="site_lead", title=f"Leitung {at}", site=site)

    with django_assert_num_queries(19):
        answer = cleo.get(reverse("planning:format_sites", args=[team.pk]))

    assert len(answer.context["form"].drafts) == number + 1


def test_the_list_shows_what_all_share_first_and_then_each_site(
    cast: Cast, team: Format, jour_fixe: Format, cleo: Client
) -> None:
    groups = cleo.get(reverse("planning:formats")).context["groups"]

    assert [group.title for group in groups] == ["Gemeinsame Formate", "1. Grundschule"]
    assert [row.record for group in groups for row in group.rows] == [jour_fixe, team]


def test_the_year_offers_its_sites_as_people_count(cast: Cast, cleo: Client) -> None:
    for mark in ("117", "14"):
        site = make.make_site(cast.programme, mark=mark, name=f"{mark}. Grundschule")
        circle = make.make_circle(cast.programme, name=f"Team {mark}", site=site)
        make.make_format(cast.programme, circle, code=f"T{mark}", name=f"T{mark}")

    page = cleo.get(reverse("planning:year"), {"standort": "alle"}).context["page"]

    assert [site.mark for site in page.scope.sites] == ["14", "117"]
    assert {lane.row.name: lane.mark for lane in page.lanes} == {"T117": "117", "T14": "14"}
