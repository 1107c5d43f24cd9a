"""The form of a format: few fields are enough, and rules that cannot be are refused."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests import make
from tests.cast import Cast

from wirkraum.calendar.models import Place, Room
from wirkraum.history.models import Entry
from wirkraum.planning.models import Format

D = dt.date
NEW = "planning:format_new"


def fields(cast: Cast, **more: Any) -> dict[str, Any]:
    return {
        "name": "Stadtteilrunde",
        "code": "SR",
        "circle": cast.leads.pk,
        "frequency_text": "1x/Monat",
        "minutes": 90,
        "weekdays": ["1", "2", "3", "4", "5"],
        "earliest": "09:00",
        "latest": "16:00",
        "valid_from": "2023-08-01",
        "coordination": "required",
        "reserve_period": "month",
    } | more


def page(client: Client, name: str, **more: Any) -> str:
    return client.get(reverse(f"planning:{name}"), more).content.decode()


def room(cast: Cast, name: str = "Saal") -> Room:
    place, _ = Place.objects.get_or_create(programme=cast.programme, name="Rathaus")
    return Room.objects.create(place=place, name=name, seats=20)


def test_an_ordinary_format_needs_no_rule(cast: Cast, cleo: Client) -> None:
    cleo.post(reverse(NEW), fields(cast))

    one = Format.objects.get()
    assert (one.coordination, one.reserve_period, one.min_gap_days) == ("required", "month", None)
    assert not any((one.in_holidays, one.not_first_week, one.set_by_others, one.reserve))


def test_the_new_page_asks_for_five_things_and_folds_the_rules(cast: Cast, cleo: Client) -> None:
    html = page(cleo, "format_new")

    assert "Keine besonderen Regeln" in html
    assert '<details class="formatteil regeln">' in html
    for legend in ("Was und wer", "Wie oft", "Wann", "Wo"):
        assert f"<legend>{legend}</legend>" in html


def test_rules_are_kept_and_said_in_one_sentence(
    cast: Cast, jour_fixe: Format, cleo: Client
) -> None:
    saal = room(cast)
    wanted = {
        "min_gap_days": 20,
        "not_first_week": "on",
        "not_beside_holidays": "on",
        "not_with": [jour_fixe.pk],
        "rooms": [saal.pk],
        "coordination": "optional",
    }

    cleo.post(reverse(NEW), fields(cast, **wanted))

    one = Format.objects.get(code="SR")
    assert list(one.not_with.all()) == [jour_fixe]
    assert list(jour_fixe.not_with.all()) == [one]
    assert list(one.rooms.all()) == [saal]
    said = (
        "20 Tage Abstand, nicht in der ersten Schulwoche, nicht am Tag vor oder nach den Ferien, "
        "nie am selben Tag wie Jour fixe, Koordinierung nur eingeladen"
    )
    assert said in cleo.get(reverse("planning:format_edit", args=[one.pk])).content.decode()
    assert f"Regeln: {said}" in page(cleo, "formats")


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"reserve": "2"}, "nur bei der Häufigkeit „nach Bedarf“"),
        ({"set_by_others": "on"}, "eine Häufigkeit, die Tage nennt"),
        ({"set_by_others": "on", "frequency_text": "tbd"}, "eine Häufigkeit, die Tage nennt"),
        ({"min_gap_days": "0"}, "Abstand mindestens"),
        ({"min_gap_days": "9999"}, "Abstand mindestens"),
        ({"coordination": "boss"}, "Die Koordinierung"),
        ({"frequency_text": "quatsch", "reserve": "2"}, "Häufigkeit"),
        ({"rooms": ["99999999999999999999"]}, "mögliche Räume"),
    ],
)
def test_rules_that_cannot_be_are_refused(
    cast: Cast, cleo: Client, wrong: dict[str, Any], words: str
) -> None:
    room(cast)

    answer = cleo.post(reverse(NEW), fields(cast, **wrong))

    html = answer.content.decode()
    assert answer.status_code == 422
    assert words.casefold() in html.casefold()
    assert 'value="Stadtteilrunde"' in html
    assert not Format.objects.exists()


def test_a_refused_rule_is_not_folded_away(cast: Cast, cleo: Client) -> None:
    html = cleo.post(reverse(NEW), fields(cast, reserve="2")).content.decode()

    assert '<details class="formatteil regeln" open>' in html


@pytest.mark.parametrize(
    "more",
    [
        {"frequency_text": "nach Bedarf", "reserve": "1", "reserve_period": "quarter"},
        {"frequency_text": "jeden 1. Mittwoch", "set_by_others": "on"},
        {"frequency_text": "jeden Mittwoch", "set_by_others": "on"},
    ],
)
def test_rules_that_go_together_are_kept(cast: Cast, cleo: Client, more: dict[str, Any]) -> None:
    assert cleo.post(reverse(NEW), fields(cast, **more)).status_code == 302


def test_a_format_never_shuts_itself_out(jour_fixe: Format, cast: Cast, cleo: Client) -> None:
    edit = reverse("planning:format_edit", args=[jour_fixe.pk])

    answer = cleo.post(edit, fields(cast, code="JF", not_with=[jour_fixe.pk], version=1))

    assert answer.status_code == 422
    assert not jour_fixe.not_with.exists()


def test_rooms_and_formats_of_another_programme_are_no_choice(cast: Cast, cleo: Client) -> None:
    place = Place.objects.create(programme=cast.elsewhere, name="Fremd")
    strange = Room.objects.create(place=place, name="Saal", seats=9)
    circle = make.make_circle(cast.elsewhere)
    other = make.make_format(cast.elsewhere, circle)

    for wrong in ({"rooms": [strange.pk]}, {"not_with": [other.pk]}):
        assert cleo.post(reverse(NEW), fields(cast, **wrong)).status_code == 422
    assert "Fremd" not in page(cleo, "format_new")


@pytest.mark.parametrize("number", [1, 3, 30])
def test_the_form_takes_the_same_queries_for_any_number(
    cast: Cast, cleo: Client, number: int, django_assert_max_num_queries: Any
) -> None:
    for at in range(number):
        make.make_format(cast.programme, cast.leads, code=f"F{at}")
        room(cast, f"Raum {at}")
    edit = reverse("planning:format_edit", args=[Format.objects.order_by("pk")[0].pk])

    with django_assert_max_num_queries(20):
        assert cleo.get(edit).status_code == 200


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"weekdays": ["2"]}, "mögliche Tage"),
        ({"min_gap_days": "20"}, "mit 20 Tagen Abstand geht nicht auf"),
        ({"min_gap_days": "zwanzig"}, "18 Termine im Schuljahr 2023/24"),
        ({"valid_from": "2024-07-01"}, "0 mögliche Tage"),
        ({"valid_from": "2199-01-01"}, "0 mögliche Tage"),
        ({"frequency_text": "jeden 1. Mittwoch", "set_by_others": "on"}, "Termine im Schuljahr"),
        ({"frequency_text": "nach Bedarf", "reserve": "1"}, "mögliche Tage"),
        ({"reserve_period": "century", "reserve": "-3", "weekdays": ["9"]}, "mögliche Tage"),
    ],
)
def test_what_the_rules_leave_is_said_while_it_is_typed(
    jour_fixe: Format, cleo: Client, asked: dict[str, Any], words: str
) -> None:
    assert words in page(cleo, "frequency", **({"frequency_text": "2x/Monat"} | asked))


def test_a_copy_lacks_only_its_code(cast: Cast, jour_fixe: Format, cleo: Client) -> None:
    saal, other = room(cast), make.make_format(cast.programme, cast.leads, code="NT")
    jour_fixe.rooms.add(saal)
    jour_fixe.not_with.add(other)
    copy = reverse("planning:format_copy", args=[jour_fixe.pk])

    form = cleo.get(copy).context["form"]
    answer = cleo.post(copy, fields(cast, code="JF"))

    assert form["name"].value() == "Jour fixe"
    assert not form["code"].value()
    assert form["rooms"].value() == [saal.pk]
    assert form["not_with"].value() == [other.pk]
    assert "nie am selben Tag wie Jour fixe" in form.rules
    assert answer.status_code == 422
    assert cleo.post(copy, fields(cast, code="JF2")).status_code == 302
    assert Format.objects.get(code="JF2").name == "Stadtteilrunde"
    assert "Format angelegt" in Entry.objects.latest("pk").summary
