"""The panel “Warum dieser Termin?”: a fragment or with the year; for everybody who sees the Termin."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests import make
from tests.cast import Cast
from tests.planning.conftest import occur

from wirkraum.calendar.models import Participant, Termin
from wirkraum.kit.words import spoken
from wirkraum.planning.models import Format, Occurrence
from wirkraum.programme.models import Post

D = dt.date
FRAGMENT = {"HX-Request": "true"}
HIDDEN = "Personalgespräch"


@pytest.fixture
def termin(jour_fixe: Format) -> Termin:
    """A Tuesday, for want of the Mondays of its month."""
    for day in (D(2024, 1, 8), D(2024, 1, 22), D(2024, 3, 4), D(2024, 3, 18)):
        occur(jour_fixe, day)
    return occur(jour_fixe, D(2024, 2, 6))


def address(termin: Termin) -> str:
    return reverse("planning:why", args=[termin.uid])


def said(client: Client, termin: Termin) -> dict[str, str]:
    """The titles and details of the panel."""
    found = client.get(address(termin), headers=FRAGMENT).context["why"].reasons
    return {spoken(one.title): spoken(one.detail) for one in found}


def a_meeting(cast: Cast, on: dt.date, lead: str) -> Termin:
    """Something else that takes a lead's whole day."""
    termin = make.make_termin(cast.programme, on=on, title=HIDDEN, minutes=480, visibility="team")
    Participant.objects.create(termin=termin, post=Post.objects.get(title=f"site_lead {lead}"))
    return termin


def test_the_panel_is_a_fragment_or_comes_with_the_year(termin: Termin, cleo: Client) -> None:
    part = cleo.get(address(termin), headers=FRAGMENT).content.decode()
    page = cleo.get(address(termin)).content.decode()

    assert "<html" not in part
    assert part.count('id="warum"') == page.count('id="warum"') == 1
    assert 'hx-trigger="load"' not in page.partition('id="warum"')[2].partition("</aside>")[0]
    assert f'href="{reverse("planning:others", args=[termin.uid])}"' in part


@pytest.mark.parametrize("number", [1, 3, 30])
def test_the_panel_takes_the_same_queries_for_any_number(
    jour_fixe: Format, cast: Cast, number: int, client: Client, django_assert_num_queries: Any
) -> None:
    for at in range(number):
        last = occur(jour_fixe, D(2023, 12, 4) + dt.timedelta(days=7 * at))
    counts = {}
    for who in ("cleo", "ada"):
        client.force_login(getattr(cast, who))
        with django_assert_num_queries(QUERIES[who]):
            counts[who] = client.get(address(last), headers=FRAGMENT).status_code

    assert counts == {"cleo": 200, "ada": 200}


QUERIES = {"cleo": 21, "ada": 22}


@pytest.mark.parametrize("number", [1, 3, 30])
def test_other_times_take_the_same_queries_for_any_number(
    jour_fixe: Format, cleo: Client, number: int, django_assert_num_queries: Any
) -> None:
    for at in range(number):
        last = occur(jour_fixe, D(2023, 12, 4) + dt.timedelta(days=7 * at))

    with django_assert_num_queries(21):
        answer = cleo.get(reverse("planning:others", args=[last.uid]), headers=FRAGMENT)

    assert answer.status_code == 200


def test_what_a_reader_may_not_see_stands_in_the_way_without_its_name(
    cast: Cast, termin: Termin, client: Client
) -> None:
    for day in (5, 26):
        a_meeting(cast, D(2024, 2, day), "ada")
    named, unnamed = (
        "site_lead ada ist nicht immer frei (Personalgespräch)",
        "site_lead ada ist nicht immer frei",
    )

    for who, title in (("cleo", named), ("ada", named), ("ben", unnamed), ("dora", unnamed)):
        client.force_login(getattr(cast, who))
        found = said(client, termin)
        assert found[title] == "Sonst läge er am Mo 5.2.", who
        assert (HIDDEN in client.get(address(termin)).content.decode()) == (title == named)


def test_a_pinned_termin_says_so(termin: Termin, cleo: Client) -> None:
    Occurrence.objects.filter(termin=termin).update(pinned=True)

    assert said(cleo, termin)["Festgehalten"] == "Beim Neuplanen bleibt dieser Termin, wo er ist."


def test_what_was_held_or_is_past_is_not_to_be_moved_elsewhere(
    jour_fixe: Format, cleo: Client
) -> None:
    for more in ({"status": "held"}, {}):
        past = occur(jour_fixe, D(2023, 11, 13), **more)
        why = cleo.get(address(past), headers=FRAGMENT).context["why"]

        assert not why.may_ask
        assert spoken(why.reasons[-1].title).startswith("November 2023")
        assert "nächstbester" not in spoken(why.reasons[-1].detail)


def test_todays_termin_may_still_go_to_another_day(jour_fixe: Format, cleo: Client) -> None:
    today = occur(jour_fixe, make.TODAY)

    why = cleo.get(address(today), headers=FRAGMENT).context["why"]
    others = cleo.get(reverse("planning:others", args=[today.uid])).context["others"]

    assert why.may_ask
    assert all(one.day > make.TODAY for one in others)


def test_what_others_set_is_not_to_be_moved_elsewhere(termin: Termin, cleo: Client) -> None:
    Format.objects.update(set_by_others=True)

    why = cleo.get(address(termin), headers=FRAGMENT).context["why"]

    assert spoken(why.reasons[0].title) == "Steht von außen fest"
    assert why.may_move
    assert not why.may_ask


def test_a_reader_gets_reasons_and_no_buttons(termin: Termin, cast: Cast, client: Client) -> None:
    client.force_login(cast.emil)

    html = client.get(address(termin), headers=FRAGMENT).content.decode()

    assert "Vereinbart: 2× im Monat" in html
    assert "<button" not in html
    assert reverse("planning:others", args=[termin.uid]) not in html
