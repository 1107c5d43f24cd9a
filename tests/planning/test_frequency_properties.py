"""What a frequency can hold, and that its words can always be read back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wirkraum.planning.domain.frequency import Every, Frequency, Position, Unfit, parse, render
from wirkraum.planning.domain.rhythm.shape import (
    DAYS,
    LONGEST,
    MOST_FIXED,
    WEEKDAYS,
    WEEKS,
    in_order,
    months_per_period,
)


@pytest.mark.parametrize(
    "parts",
    [
        {"count": 1},
        {"count": 0, "period": "month"},
        {"count": 8, "period": "week"},
        {"count": 1, "period": "month", "every": Every(2, "week")},
        {"count": 1, "every": Every(1, "week")},
        {"count": 1, "every": Every(60, "week")},
        {"count": 1, "period": "year", "months": (13,)},
        {"count": 2, "period": "year", "months": (11, 3)},
        {"count": 1, "every": Every(2, "month"), "months": (3,)},
        {"count": 1, "period": "month", "positions": (Position("TU", 6),)},
        {"count": 1, "period": "week", "positions": (Position("TU", 1),)},
        {"count": 2, "period": "month", "positions": (Position("TU", 1), Position("TU"))},
        {
            "count": 6,
            "period": "month",
            "positions": tuple(Position(day, 1) for day in WEEKDAYS[:6]),
        },
    ],
    ids=str,
)
def test_frequency_holds_nothing_that_cannot_be(parts: dict[str, object]) -> None:
    with pytest.raises(Unfit):
        Frequency("regular", **parts)


@pytest.mark.parametrize(
    "parts",
    [
        {"mode": "undecided", "count": 1, "period": "month"},
        {"mode": "on_demand", "count": 1},
        {"mode": "on_demand", "months": (3,)},
    ],
    ids=str,
)
def test_open_frequency_carries_no_dates(parts: dict[str, object]) -> None:
    with pytest.raises(Unfit):
        Frequency(**parts)


@st.composite
def regular(draw: st.DrawFn) -> Frequency:
    """Any regular frequency that can be."""
    interval = draw(st.none() | st.sampled_from(["week", "month"]))
    unit = interval or draw(st.sampled_from(list(DAYS)))
    stretch = draw(st.integers(2, LONGEST[unit])) if interval else 1
    months = draw(_months(unit)) if interval != "month" else ()
    each = 1 if interval else months_per_period(months, unit)
    days = draw(st.sets(st.sampled_from(WEEKDAYS), max_size=7))
    fixed = bool(days) and unit != "week" and draw(st.booleans())
    nths = st.sets(st.sampled_from([1, 2, 3, 4, 5, -1]), min_size=1, max_size=3)
    every_one = (Position(day, nth) for day in days for nth in (draw(nths) if fixed else [None]))
    positions = in_order(tuple(every_one)[: MOST_FIXED if fixed else 7])
    most = stretch * (WEEKS[unit] * len(days) if days and not fixed else DAYS[unit])
    count = each * (
        len(positions) if fixed else draw(st.integers(1, max(1, min(most, 40) // each)))
    )
    parts = {"every": Every(stretch, interval)} if interval else {"period": unit}
    return Frequency("regular", min(count, most), **parts, months=months, positions=positions)


@st.composite
def _months(draw: st.DrawFn, unit: str) -> tuple[int, ...]:
    """Named months, evenly spread where the unit asks for it."""
    parts = {
        "quarter": [range(1, 4), range(4, 7), range(7, 10), range(10, 13)],
        "half_year": [range(2, 8), [8, 9, 10, 11, 12, 1]],
    }
    if not draw(st.booleans()):
        return ()
    groups = parts.get(unit, [range(1, 13)])
    size = draw(st.integers(1, len(groups[0])))
    chosen = (draw(st.permutations(list(group)))[:size] for group in groups)
    return tuple(sorted(month for group in chosen for month in group))


reserves = st.builds(
    lambda count, period: Frequency("on_demand", count, period),
    st.integers(1, 7),
    st.sampled_from(list(DAYS)),
)
frequencies = (
    regular() | reserves | st.sampled_from([Frequency("on_demand"), Frequency("undecided")])
)


@settings(deadline=None, max_examples=500)
@given(frequencies)
def test_parse_undoes_render(frequency: Frequency) -> None:
    assert parse(render(frequency)) == frequency


@settings(deadline=None)
@given(
    frequencies, st.sampled_from([str.upper, str.lower, lambda text: text.replace(" ", "\u00a0")])
)
def test_parse_does_not_mind_case_and_spaces(frequency: Frequency, change: object) -> None:
    assert parse(change(render(frequency))) == frequency


def test_longest_words_can_still_be_read() -> None:
    days = tuple(Position(day, -1) for day in ("TU", "WE", "TH", "FR", "SU"))
    months = (1, 2, 3, 4, 5, 7, 8, 9, 10, 12)
    longest = Frequency("regular", 50, "year", None, months, days)

    assert parse(render(longest)) == longest
