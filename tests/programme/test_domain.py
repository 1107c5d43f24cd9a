"""Spans, shares and the life of a site, without a database."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirkraum.kit.order import natural
from wirkraum.programme.domain.site_life import SiteState, state_on
from wirkraum.programme.domain.spans import DAY, Span, first_gap, peak, vacant_since

FIRST = dt.date(2023, 8, 1)
DAYS = st.integers(0, 60).map(lambda number: FIRST + number * DAY)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    first = draw(DAYS)
    length = draw(st.none() | st.integers(0, 20))
    return Span(first, None if length is None else first + length * DAY)


CALENDAR = [FIRST + number * DAY for number in range(100)]


@given(spans(), spans())
def test_spans_overlap_when_they_share_a_day(one: Span, other: Span) -> None:
    shared = any(one.holds(day) and other.holds(day) for day in CALENDAR)

    assert one.overlaps(other) is other.overlaps(one) is shared


@given(st.lists(st.tuples(spans(), st.sampled_from([Decimal("0.25"), Decimal(1)]))), spans())
def test_peak_is_the_largest_sum_on_any_day(
    shares: list[tuple[Span, Decimal]], within: Span
) -> None:
    sums = [
        sum((share for span, share in shares if span.holds(day)), Decimal(0))
        for day in CALENDAR
        if within.holds(day)
    ]

    assert peak(shares, within=within) == max(sums)


@given(st.lists(spans()), DAYS)
def test_vacancy_begins_after_the_last_who_left(tenures: list[Span], day: dt.date) -> None:
    since = vacant_since(Span(FIRST), tenures, day)

    if since is None:
        assert any(tenure.holds(day) for tenure in tenures)
    else:
        empty = [since + number * DAY for number in range((day - since).days + 1)]
        assert not any(tenure.holds(one) for tenure in tenures for one in empty)
        before = since - DAY
        assert since == FIRST or any(tenure.holds(before) for tenure in tenures)


@pytest.mark.parametrize(
    ("phases", "state"),
    [
        ([], SiteState.RUNNING),
        ([("start", Span(FIRST))], SiteState.RUNNING),
        ([("start", Span(dt.date(2024, 1, 1)))], SiteState.PLANNED),
        ([("start", Span(FIRST, FIRST)), ("paused", Span(FIRST + DAY))], SiteState.PAUSED),
        ([("start", Span(FIRST)), ("ended", Span(dt.date(2023, 9, 1)))], SiteState.ENDED),
        ([("ended", Span(FIRST, dt.date(2023, 9, 1)))], SiteState.ENDED),
        ([("start", Span(FIRST)), ("ended", Span(dt.date(2024, 1, 1)))], SiteState.RUNNING),
        ([("ended", Span(dt.date(2024, 1, 1)))], SiteState.RUNNING),
        ([("paused", Span(dt.date(2024, 1, 1)))], SiteState.RUNNING),
    ],
)
def test_site_state_follows_the_last_phase_begun(
    phases: list[tuple[str, Span]], state: SiteState
) -> None:
    assert state_on(phases, dt.date(2023, 11, 30)) is state


def test_natural_order_counts() -> None:
    names = ["139. Grundschule", "Förderzentrum", "14. Grundschule", "93. Grundschule", ""]

    assert sorted(names, key=natural) == [
        "",
        "14. Grundschule",
        "93. Grundschule",
        "139. Grundschule",
        "Förderzentrum",
    ]
    assert sorted(["VSP", "drefugio", "Überregional", "Ämter", "Träger"], key=natural) == [
        *("Ämter", "drefugio", "Träger", "Überregional", "VSP")
    ]


@given(spans(), spans())
def test_common_days_are_those_on_which_both_hold(one: Span, other: Span) -> None:
    both = one.common(other)

    assert [bool(both and both.holds(day)) for day in CALENDAR] == [
        one.holds(day) and other.holds(day) for day in CALENDAR
    ]


@given(spans(), spans())
def test_within_means_no_day_outside(one: Span, other: Span) -> None:
    outside = [day for day in CALENDAR if one.holds(day) and not other.holds(day)]

    assert one.within(other) is not bool(outside)


@given(st.lists(spans(), max_size=5), DAYS)
def test_the_first_gap_is_the_first_day_that_nothing_covers(some: list[Span], day: dt.date) -> None:
    gap = first_gap(some, day)
    bare = [one for one in CALENDAR if one >= day and not any(s.holds(one) for s in some)]

    assert gap == (bare[0] if bare else None)
