"""The coordinators' own words, read and written back."""

from __future__ import annotations

import json

import pytest

from wirkraum.planning.domain.frequency import Every, Frequency, Position, parse, render

ON_DEMAND = Frequency("on_demand")
UNDECIDED = Frequency("undecided")


def per(count: int, period: str, *months: int, on: str = "") -> Frequency:
    """So many per period; `on` as "TH1 TH3 FR-1 TU"."""
    positions = tuple(Position(day[:2], int(day[2:]) if day[2:] else None) for day in on.split())
    return Frequency("regular", count, period, None, months, positions)


def every(
    n: int, unit: str, count: int = 1, on: str = "", months: tuple[int, ...] = ()
) -> Frequency:
    """So many per interval."""
    return Frequency(
        "regular",
        count,
        None,
        Every(n, unit),
        months,
        per(1, "month", on=on).positions if on else (),
    )


WORDS = {
    # the origin deck
    "2x/Monat": per(2, "month"),
    "Nach Bedarf": ON_DEMAND,
    "2x/Jahr (März/Nov)": per(2, "year", 3, 11),
    "1x/Quartal": per(1, "quarter"),
    "tbd": UNDECIDED,
    "1x/Jahr": per(1, "year"),
    # so many times per period
    "2 x im Monat": per(2, "month"),
    "2x pro Monat": per(2, "month"),
    "2 mal je Monat": per(2, "month"),
    "2 Mal pro Monat": per(2, "month"),
    "2-mal im Monat": per(2, "month"),
    "2× / Monat.": per(2, "month"),
    "2\u00a0x\u202fim\u00a0Monat": per(2, "month"),
    "2xMonat": per(2, "month"),
    "2/Monat": per(2, "month"),
    "2 Termine pro Monat": per(2, "month"),
    "zwei Treffen im Jahr": per(2, "year"),
    "im Monat zweimal": per(2, "month"),
    "ZWEIMAL IM MONAT": per(2, "month"),
    "zweimal im Monat": per(2, "month"),
    "ein Mal pro Woche": per(1, "week"),
    "einmal in der Woche": per(1, "week"),
    "zwölfmal im Jahr": per(12, "year"),
    "2x wöchentlich": per(2, "week"),
    "2x p.a.": per(2, "year"),
    "1x monatl.": per(1, "month"),
    "monatlich": per(1, "month"),
    "jeden Monat": per(1, "month"),
    "wöchentlich": per(1, "week"),
    "woechentlich": per(1, "week"),
    "jede Woche": per(1, "week"),
    "täglich": per(5, "week"),
    "jeden Tag": per(5, "week"),
    "quartalsweise": per(1, "quarter"),
    "vierteljährlich": per(1, "quarter"),
    "1x im Quartal": per(1, "quarter"),
    "jedes Quartal": per(1, "quarter"),
    "halbjährlich": per(1, "half_year"),
    "2× pro Schulhalbjahr": per(2, "half_year"),
    "2x pro Halbjahr": per(2, "half_year"),
    "jährlich": per(1, "year"),
    "einmal im Schuljahr": per(1, "year"),
    "1x/Schuljahr": per(1, "year"),
    "„2x/Monat“": per(2, "month"),
    # intervals
    "14-tägig": every(2, "week"),
    "14tägig": every(2, "week"),
    "vierzehntägig": every(2, "week"),
    "alle 14 Tage": every(2, "week"),
    "aller 14 Tage": every(2, "week"),
    "alle sieben Tage": per(1, "week"),
    "zweiwöchentlich": every(2, "week"),
    "6-wöchig": every(6, "week"),
    "alle 6 Wochen": every(6, "week"),
    "jede zweite Woche": every(2, "week"),
    "jede 2 Wochen": every(2, "week"),
    "einmal in sechs Wochen": every(6, "week"),
    "zweimonatlich": every(2, "month"),
    "alle zwei Monate": every(2, "month"),
    "jeden 2. Monat": every(2, "month"),
    "jedes zweite Quartal": every(6, "month"),
    "alle 12 Monate": per(1, "year"),
    "2x alle 6 Wochen": every(6, "week", 2),
    # days
    "jeden 1. Dienstag im Monat": per(1, "month", on="TU1"),
    "jeden ersten Dienstag": per(1, "month", on="TU1"),
    "am 2. Dienstag": per(1, "month", on="TU2"),
    "monatlich am 1. Dienstag": per(1, "month", on="TU1"),
    "jeden 1. und 3. Donnerstag im Monat": per(2, "month", on="TH1 TH3"),
    "jeden 1. und\n3. Donnerstag im Monat": per(2, "month", on="TH1 TH3"),
    "2x/Monat (3./1. Do)": per(2, "month", on="TH1 TH3"),
    "jeden letzten Freitag im Monat": per(1, "month", on="FR-1"),
    "jeden letzten Fr. im Monat": per(1, "month", on="FR-1"),
    "jeden 1. Dienstag und letzten Freitag im Monat": per(2, "month", on="TU1 FR-1"),
    "jeden 1. Dienstag im Quartal": per(1, "quarter", on="TU1"),
    "jeden zweiten Dienstag im März": per(1, "month", 3, on="TU2"),
    "jeden Freitag": per(1, "week", on="FR"),
    "freitags": per(1, "week", on="FR"),
    "wöchentlich dienstags": per(1, "week", on="TU"),
    "dienstags und donnerstags": per(2, "week", on="TU TH"),
    "jeden Mo, Mi, Fr": per(3, "week", on="MO WE FR"),
    "Mo–Fr": per(5, "week", on="MO TU WE TH FR"),
    "dienstags oder donnerstags": per(1, "week", on="TU TH"),
    "2x/Monat dienstags": per(2, "month", on="TU"),
    "sonnabends": per(1, "week", on="SA"),
    "dienstags alle 2 Wochen": every(2, "week", on="TU"),
    "14-tägig Mo und Do": every(2, "week", 2, on="MO TH"),
    "alle 2 Wochen Mo oder Do": every(2, "week", on="MO TH"),
    "jeden zweiten Monat am ersten Dienstag": every(2, "month", on="TU1"),
    # months
    "zweimal jährlich im März und November": per(2, "year", 3, 11),
    "im März und November": per(2, "year", 3, 11),
    "im März und im November": per(2, "year", 3, 11),
    "2x im März und November": per(2, "year", 3, 11),
    "je 2x im März und November": per(4, "year", 3, 11),
    "jeweils einmal im März und November": per(2, "year", 3, 11),
    "2x/Jahr (Mrz/Nov)": per(2, "year", 3, 11),
    "2x/Jahr (Nov., Ma\u0308rz)": per(2, "year", 3, 11),
    "2x/Jahr – Maerz und November": per(2, "year", 3, 11),
    "jährlich im März": per(1, "year", 3),
    "halbjährlich (Okt/März)": per(1, "half_year", 3, 10),
    "1x/Quartal (Feb/Mai/Aug/Nov)": per(1, "quarter", 2, 5, 8, 11),
    "monatlich von September bis Juni": per(1, "month", 1, 2, 3, 4, 5, 6, 9, 10, 11, 12),
    "jeden Dienstag im November": per(1, "week", 11, on="TU"),
    "alle 2 Wochen (Nov–Jan)": every(2, "week", months=(1, 11, 12)),
    "jeden ersten Dienstag im März und November": per(1, "month", 3, 11, on="TU1"),
    "2x/Jahr (März/Nov, 1. Dienstag)": per(2, "year", 3, 11, on="TU1"),
    # what goes without saying, and what promises nothing more
    "wöchentlich außer in den Ferien": per(1, "week"),
    "1x/Monat und nach Bedarf": per(1, "month"),
    "monatlich (+ bei Bedarf)": per(1, "month"),
    "monatlich, bei Bedarf öfter": per(1, "month"),
    # on demand
    "bei Bedarf": ON_DEMAND,
    "je nach Bedarf": ON_DEMAND,
    "auf Anfrage": ON_DEMAND,
    "nach Bedarf/auf Anfrage": ON_DEMAND,
    "anlassbezogen": ON_DEMAND,
    "nach Vereinbarung": ON_DEMAND,
    "n. V.": ON_DEMAND,
    "ad hoc": ON_DEMAND,
    "nach Bedarf, bis zu 2x/Halbjahr": Frequency("on_demand", 2, "half_year"),
    "bei Bedarf (max. 2x im Halbjahr)": Frequency("on_demand", 2, "half_year"),
    # undecided
    "TBD": UNDECIDED,
    "t. b. d.": UNDECIDED,
    "offen": UNDECIDED,
    "noch offen": UNDECIDED,
    "n. n.": UNDECIDED,
    "N.N.": UNDECIDED,
    "N. N. (wird noch geklärt)": UNDECIDED,
    "wird noch festgelegt": UNDECIDED,
    "noch zu klären": UNDECIDED,
    "steht noch nicht fest": UNDECIDED,
    "in Abstimmung": UNDECIDED,
    "?": UNDECIDED,
}


