"""The formats: list, form, and a frequency that is read while it is typed; Soll and Ist."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests import make
from tests.cast import Cast
from tests.planning.conftest import occur

from wirkraum.history.actions import undo
from wirkraum.history.models import Entry
from wirkraum.planning.models import Format
from wirkraum.planning.queries import soll_ist
from wirkraum.planning.queries.formats import FormatRow

D = dt.date


def rows_of(answer: Any) -> list[FormatRow]:
    return [row for group in answer.context["groups"] for row in group.rows]


def fields(cast: Cast, **more: Any) -> dict[str, Any]:
    return {
        "name": "Netzwerktreffen",
        "code": "nt",
        "circle": cast.leads.pk,
        "frequency_text": "2x/Jahr (März/Nov)",
        "minutes": 180,
        "weekdays": ["1", "3"],
        "earliest": "09:00",
        "latest": "16:00",
        "preferred_weekday": "3",
        "valid_from": "2023-08-01",
        "coordination": "required",
        "reserve_period": "month",
    } | more


@pytest.mark.parametrize("number", [1, 3, 30])
def test_the_list_takes_the_same_queries_for_any_number(
    cast: Cast, cleo: Client, number: int, django_assert_num_queries: Any
) -> None:
    for at in range(number):
        make.make_format(cast.programme, cast.leads, code=f"F{at}")

    with django_assert_num_queries(7):
        answer = cleo.get(reverse("planning:formats"))

    assert len(rows_of(answer)) == number


def test_the_list_says_what_each_promises(cast: Cast, jour_fixe: Format, cleo: Client) -> None:
    make.make_format(cast.programme, cast.leads, code="AK", frequency_text="tbd")

    rows = rows_of(cleo.get(reverse("planning:formats")))

    assert [(row.frequency, row.agreed) for row in rows] == [
        ("2× im Monat", 18),
        ("Häufigkeit offen", None),
    ]


def test_a_format_is_entered_changed_and_taken_back(cast: Cast, cleo: Client) -> None:
    cleo.post(reverse("planning:format_new"), fields(cast))
    one = Format.objects.get()
    edit = reverse("planning:format_edit", args=[one.pk])

    cleo.post(edit, fields(cast, frequency_text="1x/Quartal", version=one.version))

    changed = Format.objects.get()
    undo(entry=Entry.objects.latest("pk"), by=cast.cleo, at=make.NOW, summary="zurück")
    assert (one.code, one.weekdays, one.preferred_weekday) == ("NT", [1, 3], 3)
    assert changed.frequency_text == "1x/Quartal"
    assert Format.objects.get().frequency_text == "2x/Jahr (März/Nov)"


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"frequency_text": "2x/Jahr (Foo/Nov)"}, "»Foo« ist kein Monat"),
        ({"weekdays": []}, "Mögliche Wochentage"),
        ({"latest": "10:00"}, "ist zu wenig Zeit"),
        ({"preferred_weekday": "5"}, "Dieser Wochentag ist oben nicht gewählt"),
        ({"preferred_start": "15:00"}, "Dieser Beginn passt nicht"),
        ({"code": "JF"}, "Dieses Kürzel ist schon vergeben"),
        ({"minutes": "5"}, "15"),
        ({"circle": "0"}, "Zielgruppe"),
    ],
)
def test_a_format_that_cannot_be_is_refused(
    cast: Cast, jour_fixe: Format, cleo: Client, wrong: dict[str, Any], words: str
) -> None:
    answer = cleo.post(reverse("planning:format_new"), fields(cast, **wrong))

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert Format.objects.get() == jour_fixe


def test_a_format_with_termine_stays(jour_fixe: Format, cleo: Client) -> None:
    occur(jour_fixe, D(2024, 2, 5))
    url = reverse("planning:format_delete", args=[jour_fixe.pk])

    kept = cleo.post(url, follow=True).content.decode()

    assert "lässt sich nicht löschen" in kept
    jour_fixe.occurrences.all().delete()
    cleo.post(url)
    assert not Format.objects.exists()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2x/Monat", "2× im Monat"),
        ("2x/Monat", "18 Termine im Schuljahr 2023/24"),
        ("Nach Bedarf", "gezählt wird, was stattfindet"),
        ("tbd", "geplant wird erst"),
        ("2x/Jahr (Foo/Nov)", "»Foo« ist kein Monat"),
        ("<b>x</b>", "&lt;"),
    ],
)
def test_a_frequency_is_read_while_it_is_typed(
    jour_fixe: Format, cleo: Client, text: str, words: str
) -> None:
    answer = cleo.get(reverse("planning:frequency"), {"frequency_text": text})

    assert words in answer.content.decode() or text.startswith("<")
    assert "<b>x" not in answer.content.decode()


def test_no_words_are_answered_with_nothing(cast: Cast, cleo: Client) -> None:
    assert cleo.get(reverse("planning:frequency")).content == b""


@pytest.mark.parametrize("number", [1, 3, 30])
def test_soll_ist_takes_the_same_queries_for_any_number(
    cast: Cast, jour_fixe: Format, number: int, django_assert_num_queries: Any
) -> None:
    for at in range(number):
        one = make.make_format(cast.programme, cast.leads, code=f"F{at}")
        occur(one, D(2023, 9, 1) + dt.timedelta(days=7 * at), status="held")

    with django_assert_num_queries(3):
        rows = soll_ist(cast.programme, make.TODAY)

    assert len(rows) == number + 1


@pytest.mark.parametrize(
    ("text", "day", "status", "state", "word"),
    [
        ("tbd", None, "", "undecided", "festlegen"),
        ("Nach Bedarf", None, "", "quiet", ""),
        ("Nach Bedarf", "2023-11-28", "planned", "ahead", ""),
        ("1x/Jahr", None, "", "missing", "1 fehlt"),
        ("1x/Jahr", "2023-11-27", "announced", "today", "heute"),
        ("1x/Jahr", "2023-11-24", "held", "met", "erfüllt"),
        ("1x/Jahr", "2024-02-05", "planned", "ahead", ""),
        ("2x/Monat", None, "", "missing", "6 fehlen"),
    ],
)
def test_soll_ist_says_what_to_do(
    jour_fixe: Format, cast: Cast, text: str, day: str | None, status: str, state: str, word: str
) -> None:
    Format.objects.update(frequency_text=text)
    if day:
        occur(jour_fixe, D.fromisoformat(day), status=status)

    (row,) = soll_ist(cast.programme, make.TODAY)

    assert (row.state, row.word) == (state, word)


def test_soll_ist_answers_as_of_any_day(jour_fixe: Format, cast: Cast) -> None:
    for day in (D(2023, 9, 4), D(2023, 9, 18), D(2023, 10, 16)):
        occur(jour_fixe, day, status="held")

    held = [soll_ist(cast.programme, day)[0].held for day in (D(2023, 9, 30), D(2023, 10, 16))]
    (row,) = soll_ist(cast.programme, D(2023, 9, 30))

    assert held == [2, 3]
    assert (row.begun, row.due, row.agreed) == (3, 3, 18)
    assert row.label == "2 von 3 gehalten, 1 fehlt"
    assert soll_ist(cast.programme, D(2022, 9, 30)) == ()
