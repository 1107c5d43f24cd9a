"""How often each flaw occurs in a year as it is: what the weights then weigh."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace

from wirkraum.planning.domain.bridge.facts import Facts
from wirkraum.planning.domain.bridge.problem import plan_of, problem_of
from wirkraum.planning.domain.costs import own_flaws, people_flaws
from wirkraum.planning.domain.plan import Meeting
from wirkraum.planning.domain.problem import Travel, Weights
from wirkraum.planning.domain.series import Placed, Series, lay_series
from wirkraum.planning.domain.year import Ways, Year, lay_out

NONE = Weights(**dict.fromkeys((one.name for one in fields(Weights)), 0))
EACH = Weights(**dict.fromkeys((one.name for one in fields(Weights)), 1))
# Every way counts as ten minutes, which is one.
ONE_PER_WAY = Travel(base=10, per_km=0, round=10)
DIRECT = ("missing_meeting", "dropped_reserve", "gap_day", "off_weekday", "off_time")
WISHES = ("weekday_not_preferred", "hour_from_preferred", "optional_absent")


@dataclass(frozen=True)
class Flaws:
    """Each flaw by the name of its weight, counted in what the weight is for; and single ways."""

    counts: Mapping[str, int]
    trips: int = 0

    def of(self, name: str) -> int:
        """How often it occurs; what only planning anew can do counts 0."""
        return self.counts.get(name, 0)

    def cost(self, weights: Weights) -> int:
        """What the year costs when weighed so."""
        weighed = asdict(weights)
        return sum(weighed[name] * count for name, count in self.counts.items())


def flaws_of(facts: Facts) -> Flaws:
    """Count the flaws of the Termine that are there, as the planner would."""
    year = lay_out(problem_of(facts))
    series = {one.at: one for one in lay_series(year)}
    placed = sorted(placed_in(year, series.values(), plan_of(facts).meetings))
    own = _by_series(placed)
    count = Counter[str]()
    for each in series.values():
        count.update(_own(year, each, own[each.at]))
    people = people_flaws(_weighed(year, EACH), series, placed)
    count.update({"trip_per_10min": people.pop("trip"), **people})
    ways = Ways({one.id: one for one in year.problem.places}, ONE_PER_WAY, year.ways.grid)
    single = people_flaws(replace(_weighed(year, EACH), ways=ways), series, placed)
    return Flaws(dict(count), single["trip"])


def placed_in(
    year: Year, series: Iterable[Series], meetings: Iterable[Meeting]
) -> Iterator[Placed]:
    """The meetings on the days and cells of the year, without those it does not know."""
    at, horizon = {one.id: one.at for one in series}, year.problem.horizon
    for one in meetings:
        if one.format in at and one.room in year.room and one.date in horizon:
            day, start = year.number(one.date), year.cell(one.start)
            yield Placed(at[one.format], day, start, year.room[one.room])


def _by_series(placed: Iterable[Placed]) -> Mapping[int, list[Placed]]:
    found: defaultdict[int, list[Placed]] = defaultdict(list)
    for each in placed:
        found[each.series].append(each)
    return found


def _own(year: Year, series: Series, placed: Sequence[Placed]) -> dict[str, int]:
    found = own_flaws(_weighed(year, EACH), series, placed)
    others = own_flaws(_weighed(year, NONE), series, placed)["preference"]
    wishes = {
        name: own_flaws(_weighed(year, replace(NONE, **{name: 1})), series, placed)["preference"]
        - others
        for name in WISHES
    }
    if not placed:
        # What is not planned at all is missing, not uneven.
        found["gap_day"] = 0
    return {name: found[name] for name in DIRECT} | wishes


def _weighed(year: Year, weights: Weights) -> Year:
    return replace(year, problem=replace(year.problem, weights=weights))
