"""Conflicts: each rule named is needed for it, and each help named is enough, tried by planning."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from tests.planning.planner_year import Json, format_json, year_json

from wirkraum.planning.domain.conflict import conflict
from wirkraum.planning.domain.conflict_rules import Scene
from wirkraum.planning.domain.problem_json import read_problem
from wirkraum.planning.domain.problem_names import names_of
from wirkraum.planning.domain.series import Placed, lay_series
from wirkraum.planning.domain.solver.door import solve
from wirkraum.planning.domain.year import lay_out

WEEK = {"from": "2026-09-07", "to": "2026-09-11"}
DATES = [f"2026-09-{day:02d}" for day in range(7, 12)]


def away(*days: str) -> Json:
    spans = [{"from": f"2026-09-{day}", "to": f"2026-09-{day}"} for day in days]
    return {"id": "P", "role": "Leitung A", "absent": spans}


ROUND = {"title": "Amtsrunde", "who": ["P"], "start": "08:00", "end": "13:00", "dates": DATES}
TWICE = {"kind": "per", "n": 2, "period": "week"}
# A format that cannot hold its quota, what else the year has, the rules, what helps.
CASES: list[tuple[Json, Json, set[str], set[str]]] = [
    (
        {"weekdays": [1]},
        {"people": [away("07")]},
        {"nur montags erlaubt", "Leitung A fehlt"},
        {"ein weiterer Wochentag (Di, Mi, Do, Fr)", "Vertretung für Leitung A"},
    ),
    (
        {},
        {"people": [away("07", "08", "09", "10", "11")]},
        {"Leitung A fehlt"},
        {"Vertretung für Leitung A"},
    ),
    (
        {},
        {"busy": [ROUND]},
        {"nur 09:00–12:00 Uhr", "„Amtsrunde“ liegt fest"},
        {"ein längeres Zeitfenster", "„Amtsrunde“ ausnahmsweise verlegen"},
    ),
    (
        {"frequency": TWICE, "min_gap_days": 5},
        {},
        {"mindestens 5 Tage Abstand"},
        {"ein kleinerer Abstand"},
    ),
    ({"rooms": []}, {}, {"kein Raum erlaubt"}, {"ein erlaubter Raum"}),
    ({"minutes": 240}, {}, {"nur 09:00–12:00 Uhr"}, {"ein längeres Zeitfenster"}),
    (
        {"rooms": [], "weekdays": [6]},
        {},
        {"nur samstags erlaubt"},
        {"ein weiterer Wochentag und zugleich ein erlaubter Raum"},
    ),
    (
        {"not_on": [WEEK | {"why": "in der ersten Schulwoche"}]},
        {},
        {"nie in der ersten Schulwoche"},
        {"Termine in der ersten Schulwoche zulassen"},
    ),
    (
        {"not_on": [WEEK]},
        {
            "people": [
                away("07", "08", "09", "10", "11") | {"deputy": "Q"},
                away("07", "08", "09", "10", "11") | {"id": "Q", "role": "Leitung B"},
            ]
        },
        {"an manchen Tagen gesperrt"},
        {"Termine an gesperrten Tagen zulassen und zugleich eine andere Vertretung für Leitung A"},
    ),
]


# What the format is like, once somebody followed the advice that begins like this.
FOLLOWED: dict[str, Json] = {
    "ein weiterer Wochentag": {"weekdays": [1, 2, 3, 4, 5]},
    "ein längeres Zeitfenster": {"window": ["07:00", "20:00"]},
    "ein kleinerer Abstand": {"min_gap_days": 1},
    "ein erlaubter Raum": {"rooms": ["A.1"]},
    "Termine in der ersten Schulwoche zulassen": {"not_on": []},
    "Termine an gesperrten Tagen zulassen": {"not_on": []},
}


def without(problem: Json, help_: str) -> Json:
    """The year as it is once somebody followed the advice."""
    new = deepcopy(problem)
    for part in help_.split(" und zugleich "):
        changes = [change for start, change in FOLLOWED.items() if part.startswith(start)]
        if changes:
            new["formats"][0] |= changes[0]
        elif "Vertretung" in part:
            new["people"] = [{"id": "P", "role": "Leitung A"}]
        elif part.endswith("verlegen"):
            new["busy"] = []
        else:
            pytest.fail(f"nobody knows how to follow: {part}")
    return new


def scene_of(problem: Json) -> Scene:
    year = lay_out(read_problem(problem))
    series = lay_series(year)
    return Scene(year, names_of(year.problem), series, series[0], series[0].quotas[0], ())


@pytest.mark.parametrize(("format_", "more", "rules", "helps"), CASES)
def test_conflicts_name_the_least_rules_and_all_that_helps_alone(
    format_: Json, more: Json, rules: set[str], helps: set[str]
) -> None:
    found = conflict(scene_of(year_json(format_json(**format_), **({"horizon": WEEK} | more))))

    assert found is not None
    assert {str(each.text) for each in found.rules} == rules
    assert {str(each) for each in found.helps} == helps


@pytest.mark.parametrize(("format_", "more", "rules", "helps"), CASES)
def test_each_help_is_enough(format_: Json, more: Json, rules: set[str], helps: set[str]) -> None:
    problem = year_json(format_json(**format_), **({"horizon": WEEK} | more))

    (unmet,) = solve(read_problem(problem)).unmet

    assert len(rules) == 1 or all(rule in str(unmet.because) for rule in rules)
    for each in helps:
        assert each in str(unmet.because)
        assert solve(read_problem(without(problem, each))).unmet == ()


def test_each_help_for_formats_that_are_apart_is_enough() -> None:
    day: dict[str, Any] = {"weekdays": [1], "frequency": {"kind": "every_weeks", "k": 1}}
    other = format_json("DS", must=["Q"], rooms=["B.1"], **day)

    def year(change: Json) -> Json:
        return year_json(format_json(**day, not_with=["DS"]) | change, other, horizon=WEEK)

    (unmet,) = solve(read_problem(year({}))).unmet
    assert "am selben Tag zulassen oder" in str(unmet.because)
    for change in ({"not_with": []}, {"weekdays": [1, 2]}):
        assert solve(read_problem(year(change))).unmet == ()


def test_a_year_without_conflict_has_none() -> None:
    assert conflict(scene_of(year_json(format_json()))) is None


def test_a_period_too_short_for_its_meetings_is_nobodys_fault() -> None:
    six = {"kind": "per", "n": 6, "period": "week"}
    problem = year_json(format_json(frequency=six), horizon=WEEK)
    scene = scene_of(problem)

    assert scene.quota.wanted == 6
    assert conflict(scene) is None


def test_other_formats_are_part_of_a_conflict() -> None:
    day: dict[str, Any] = {"weekdays": [1], "window": ["09:00", "10:00"]}
    problem = year_json(format_json(**day), format_json("DS", **day), horizon=WEEK)
    scene = scene_of(problem)
    other = Placed(1, 0, 18, 0)

    found = conflict(Scene(scene.year, scene.names, scene.series, scene.one, scene.quota, (other,)))

    assert found is not None
    assert "„Format DS“ ist schon geplant" in {str(each.text) for each in found.rules}
    assert "„Format DS“ verlegen" in {str(each) for each in found.helps}
