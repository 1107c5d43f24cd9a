"""What a day and a month ask of a post."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from wirkraum.planning.domain.load import Load, Sitting, Spread, loads_by_month, spread_of
from wirkraum.planning.domain.problem import Place, Travel
from wirkraum.planning.domain.year import Ways

D = dt.date
DAY = D(2024, 3, 4)
NAMES = ("schule", "rathaus", "hof")
KNOWN = {("rathaus", "schule"): 20, ("hof", "schule"): 10, ("hof", "rathaus"): 15}
WAYS = Ways({name: Place(name, name) for name in NAMES}, Travel(), 1, dict(KNOWN))


def sit(
    start: float = 9, hours: float = 1, place: str | None = None, day: dt.date = DAY
) -> Sitting:
    begin = round(start * 60)
    return Sitting(day, begin, begin + round(hours * 60), f"{day}-{start}", place)


def load(*sittings: Sitting, base: str | None = "schule") -> Load:
    return sum(loads_by_month(sittings, base, WAYS).values(), Load())


def test_termine_and_minutes_are_counted_by_month() -> None:
    found = loads_by_month([sit(), sit(14, 2), sit(day=D(2024, 4, 2))], None, WAYS)

    assert found == {D(2024, 3, 1): Load(2, 180), D(2024, 4, 1): Load(1, 60)}


def test_an_evening_ends_after_six() -> None:
    assert load(sit(17, 1)).evenings == 0
    assert load(sit(17, 1.25)).evenings == 1
    assert load(sit(17, 1.25), sit(19)).evenings == 1


def test_ways_lead_from_the_base_over_every_place_and_back() -> None:
    assert load(sit(9, place="rathaus")).travel == 40
    assert load(sit(14, place="hof"), sit(9, place="rathaus")).travel == 20 + 15 + 10
    assert load(sit(9, place="rathaus"), sit(11)).travel == 40
    assert load(sit(9, place="schule")).travel == 0


def test_without_a_base_only_ways_between_places_are_known() -> None:
    assert load(sit(9, place="rathaus"), sit(14, place="hof"), base=None).travel == 15
    assert load(sit(9, place="rathaus"), base=None).travel == 0


def test_a_full_day_holds_three() -> None:
    assert load(sit(8), sit(10)).full_days == 0
    assert load(sit(8), sit(10), sit(12), sit(14)).full_days == 1


def test_a_spread_names_those_asked_most() -> None:
    assert spread_of([2, 9, 4, 9]) == Spread(2, 9, (1, 3))
    assert spread_of([0, 0]) is None
    assert spread_of([7]) is None
    assert spread_of([]) is None


SITTINGS = st.builds(
    sit,
    st.integers(7, 20),
    st.sampled_from([0.5, 1, 2]),
    st.sampled_from([None, *NAMES]),
    st.sampled_from([DAY, D(2024, 3, 5), D(2024, 4, 2)]),
)


@given(st.lists(SITTINGS, max_size=12), st.sampled_from([None, *NAMES]))
def test_months_lose_and_invent_nothing(sittings: list[Any], base: str | None) -> None:
    total = load(*sittings, base=base)

    assert total.termine == len(sittings)
    assert total.minutes == sum(one.end - one.start for one in sittings)
    assert total.evenings <= len({one.day for one in sittings if one.evening})
    assert total.full_days * 3 <= total.termine
    assert total.travel <= sum(2 * 20 for one in sittings if one.place)
