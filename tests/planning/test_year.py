"""The year page: three views of one year, and what was agreed beside what was held."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests import make
from tests.cast import Cast
from tests.planning.conftest import occur

from wirkraum.planning.models import Format

D = dt.date
YEAR = "/jahresplan/"


@pytest.mark.parametrize("view", ["formate", "monate", "liste"])
@pytest.mark.parametrize("number", [1, 3, 30])
def test_the_year_takes_the_same_queries_for_any_number(
    jour_fixe: Format, cleo: Client, number: int, view: str, django_assert_num_queries: Any
) -> None:
    for at in range(number):
        occur(jour_fixe, D(2023, 12, 1) + dt.timedelta(days=7 * at))

    with django_assert_num_queries(7):
        answer = cleo.get(f"{YEAR}?ansicht={view}")

    assert answer.status_code == 200
    assert answer.context["page"].count == number


def test_the_year_is_laid_out_in_weeks(jour_fixe: Format, cleo: Client) -> None:
    page = cleo.get(YEAR).context["page"]

    assert (page.scale.start, page.scale.weeks) == (D(2023, 7, 31), 53)
    assert page.today == (D(2023, 11, 27) - D(2023, 7, 31)).days
    assert [(one.name, one.note) for one in page.months][:6] == [
        ("Aug", "2023"),
        ("Sept", "KW 36"),
        ("Okt", "KW 40"),
        ("Nov", "KW 45"),
        ("Dez", "KW 49"),
        ("Jan", "2024"),
    ]
    assert [one.short for one in page.holidays if one.short] == [
        *("Sommer", "Herbst", "Weihn.", "Winter", "Ostern", "Sommer"),
    ]
    assert page.months[3].free == "Buß- und Bettag 22.11."
    assert page.months[4].free == "Weihnachtsferien ab 23.12."
    assert page.months[6].free == "Winterferien 12.–23.2."
    assert page.months[11].closed


def test_only_termine_of_formats_count(jour_fixe: Format, cast: Cast, cleo: Client) -> None:
    make.make_termin(cast.programme, title="Jour fixe", on=D(2024, 2, 6))
    occur(jour_fixe, D(2024, 2, 5))
    occur(jour_fixe, D(2022, 2, 5))

    page = cleo.get(YEAR).context["page"]

    assert page.count == 1
    assert [chip.day for chip in page.chips] == [D(2024, 2, 5)]


@pytest.mark.parametrize(
    ("day", "status", "state", "word"),
    [
        (D(2023, 11, 13), "held", "gehalten", "gehalten"),
        (D(2023, 11, 13), "documented", "gehalten", "dokumentiert"),
        (D(2023, 11, 13), "announced", "fest", "steht fest, noch nicht eingetragen"),
        (D(2023, 11, 27), "announced", "heute", "heute"),
        (D(2023, 11, 27), "held", "gehalten", "gehalten"),
        (D(2023, 12, 11), "announced", "fest", "steht fest"),
        (D(2023, 12, 11), "planned", "geplant", "geplant"),
        (D(2023, 12, 11), "cancelled", "ausgefallen", "ausgefallen"),
    ],
)
def test_chips_say_their_state(
    jour_fixe: Format, cleo: Client, day: dt.date, status: str, state: str, word: str
) -> None:
    occur(jour_fixe, day, status=status)

    chip = cleo.get(YEAR).context["page"].chips[0]

    assert (chip.state, chip.word) == (state, word)
    assert chip.title.startswith("Jour fixe, Montag, ")


def test_chips_are_numbered_without_the_cancelled(jour_fixe: Format, cleo: Client) -> None:
    occur(jour_fixe, D(2024, 1, 8))
    occur(jour_fixe, D(2024, 1, 22), status="cancelled")
    occur(jour_fixe, D(2024, 2, 5))

    chips = cleo.get(YEAR).context["page"].chips

    assert [chip.number for chip in chips] == [1, None, 2]


def test_chips_keep_apart_in_their_lane(jour_fixe: Format, cleo: Client) -> None:
    for day in (5, 6, 7):
        occur(jour_fixe, D(2024, 2, day))

    places = [chip.t for chip in cleo.get(YEAR).context["page"].chips]

    assert places[1] - places[0] >= 14
    assert places[2] - places[1] >= 14


@pytest.mark.parametrize(
    ("days", "beside"),
    [((), None), (((2023, 10, 2),), D(2023, 10, 2)), (((2024, 5, 6),), None)],
    ids=["an empty lane", "after the last", "before a late one"],
)
def test_the_note_of_a_lane_stands_where_no_termin_is(
    cast: Cast, cleo: Client, days: tuple[tuple[int, int, int], ...], beside: dt.date | None
) -> None:
    one = make.make_format(cast.programme, cast.leads, frequency_text="nach Bedarf")
    for day in days:
        occur(one, D(*day))

    page = cleo.get(YEAR).context["page"]

    assert page.lanes[0].note
    assert page.lanes[0].note_t == (page.scale.at(beside) if beside else 0) + 30


def test_a_full_lane_has_no_note(cast: Cast, cleo: Client) -> None:
    one = make.make_format(cast.programme, cast.leads, frequency_text="nach Bedarf")
    for day in (D(2023, 9, 12), D(2023, 12, 12), D(2024, 3, 12), D(2024, 6, 11)):
        occur(one, day)

    assert cleo.get(YEAR).context["page"].lanes[0].note == ""


def test_the_coordination_gets_what_the_script_moves(jour_fixe: Format, cleo: Client) -> None:
    termin = occur(jour_fixe, D(2024, 2, 5))
    occur(jour_fixe, D(2023, 11, 13), status="held")

    html = cleo.get(YEAR).content.decode()

    assert html.count(f'data-move="/jahresplan/termin/{termin.uid}/verschieben/"') == 2
    assert html.count("data-move=") == 2
    assert 'id="verschieben"' in html


def test_a_reader_gets_nothing_to_move(jour_fixe: Format, cast: Cast, client: Client) -> None:
    occur(jour_fixe, D(2024, 2, 5))
    client.force_login(cast.ada)

    html = client.get(YEAR).content.decode()

    assert "data-move=" not in html
    assert "Neu planen" not in html
    assert "Warum dieser Termin?" in html


def test_the_panel_of_the_next_termin_is_loaded_that_of_the_chosen_one_is_there(
    jour_fixe: Format, cleo: Client
) -> None:
    occur(jour_fixe, D(2023, 11, 13), status="held")
    coming = occur(jour_fixe, D(2023, 12, 11))
    later = occur(jour_fixe, D(2024, 2, 5))

    by_itself = cleo.get(YEAR)
    chosen = cleo.get(f"{YEAR}?termin={later.uid}").context["why"]

    html = by_itself.content.decode()
    assert by_itself.context["why"] is None
    assert f'hx-get="{reverse("planning:why", args=[coming.uid])}" hx-trigger="load"' in html
    assert f"termin={coming.uid}#warum" in html  # without a script
    assert (chosen.uid, chosen.number) == (later.uid, 3)
    assert str(chosen.reasons[0].title) == "Vereinbart: 2× im Monat"
    assert chosen.may_announce


def test_a_cancelled_termin_gives_its_reason(jour_fixe: Format, cleo: Client) -> None:
    termin = occur(
        jour_fixe, D(2024, 2, 5), status="cancelled", cancelled_because="Der Saal ist belegt."
    )

    answer = cleo.get(f"{YEAR}?termin={termin.uid}")

    assert answer.context["why"].reasons == ()
    assert "Der Saal ist belegt." in answer.content.decode()


@pytest.mark.parametrize("query", ["?termin=x", "?termin=6a2f41a3-c54c-4ad5-8f3c-3c0f6f1e9a11"])
def test_unknown_termine_are_not_found(jour_fixe: Format, cleo: Client, query: str) -> None:
    assert cleo.get(YEAR + query).status_code == 404


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("", "2023/24"),
        ("?jahr=2024-25", "2024/25"),
        ("?jahr=2024/25", "2024/25"),
        ("?jahr=unsinn", "2023/24"),
        ("?jahr=9999-10000", "2023/24"),
    ],
)
def test_the_year_asked_for_is_shown(
    jour_fixe: Format, cleo: Client, asked: str, shown: str
) -> None:
    answer = cleo.get(YEAR + asked)

    assert answer.context["page"].year.label == shown
    assert any(one["current"] for one in answer.context["school_years"])


def test_nothing_is_missing_in_a_year_to_come(jour_fixe: Format, cleo: Client) -> None:
    lanes = cleo.get(f"{YEAR}?jahr=2024-25").context["page"].lanes

    assert [(lane.row.state, lane.row.agreed > 10) for lane in lanes] == [("quiet", True)]


def test_examples_are_marked(jour_fixe: Format, cleo: Client) -> None:
    termin = occur(jour_fixe, D(2024, 2, 5), is_example=True)

    html = cleo.get(f"{YEAR}?ansicht=liste&termin={termin.uid}").content.decode()

    assert html.count("Beispiel</span>") == 2


def test_termine_of_one_day_stand_in_order_of_time(jour_fixe: Format, cleo: Client) -> None:
    occur(jour_fixe, D(2024, 2, 5), at=dt.time(14))
    occur(jour_fixe, D(2024, 2, 5), at=dt.time(9))

    chips = cleo.get(YEAR).context["page"].chips

    assert [chip.hours for chip in chips] == ["9:00–11:00", "14:00–16:00"]
