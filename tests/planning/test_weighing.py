"""Three sliders and exact numbers make what each flaw of a plan costs."""

from __future__ import annotations

from dataclasses import asdict, fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirkraum.planning.domain.problem import Weights
from wirkraum.planning.domain.weighing import SLIDERS, USUAL, scaled, weights_of

STEPS = st.integers(0, 4)
NAMES = [one.name for one in fields(Weights)]
NEVER = {"missing_meeting", "dropped_reserve", "moved_date", "moved_time_or_room"}


def test_the_usual_step_is_the_usual_weight() -> None:
    assert weights_of(USUAL, USUAL, USUAL, {}) == Weights()


def test_each_weight_has_one_slider_or_none() -> None:
    moved = [name for names in SLIDERS.values() for name in names]

    assert len(moved) == len(set(moved))
    assert set(moved) == set(NAMES) - NEVER


@given(STEPS, STEPS, STEPS)
def test_no_slider_touches_what_is_missing_dropped_or_moved(a: int, b: int, c: int) -> None:
    found, usual = asdict(weights_of(a, b, c, {})), asdict(Weights())

    assert all(found[name] == usual[name] for name in NEVER)


@given(STEPS, STEPS, STEPS, STEPS)
def test_a_higher_step_never_weighs_less(low: int, high: int, b: int, c: int) -> None:
    low, high = sorted((low, high))

    less, more = asdict(weights_of(low, b, c, {})), asdict(weights_of(high, b, c, {}))

    assert all(less[name] <= more[name] for name in NAMES)
    assert all(less[name] == more[name] for name in NAMES if name not in SLIDERS["rhythm"])


@given(st.integers(1, 10_000), STEPS)
def test_only_step_nought_ignores_a_flaw(weight: int, step: int) -> None:
    assert (scaled(weight, step) == 0) is (step == 0)


@given(STEPS, STEPS, STEPS, st.dictionaries(st.sampled_from(NAMES), st.integers(0, 10_000)))
def test_exact_numbers_win(a: int, b: int, c: int, exact: dict[str, int]) -> None:
    found, without = asdict(weights_of(a, b, c, exact)), asdict(weights_of(a, b, c, {}))

    assert found == without | exact


@pytest.mark.parametrize(("step", "weight"), [(0, 0), (1, 3), (2, 5), (3, 10), (4, 20)])
def test_a_step_halves_or_doubles(step: int, weight: int) -> None:
    assert scaled(5, step) == weight
