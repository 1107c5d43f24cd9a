"""Planning on the page: a first plan, a preview that saves nothing, taking over, making firm."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from tests import make
from tests.cast import Cast
from tests.planning.conftest import Searched, occur

from wirkraum.calendar.models import Termin
from wirkraum.meetings.models import Quote
from wirkraum.planning.models import Format

D = dt.date
YEAR = "/jahresplan/"


def test_formats_without_termine_offer_a_first_plan(jour_fixe: Format, cleo: Client) -> None:
    html = cleo.get(YEAR).content.decode()

    assert "Aus Ihren Formaten ergeben sich 18 Termine" in html
    assert "Vorschlag ansehen" in html


def test_without_formats_there_is_a_way_to_the_first(cast: Cast, cleo: Client) -> None:
    html = cleo.get(YEAR).content.decode()

    assert "Noch keine Formate" in html
    assert reverse("planning:format_new") in html


def test_planning_shows_everything_and_saves_nothing(
    jour_fixe: Format, cleo: Client, searched: Searched
) -> None:
    planned = occur(jour_fixe, D(2023, 12, 25))

    answer = searched({"jahr": "2023-24"})

    html = answer.content.decode()
    chips = {chip.day: chip.state for chip in answer.context["page"].chips}
    assert answer.status_code == 200
    assert "nichts gespeichert" in html
    assert "Weihnacht" in html
    assert chips[D(2023, 12, 25)] == "alt"
    assert list(chips.values()).count("neu") > 10
    assert jour_fixe.occurrences.get().termin == planned


def test_proposals_are_taken_over_as_chosen(
    jour_fixe: Format, cleo: Client, searched: Searched
) -> None:
    preview = searched().context["preview"]
    keys = [line.key for line in preview.lines]

    answer = cleo.post(reverse("planning:adopt"), {"vorschlag": [*keys[:2], "unsinn"]}, follow=True)

    assert jour_fixe.occurrences.count() == 2
    assert "2 Termine übernommen" in answer.content.decode()
    assert "Rückgängig" in answer.content.decode()


def test_nothing_chosen_changes_nothing(jour_fixe: Format, cleo: Client) -> None:
    answer = cleo.post(reverse("planning:adopt"), {"jahr": "2023-24"}, follow=True)

    assert "Nichts gewählt" in answer.content.decode()
    assert not jour_fixe.occurrences.exists()


def test_the_same_proposals_are_taken_over_once(
    jour_fixe: Format, cleo: Client, searched: Searched
) -> None:
    preview = searched().context["preview"]
    keys = {"vorschlag": [line.key for line in preview.lines]}
    cleo.post(reverse("planning:adopt"), keys)
    number = jour_fixe.occurrences.count()

    answer = cleo.post(reverse("planning:adopt"), keys, follow=True)

    assert "nicht mehr aktuell" in answer.content.decode()
    assert jour_fixe.occurrences.count() == number


def test_unknown_holidays_are_said(cast: Cast, cleo: Client) -> None:
    make.make_format(cast.programme, cast.leads)

    assert "noch keine Schulferien" in cleo.get(YEAR).content.decode()


def test_outdated_proposals_say_so(jour_fixe: Format, cleo: Client) -> None:
    key = f"drop {jour_fixe.pk} 2024-02-05 6a2f41a3-c54c-4ad5-8f3c-3c0f6f1e9a11"

    answer = cleo.post(reverse("planning:adopt"), {"vorschlag": key}, follow=True)

    assert "nicht mehr aktuell" in answer.content.decode()


def test_a_complete_year_has_nothing_to_change(
    jour_fixe: Format, cleo: Client, searched: Searched
) -> None:
    for day in (6, 20):
        occur(jour_fixe, D(2023, 11, day), status="held")
    preview = searched().context["preview"]
    cleo.post(reverse("planning:adopt"), {"vorschlag": [line.key for line in preview.lines]})

    again = searched()

    assert again.context["preview"].lines == ()
    assert "nichts zu ändern" in again.content.decode()


def test_chosen_termine_become_firm(jour_fixe: Format, cleo: Client) -> None:
    termine = [occur(jour_fixe, D(2024, 2, 5)), occur(jour_fixe, D(2024, 3, 4))]

    answer = cleo.post(
        reverse("planning:announce"), {"termin": [one.uid for one in termine]}, follow=True
    )

    assert "2 Termine stehen fest" in answer.content.decode()
    assert {one.termin.status for one in jour_fixe.occurrences.all()} == {"announced"}


def test_announcing_nothing_says_so(jour_fixe: Format, cleo: Client) -> None:
    answer = cleo.post(reverse("planning:announce"), {"termin": "unsinn"}, follow=True)

    assert "mindestens einen" in answer.content.decode()


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2024-02-05 x"])
def test_a_proposal_nobody_made_is_left_out(day: str, jour_fixe: Format, cleo: Client) -> None:
    key = f"new {jour_fixe.pk} {day} 540 -"

    assert cleo.post(reverse("planning:adopt"), {"vorschlag": key}).status_code == 302
    assert not Termin.objects.exists()


def test_the_same_proposal_twice_is_outdated(jour_fixe: Format, cleo: Client) -> None:
    key = f"new {jour_fixe.pk} 2024-02-05 540 -"

    answer = cleo.post(reverse("planning:adopt"), {"vorschlag": [key, key]}, follow=True)

    assert "nicht mehr aktuell" in answer.content.decode()
    assert not Termin.objects.exists()


def test_a_termin_with_a_quote_does_not_go(jour_fixe: Format, cleo: Client) -> None:
    termin = occur(jour_fixe, dt.date(2024, 2, 5))
    Quote.objects.create(programme=termin.programme, termin=termin, text="Gut")
    key = f"drop {jour_fixe.pk} 2024-02-05 {termin.uid}"

    answer = cleo.post(reverse("planning:adopt"), {"vorschlag": key}, follow=True)

    assert "hängt noch ein Zitat" in answer.content.decode()
    assert Termin.objects.get() == termin
