"""The page of the weights: sliders, exact numbers, and what the year costs as it is."""

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
from wirkraum.history.queries import of_record, told
from wirkraum.planning.domain.bridge.flaws import Flaws, flaws_of
from wirkraum.planning.domain.bridge.problem import plan_of, problem_of
from wirkraum.planning.domain.costs import costs_of
from wirkraum.planning.domain.flaw_words import effect_told
from wirkraum.planning.domain.problem import Weights
from wirkraum.planning.domain.series import Placed, lay_series
from wirkraum.planning.domain.weight_words import WEIGHTS
from wirkraum.planning.domain.year import lay_out
from wirkraum.planning.models import Format, Weighting
from wirkraum.planning.queries import year_facts
from wirkraum.planning.queries.ground import ground_of
from wirkraum.programme.domain.school_year import SchoolYear

D = dt.date
USUAL = {"rhythm": 2, "evenness": 2, "people": 2, "travel_base": 10, "travel_per_km": 3}


def save(client: Client, **more: Any) -> Any:
    return client.post(reverse("planning:weighting"), USUAL | more)


def test_nothing_stored_means_the_usual(cast: Cast, cleo: Client) -> None:
    html = cleo.get(reverse("planning:weighting")).content.decode()

    assert html.count('type="range"') == 3
    assert html.count('value="2"') == 3
    assert 'placeholder="5"' in html
    assert not Weighting.objects.exists()


def test_sliders_and_numbers_are_kept_and_reach_the_planner(cast: Cast, cleo: Client) -> None:
    assert save(cleo, rhythm=4, people=0, exact_gap_day=7).status_code == 302

    weights = ground_of(cast.programme)[0].weights
    assert (weights.off_weekday, weights.gap_day, weights.third_meeting) == (20, 7, 0)
    assert weights.missing_meeting == Weights().missing_meeting


def test_an_emptied_number_follows_its_slider_again(cast: Cast, cleo: Client) -> None:
    save(cleo, exact_gap_day=7, exact_off_time=0)
    save(cleo, exact_off_time=0, version=1)

    assert Weighting.objects.get().exact == {"off_time": 0}


def test_a_number_the_page_does_not_show_stays(cast: Cast, cleo: Client) -> None:
    Weighting.objects.create(programme=cast.programme, exact={"moved_time_or_room": 9})

    save(cleo, rhythm=3, version=0)

    assert Weighting.objects.get().exact == {"moved_time_or_room": 9}


def test_the_history_says_it_in_words_and_takes_it_back(cast: Cast, cleo: Client) -> None:
    save(cleo)
    save(cleo, rhythm=4, exact_gap_day=7, version=1)

    one, entry = Weighting.objects.get(), Entry.objects.latest("pk")
    said = {each.label: each.after for each in told(of_record(one, limit=1))[0].steps[0].fields}
    undo(entry=entry, by=cast.cleo, at=make.NOW, summary="zurück")

    assert set(said.values()) == {"sehr wichtig", "ein Tag neben dem gleichmäßigen Abstand: 7"}
    assert Weighting.objects.get().rhythm == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"rhythm": 5},
        {"rhythm": -1},
        {"rhythm": ""},
        {"evenness": "viel"},
        {"exact_gap_day": 10_001},
        {"exact_gap_day": -1},
        {"exact_gap_day": "1.5"},
        {"travel_base": 121},
    ],
)
def test_what_is_no_weight_is_refused_and_kept_to_mend(
    cast: Cast, cleo: Client, wrong: dict[str, Any]
) -> None:
    answer = save(cleo, **wrong)

    assert answer.status_code == 422
    assert not Weighting.objects.exists()


def test_two_who_weigh_at_once_are_joined(cast: Cast, cleo: Client) -> None:
    save(cleo)
    save(cleo, rhythm=4, version=1)
    save(cleo, people=0, version=1)

    one = Weighting.objects.get()
    assert (one.rhythm, one.people) == (4, 0)


def test_every_weight_but_the_hour_of_what_is_announced_is_said() -> None:
    assert set(WEIGHTS) == set(Weights.__slots__) - {"moved_time_or_room"}


def test_the_year_says_what_it_costs_now(jour_fixe: Format, cleo: Client) -> None:
    for day in (D(2024, 1, 8), D(2024, 1, 22), D(2024, 2, 5), D(2024, 3, 6)):
        occur(jour_fixe, day)

    effect = cleo.get(reverse("planning:weighting_effect")).context["effect"]

    said = {one.slider: one.says for one in effect.sliders}
    counts = {one.words: one.count for one in effect.flaws}
    assert said["rhythm"].startswith("1 Termin liegt auf einem anderen Wochentag als sonst")
    assert "neben dem gleichmäßigen Abstand" in said["evenness"]
    assert said["people"] == "Keine Wege, keine vollen Tage, alle Eingeladenen können."
    assert counts["ein vereinbarter Termin, der fehlt"] == 14
    assert effect.cost == sum(one.cost for one in effect.flaws)


def test_the_fragment_is_a_page_of_its_own_without_script(cast: Cast, cleo: Client) -> None:
    whole = cleo.get(reverse("planning:weighting_effect")).content.decode()
    part = cleo.get(reverse("planning:weighting_effect"), headers={"HX-Request": "true"})

    assert "<h1" in whole
    assert "ist noch nichts geplant" in whole
    assert "<h1" not in part.content.decode()


@pytest.mark.parametrize("number", [1, 3, 30])
def test_the_effect_takes_the_same_queries_for_any_number(
    cast: Cast, jour_fixe: Format, cleo: Client, number: int, django_assert_max_num_queries: Any
) -> None:
    for at in range(number):
        one = make.make_format(cast.programme, cast.leads, code=f"F{at}")
        occur(one, D(2024, 1, 8) + dt.timedelta(days=at))

    with django_assert_max_num_queries(30):
        assert cleo.get(reverse("planning:weighting_effect")).status_code == 200


def test_people_are_told_of_ways_full_days_and_invitations() -> None:
    counts = {"trip_per_10min": 6, "third_meeting": 2, "optional_absent": 1, "double_booking": 1}

    assert str(effect_told("people", Flaws(counts, trips=3))) == (
        "3 Wege (zusammen rund 60 Minuten), 2 volle Tage mit einem dritten Termin, "
        "1 Einladung an eine Stelle, die nicht da ist und 1 Einladung neben einem anderen Termin."
    )
    assert str(effect_told("evenness", Flaws({}))) == "Alle Termine verteilen sich gleichmäßig."


def test_the_page_counts_what_the_planner_counts(cast: Cast, jour_fixe: Format) -> None:
    for day in (D(2024, 1, 8), D(2024, 1, 22), D(2024, 2, 5), D(2024, 3, 6)):
        occur(jour_fixe, day, minutes=120)
    facts = year_facts(cast.programme, SchoolYear(2023), begin=D(2023, 11, 28))
    year = lay_out(problem_of(facts))
    series = lay_series(year)
    placed = [
        Placed(0, year.number(one.date), year.cell(one.start), year.room[one.room])
        for one in plan_of(facts).meetings
    ]

    cost = flaws_of(facts).cost(facts.ground.weights)

    assert cost == costs_of(year, series, placed, {}).total > 0


def test_a_format_without_termine_is_missing_and_not_uneven(cast: Cast, jour_fixe: Format) -> None:
    flaws = flaws_of(year_facts(cast.programme, SchoolYear(2023), begin=D(2023, 11, 28)))

    assert flaws.of("gap_day") == 0
    assert flaws.of("missing_meeting") == 18
