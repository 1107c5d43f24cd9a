"""Moving a Termin on the page: findings while it moves, a question before a firm rule breaks."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.planning.conftest import occur

from wirkraum.calendar.models import Termin
from wirkraum.planning.models import Format

D = dt.date
FREE, GOOD = "2024-02-14", "2024-02-06"


@pytest.fixture
def termin(jour_fixe: Format) -> Termin:
    return occur(jour_fixe, D(2024, 2, 5))


def url(name: str, termin: Termin) -> str:
    return reverse(f"planning:{name}", args=[termin.uid])


def stored(termin: Termin) -> dt.date:
    return Termin.objects.get(pk=termin.pk).day


def test_a_drag_asks_with_the_day_alone(termin: Termin, cleo: Client) -> None:
    bad = cleo.post(url("check", termin), {"date": FREE}).content.decode()
    good = cleo.post(url("check", termin), {"date": GOOD}).content.decode()

    assert 'data-schwere="error"' in bad
    assert "Winterferien" in bad
    assert 'form="verschieben"' in bad
    assert "data-zurueck" in bad
    assert 'data-schwere="error"' not in good
    assert "Dienstag, 6. Februar 2024, 9:00–11:00" in good
    assert stored(termin) == D(2024, 2, 5)


@pytest.mark.parametrize("sent", [{}, {"date": "unsinn"}, {"date": "0001-01-01"}])
def test_a_day_that_is_none_is_answered_with_nothing(
    termin: Termin, cleo: Client, sent: dict[str, str]
) -> None:
    answer = cleo.post(url("check", termin), sent)

    assert (answer.status_code, answer.content) == (200, b"")


def test_a_drop_keeps_the_times(termin: Termin, cleo: Client) -> None:
    answer = cleo.post(url("move", termin), {"date": GOOD}, follow=True)

    moved = Termin.objects.get(pk=termin.pk)
    assert moved.day == D(2024, 2, 6)
    assert moved.ends_at - moved.starts_at == termin.ends_at - termin.starts_at
    assert "Rückgängig" in answer.content.decode()


def test_a_firm_rule_asks_before_it_breaks(termin: Termin, cleo: Client) -> None:
    answer = cleo.post(url("move", termin), {"date": FREE})

    assert answer.status_code == 422
    assert "Trotzdem" in answer.content.decode()
    assert stored(termin) == D(2024, 2, 5)
    assert cleo.post(url("move", termin), {"date": FREE, "trotzdem": "1"}).status_code == 302
    assert stored(termin) == D(2024, 2, 14)


def form(termin: Termin, **more: Any) -> dict[str, Any]:
    fields = {"date": GOOD, "begin": "10:00", "end": "12:00", "version": termin.version}
    return fields | more


def test_the_page_moves_day_and_times(termin: Termin, cleo: Client) -> None:
    page = cleo.get(url("move", termin)).content.decode()

    answer = cleo.post(url("move", termin), form(termin))

    moved = Termin.objects.get(pk=termin.pk)
    assert 'value="2024-02-05"' in page
    # The address leads the focus back to the Termin.
    assert answer["Location"] == f"/jahresplan/?jahr=2023-24&termin={termin.uid}#t-{termin.uid}"
    year = cleo.get(answer["Location"]).content.decode()
    assert year.count(f'id="t-{termin.uid}"') == 1
    assert (moved.starts_at.hour, moved.ends_at.hour) == (9, 11)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"end": "09:00"}, "Das Ende liegt vor dem Beginn."),
        ({"date": ""}, "Bitte prüfen Sie eine Angabe"),
        ({"date": "1066-01-01"}, "Bitte ein Datum zwischen 1900 und 2199."),
        ({"date": "1950-01-01"}, "Dieses Jahr gibt es hier nicht."),
    ],
)
def test_wrong_input_is_kept_and_explained(
    termin: Termin, cleo: Client, wrong: dict[str, str], words: str
) -> None:
    answer = cleo.post(url("move", termin), form(termin, **wrong))

    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_the_slower_of_two_is_told(termin: Termin, cleo: Client) -> None:
    cleo.post(url("move", termin), form(termin))

    answer = cleo.post(url("move", termin), form(termin, date="2024-02-07"))

    assert answer.status_code == 409
    assert "Jemand war schneller" in answer.content.decode()


def test_what_was_held_cannot_move(termin: Termin, cleo: Client) -> None:
    Termin.objects.update(status="held")

    assert cleo.get(url("move", termin)).status_code == 404


def test_a_termin_is_added_on_demand(jour_fixe: Format, cleo: Client) -> None:
    Format.objects.update(frequency_text="Nach Bedarf")
    add = reverse("planning:add", args=[jour_fixe.pk])
    fields = {"date": FREE, "begin": "09:00", "end": "11:00"}

    page = cleo.get(add)
    told = cleo.post(reverse("planning:add_check", args=[jour_fixe.pk]), fields)
    refused = cleo.post(add, fields)
    added = cleo.post(add, fields | {"date": GOOD})

    assert page.context["form"].initial["end"] == dt.time(11)
    assert "Winterferien" in told.content.decode()
    assert (refused.status_code, added.status_code) == (422, 302)
    assert jour_fixe.occurrences.get().termin.day == D(2024, 2, 6)


def test_a_drag_carries_the_version_it_saw(termin: Termin, cleo: Client) -> None:
    html = cleo.get(reverse("planning:year")).content.decode()

    assert f'data-version="{termin.version}"' in html
    assert '<input type="hidden" name="version">' in html


def test_a_drag_of_what_somebody_moved_meanwhile_asks_once_more(
    termin: Termin, cleo: Client
) -> None:
    seen = {"date": GOOD, "version": termin.version}
    Termin.objects.update(version=termin.version + 1, place="Aula")

    outrun = cleo.post(url("move", termin), seen)
    again = outrun.context["form"]["version"].value()

    assert outrun.status_code == 409
    assert "Jemand war schneller" in outrun.content.decode()
    assert stored(termin) == D(2024, 2, 5)
    assert cleo.post(url("move", termin), seen | {"version": again}).status_code == 302
    assert (stored(termin), Termin.objects.get().place) == (D(2024, 2, 6), "Aula")


def test_the_hour_that_clocks_leave_out_is_told(termin: Termin, cleo: Client) -> None:
    sent = form(termin, date="2024-03-31", begin="2:30", end="3:15", trotzdem="1")

    answer = cleo.post(url("move", termin), sent)

    assert answer.status_code == 422
    assert "springt von 2 auf 3" in answer.content.decode()
