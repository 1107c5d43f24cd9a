"""What the bridge says and counts: frequencies, proposals as keys, Soll and Ist."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wirkraum.planning.domain import problem as fsz
from wirkraum.planning.domain.bridge.frequencies import least_gap, planner_frequency, words_of
from wirkraum.planning.domain.bridge.keys import key_of, proposal_of
from wirkraum.planning.domain.bridge.proposals import Proposal
from wirkraum.planning.domain.bridge.tally import Kept, tally
from wirkraum.planning.domain.frequency import parse
from wirkraum.planning.domain.quota import quota

D = dt.date
FIRST, LAST = D(2023, 8, 1), D(2024, 7, 31)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2x/Monat", fsz.Per(2, "month")),
        ("1x/Quartal", fsz.Per(1, "quarter")),
        ("2x/Schulhalbjahr", fsz.Per(2, "halfyear")),
        ("1x/Jahr", fsz.Per(1, "year")),
        ("wöchentlich", fsz.Per(1, "week")),
        ("2x/Jahr (März/Nov)", fsz.InMonths((3, 11), 1)),
        ("14-tägig", fsz.EveryWeeks(2)),
        ("alle 2 Monate", fsz.EveryWeeks(9)),
        ("jeden 1. Dienstag im Monat", fsz.NthWeekday((1,), 2, 8, "month", 1)),
        ("jeden 1. und 3. Donnerstag im Monat", fsz.NthWeekday((1, 3), 4, 8, "month", 2)),
        ("jeden letzten Freitag im Monat", fsz.NthWeekday((-1,), 5, 8, "month", 1)),
        ("jeden Freitag", fsz.Per(1, "week")),
        ("tbd", fsz.Undecided()),
        ("Nach Bedarf", fsz.Undecided()),
        ("nach Bedarf, bis zu 2x/Halbjahr", fsz.Undecided()),
    ],
)
def test_words_become_what_the_solver_knows(text: str, wanted: fsz.Frequency) -> None:
    assert planner_frequency(parse(text)) == wanted


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2x/Monat", "2× im Monat"),
        ("wöchentlich", "1× in der Woche"),
        ("2x/Jahr (März/Nov)", "2× im Jahr (März/Nov)"),
        ("alle 6 Wochen", "alle 6 Wochen"),
        ("Nach Bedarf", "nach Bedarf"),
        ("tbd", "Häufigkeit offen"),
    ],
)
def test_frequencies_are_spoken(text: str, words: str) -> None:
    assert str(words_of(parse(text))) == words


def test_rare_meetings_keep_more_distance() -> None:
    gaps = [least_gap(parse(text)) for text in ("tbd", "wöchentlich", "2x/Monat", "1x/Quartal")]

    assert gaps == sorted(gaps)
    assert gaps[0] == 1


FORMATS, UIDS = st.integers(1, 999).map(str), st.uuids().map(str)
DAYS, MINUTES = st.dates(D(2000, 1, 1), D(2100, 1, 1)), st.integers(0, 1439)
BLANK = st.just("")
PROPOSALS = st.one_of(
    st.builds(Proposal, st.just("new"), FORMATS, BLANK, BLANK, st.none(), DAYS, MINUTES),
    st.builds(Proposal, st.just("move"), FORMATS, BLANK, UIDS, DAYS, DAYS, MINUTES),
    st.builds(Proposal, st.just("drop"), FORMATS, BLANK, UIDS, DAYS),
)


@given(PROPOSALS)
@settings(max_examples=50)
def test_keys_carry_proposals(one: Proposal) -> None:
    assert proposal_of(key_of(one)) == one


@pytest.mark.parametrize(
    "key",
    [
        "",
        "new",
        "new 1 2024-13-01 540",
        "new x 2024-01-01 540",
        "drop 1 2",
        "move 1",
        "new 1 2024-01-01 1440",
    ],
)
def test_other_keys_are_refused(key: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  whatever part cannot be read
        proposal_of(key)


QUOTAS = quota(parse("2x/Monat"), start=D(2023, 9, 1), end=LAST, free=frozenset())


@pytest.mark.parametrize(
    ("kept", "missing", "today", "squares"),
    [
        ([], 6, False, ["fehlt"] * 6),
        ([("2023-09-04", "held")], 5, False, ["gehalten", *["fehlt"] * 5]),
        ([("2023-11-27", "announced")], 5, True, ["heute", *["fehlt"] * 5]),
        ([("2023-11-30", "planned")], 5, False, ["geplant", *["fehlt"] * 5]),
        ([("2023-11-30", "announced")], 5, False, ["fest", *["fehlt"] * 5]),
        ([("2023-11-30", "held")], 5, False, ["fest", *["fehlt"] * 5]),
        ([("2023-09-04", "cancelled")], 6, False, ["fehlt"] * 6),
        ([("2023-09-04", "planned")], 6, False, ["fehlt"] * 6),
        ([("2023-12-04", "planned")], 6, False, ["fehlt"] * 6),
    ],
)
def test_a_tally_counts_as_of_its_day(
    kept: list[tuple[str, str]], missing: int, today: bool, squares: list[str]
) -> None:
    there = [Kept(D.fromisoformat(day), status) for day, status in kept]

    found = tally(parse("2x/Monat"), QUOTAS, there, D(2023, 11, 27))

    assert (found.missing, found.today, list(found.squares)) == (missing, today, squares)
    assert (found.begun, found.agreed) == (6, 22)


@given(
    st.lists(st.dates(FIRST, LAST), max_size=30),
    st.lists(st.dates(FIRST, LAST), max_size=30),
    st.dates(FIRST, LAST),
)
@settings(max_examples=50, deadline=None)
def test_every_termin_is_counted_once(held: list[D], plans: list[D], as_of: D) -> None:
    kept = [*(Kept(day, "held") for day in held), *(Kept(day, "planned") for day in plans)]

    found = tally(parse("2x/Monat"), QUOTAS, kept, as_of)

    assert found.held == sum(day <= as_of for day in held)
    assert found.unrecorded == sum(day < as_of for day in plans)
    assert found.squares.count("gehalten") == (found.held if found.squares else 0)
    assert found.due <= found.begun <= found.agreed
    assert found.missing <= found.begun


def test_a_reserve_is_never_missing() -> None:
    text = parse("nach Bedarf, bis zu 2x/Quartal")
    quotas = quota(text, start=FIRST, end=LAST, free=frozenset())

    found = tally(text, quotas, (), LAST)

    assert (found.due, found.agreed, found.missing, found.squares) == (0, 0, 0, ())


def test_a_yearly_frequency_has_begun_as_a_whole() -> None:
    text = parse("2x/Jahr (März/Nov)")
    quotas = quota(text, start=FIRST, end=LAST, free=frozenset())
    kept = [Kept(D(2023, 11, 15), "held"), Kept(D(2024, 3, 13), "announced")]

    found = tally(text, quotas, kept, D(2023, 11, 27))

    assert (found.held, found.begun, found.missing) == (1, 2, 0)
    assert found.squares == ("gehalten", "fest")
    assert found.next == D(2024, 3, 13)


def test_on_demand_is_counted_and_never_missing() -> None:
    found = tally(parse("nach Bedarf"), (), [Kept(D(2023, 9, 4), "held")], D(2023, 11, 27))

    assert (found.held, found.missing, found.squares) == (1, 0, ())