@pytest.mark.parametrize(("text", "meant"), WORDS.items(), ids=[ascii(text) for text in WORDS])
def test_parse_reads_the_words_of_coordinators(text: str, meant: Frequency) -> None:
    assert parse(text) == meant


@pytest.mark.parametrize("text", WORDS, ids=ascii)
def test_render_is_canonical_and_stable(text: str) -> None:
    canonical = render(parse(text))

    assert parse(canonical) == parse(text)
    assert render(parse(canonical)) == canonical


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("2x/Jahr (März/Nov)", "2x/Jahr (März/Nov)"),
        ("zweimal im Monat", "2x/Monat"),
        ("14-tägig", "alle 2 Wochen"),
        ("Nach Bedarf", "nach Bedarf"),
        ("tbd", "noch offen"),
        ("freitags", "jeden Freitag"),
        ("monatlich am 3. und 1. Do", "jeden 1. und 3. Donnerstag im Monat"),
        ("monatlich von September bis Juni", "1x/Monat (Sept–Juni)"),
        ("bei Bedarf, max. 2x im Halbjahr", "nach Bedarf, bis zu 2x/Schulhalbjahr"),
    ],
)
def test_render_writes_as_the_deck_does(text: str, canonical: str) -> None:
    assert render(parse(text)) == canonical


def test_as_json_has_the_agreed_shape() -> None:
    text = "2x/Jahr (März/Nov)"

    assert parse(text).as_json(text) == {
        "text": text,
        "mode": "regular",
        "count": 2,
        "period": "year",
        "every": None,
        "months": [3, 11],
        "positions": [],
    }


def test_as_json_names_intervals_and_positions() -> None:
    interval = parse("alle 6 Wochen").as_json("alle 6 Wochen")
    fixed = parse("jeden letzten Freitag im Monat").as_json("")
    weekly = parse("jeden Freitag").as_json("")

    assert interval["every"] == {"n": 6, "unit": "week"}
    assert interval["period"] is None
    assert fixed["positions"] == [{"weekday": "FR", "nth": -1}]
    assert weekly["positions"] == [{"weekday": "FR", "nth": None}]
    assert json.loads(json.dumps(weekly)) == weekly
