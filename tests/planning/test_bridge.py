"""From formats, posts and free days to a problem, and from its plan back to Termine."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from wirkraum.calendar.domain.free_days import FreeSpan
from wirkraum.planning.domain import problem as fsz
from wirkraum.planning.domain.bridge.checks import check_move, firm_reasons
from wirkraum.planning.domain.bridge.facts import Entry, Facts, Need, Seat
from wirkraum.planning.domain.bridge.frequencies import weekdays_of
from wirkraum.planning.domain.bridge.problem import plan_of, problem_of
from wirkraum.planning.domain.bridge.proposals import Outcome, outcome_of
from wirkraum.planning.domain.frequency import parse
from wirkraum.planning.domain.problem_checks import check_problem
from wirkraum.planning.domain.solver.door import solve

D = dt.date
FIRST, LAST = D(2023, 8, 1), D(2024, 7, 31)
SUMMER = FreeSpan(D(2023, 7, 10), D(2023, 8, 18), "Sommerferien", "school")
WINTER = FreeSpan(D(2024, 2, 12), D(2024, 2, 23), "Winterferien", "school")
SUMMER_24 = FreeSpan(D(2024, 6, 20), D(2024, 8, 2), "Sommerferien", "school")
PRAYER = FreeSpan(D(2023, 11, 22), D(2023, 11, 22), "Buß- und Bettag", "public")
FREE = (SUMMER, PRAYER, WINTER, SUMMER_24)
HELD = (fsz.Span(FIRST, dt.date.max),)
SEATS = (
    Seat("c", "Koordinierung", held=HELD),
    Seat("a", "FSZ-Leitung 1", held=HELD),
    Seat("b", "FSZ-Leitung 2"),
)


def need(key: str = "JF", text: str = "2x/Monat", **more: Any) -> Need:
    fields: dict[str, Any] = {
        "title": key,
        "minutes": 120,
        "weekdays": frozenset({1, 2, 3, 4, 5}),
        "window": (540, 960),
        "first": FIRST,
        "last": LAST,
        "must": ("c", "a"),
    }
    return Need(key=key, frequency=parse(text), **fields | more)


def entry(day: dt.date, *, firm: bool = True, start: int = 540, **more: Any) -> Entry:
    fields = {"uid": f"{day}-{start}", "format": "JF", "title": "JF"} | more
    return Entry(day=day, start=start, end=start + 120, firm=firm, **fields)


def facts(*needs: Need, entries: tuple[Entry, ...] = (), begin: dt.date = FIRST) -> Facts:
    return Facts(FIRST, LAST, begin, needs, SEATS, entries, FREE)


def planned(given_: Facts) -> Outcome:
    plan = solve(problem_of(given_), previous=plan_of(given_), seconds=1.0)
    return outcome_of(given_, plan)


def test_named_weekdays_narrow_the_days() -> None:
    named = problem_of(facts(need(text="jeden Freitag"))).formats[0]
    fixed = problem_of(facts(need(text="jeden 1. Samstag im Monat"))).formats[0]

    assert weekdays_of(parse("jeden Freitag")) == {5}
    assert named.weekdays == {5}
    assert fixed.weekdays == {1, 2, 3, 4, 5, 6}


def test_the_problem_holds_together() -> None:
    given_ = facts(need(), need("LG", "1x/Quartal", place="Rathaus"), need("AK", "tbd"))

    problem = problem_of(given_)

    check_problem(problem)
    assert [one.id for one in problem.formats] == ["JF", "LG", "AK"]
    assert {room.id for room in problem.rooms} == {"online", "Rathaus"}
    assert [closed.kind for closed in problem.closed] == ["school", "public", "school", "school"]


def test_a_plan_keeps_every_quota_and_no_free_day() -> None:
    jour_fixe, board = need(), need("LG", "1x/Quartal", must=("c", "b"))
    given_ = facts(jour_fixe, board, need("AK", "tbd"), need("SB", "Nach Bedarf"))

    outcome = planned(given_)

    days: dict[str, list[dt.date]] = {one.format: [] for one in outcome.proposals}
    for one in outcome.proposals:
        assert one.kind == "new"
        assert one.day is not None
        assert one.day.isoweekday() <= 5
        assert one.day not in given_.free_dates
        days[one.format].append(one.day)
    assert set(days) == {"JF", "LG"}
    assert outcome.unmet == ()
    for each in (jour_fixe, board):
        for period in given_.quotas(each):
            inside = sum(period.start <= day <= period.end for day in days[each.key])
            assert inside == period.agreed, period.label
    assert planned(given_) == outcome


def test_nobody_is_planned_twice_at_once() -> None:
    given_ = facts(need(), need("GS", "2x/Monat"), need("AK", "wöchentlich"))

    proposals = planned(given_).proposals

    assert proposals
    assert all(
        abs(one.start - other.start) >= 120
        for one in proposals
        for other in proposals
        if one.day == other.day and one is not other
    )


def test_what_is_firm_stays_and_counts() -> None:
    held = entry(D(2023, 9, 4))
    extra = entry(D(2023, 9, 5), start=547)
    given_ = facts(need(), entries=(held, extra), begin=D(2023, 9, 6))

    outcome = planned(given_)

    assert not any(one.uid for one in outcome.proposals)
    assert all(one.day and one.day > D(2023, 9, 30) for one in outcome.proposals)
    assert outcome.stays == 2


def test_nothing_new_comes_before_the_first_day() -> None:
    given_ = facts(need(), begin=D(2023, 11, 28))

    outcome = planned(given_)

    assert min(one.day for one in outcome.proposals if one.day) >= D(2023, 11, 28)
    assert all(str(one.period) != "September 2023" for one in outcome.unmet)


def test_a_format_is_planned_only_while_it_holds() -> None:
    given_ = facts(need(first=D(2024, 1, 1), last=D(2024, 3, 31)))

    days = [one.day for one in planned(given_).proposals]

    assert len(days) == 5
    assert all(day and D(2024, 1, 1) <= day <= D(2024, 3, 31) for day in days)


def test_a_planned_day_that_became_free_moves_with_its_reason() -> None:
    good = planned(facts(need())).proposals
    entries = tuple(
        entry(one.day, firm=False, start=one.start, uid=str(at))
        for at, one in enumerate(good)
        if one.day
    )
    day = next(one.day for one in entries if one.day.month == 1)
    closed = FreeSpan(day, day, "Glatteis", "set")
    given_ = replace(facts(need(), entries=entries), free=tuple(sorted([*FREE, closed])))

    outcome = planned(given_)

    moved = outcome.proposals[0]
    assert [one.kind for one in outcome.proposals] == ["move"]
    assert (moved.old, moved.day != day) == (day, True)
    assert "Glatteis" in str(moved.reason)
    assert outcome.stays == len(entries) - 1


def test_what_is_planned_too_often_is_proposed_to_go() -> None:
    entries = tuple(entry(D(2024, 1, day), firm=False) for day in (8, 15, 22, 29))

    outcome = planned(facts(need(), entries=entries))

    dropped = [one for one in outcome.proposals if one.kind == "drop"]
    assert len(dropped) == 2
    assert str(dropped[0].reason) == "Januar 2024: vereinbart 2 Termine, dieser wäre zu viel."


def test_what_finds_no_day_is_told() -> None:
    """Mondays only, and every Monday of March is taken by something else."""
    other = tuple(
        Entry(f"x{day}", "", "Messe", D(2024, 3, day), 480, 1080, firm=True, who=("a",))
        for day in (4, 11, 18, 25)
    )
    given_ = facts(need(text="1x/Monat", weekdays=frozenset({1})), entries=other)

    outcome = planned(given_)

    assert [(str(one.period), one.wanted, one.planned) for one in outcome.unmet] == [
        ("März 2024", 1, 0)
    ]
    assert outcome.unmet[0].because


def test_a_move_says_which_rules_it_breaks() -> None:
    mine = entry(D(2024, 2, 5), firm=False)
    other = Entry("x", "", "Messe", D(2024, 1, 9), 540, 600, firm=True, who=("a",))
    given_ = facts(need(), entries=(mine, other))

    def texts(day: dt.date, start: int = 540) -> dict[str, bool]:
        found = check_move(given_, need(), mine, day=day, span=(start, start + 120))
        return {str(one.text): one.firm for one in found}

    winter = texts(D(2024, 2, 14))
    clash = texts(D(2024, 1, 9))
    late = texts(D(2024, 2, 6), 900)
    assert any("Winterferien" in text and firm for text, firm in winter.items())
    assert any("Messe" in text and firm for text, firm in clash.items())
    assert clash["Februar 2024: dann 0 von 1 vereinbarten."] is False
    assert any("Zeitfenster" in text and firm for text, firm in late.items())
    assert not any(texts(D(2024, 2, 6)).values())
    assert firm_reasons(given_, need(), mine) == ()


@pytest.mark.parametrize("text", ["tbd", "Nach Bedarf", "1x/Jahr", "2x/Jahr"])
def test_nobody_has_agreed_on_a_distance(text: str) -> None:
    """What the solver keeps for itself, a person who moves a Termin never hears of."""
    mine = entry(D(2024, 2, 5), firm=False)
    one = need(text=text)
    given_ = facts(one, entries=(mine, entry(D(2024, 1, 8))))

    found = check_move(given_, one, mine, day=D(2024, 1, 9), span=(540, 660))

    assert not any(one.rule == "min_gap" for one in found)
