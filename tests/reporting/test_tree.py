"""The report tree: canonical JSON, footers, the deck it shows, what bars it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reporting.dresden_facts import AS_OF, dresden_report

from wirkraum.reporting.domain.tree import (
    Bullets,
    Evidence,
    Lines,
    Quote,
    Report,
    Row,
    Slide,
    Statement,
    Table,
    placed,
)
from wirkraum.reporting.domain.tree_checks import NO_RECORD, blockers, to_deck
from wirkraum.reporting.domain.tree_json import BrokenTree
from wirkraum.reporting.domain.tree_lines import absolute, around, evidence_text, standing

TEXT = st.text(max_size=20)
RECORDS = st.builds(Evidence, TEXT, TEXT, TEXT, TEXT, st.none() | st.dates(), TEXT)
STATEMENTS = st.builds(
    Statement,
    TEXT,
    st.sampled_from(["computed", "free"]),
    TEXT,
    st.lists(RECORDS, max_size=2).map(tuple),
    st.none() | st.dates(),
    TEXT,
    TEXT,
)
SEVERAL = st.lists(STATEMENTS, max_size=3).map(tuple)
ROWS = st.builds(Row, st.tuples(TEXT, TEXT), STATEMENTS)
BLOCKS = st.one_of(
    st.builds(Bullets, SEVERAL, st.booleans()),
    st.builds(Lines, SEVERAL, st.sampled_from(["subtitle", "organisation", "small"])),
    st.builds(Quote, STATEMENTS, STATEMENTS),
    st.builds(Table, st.tuples(TEXT, TEXT), st.lists(ROWS, max_size=2).map(tuple), TEXT),
)
SLIDES = st.builds(
    Slide,
    st.integers(1, 50),
    st.sampled_from(["title", "topics", "bullets", "table", "quote", "closing"]),
    TEXT,
    st.lists(BLOCKS, max_size=3).map(tuple),
    TEXT,
    st.integers(0, 2),
)
REPORTS = st.builds(
    Report,
    TEXT,
    TEXT,
    TEXT,
    st.lists(TEXT, max_size=2).map(tuple),
    st.dates(),
    st.lists(TEXT, max_size=3).map(tuple),
    st.lists(SLIDES, max_size=3).map(tuple),
)


def small(*statements: Statement) -> Report:
    """A report of a single slide of bullets."""
    slide = Slide(1, "bullets", "Stand", (Bullets(statements),))
    return Report("t/1", "Programm", "Bericht", ("Stadt",), AS_OF, ("Programm", "Stadt"), (slide,))


@given(REPORTS)
def test_json_comes_back_as_the_same_report(report: Report) -> None:
    again = Report.from_json(report.as_json())

    assert again == report
    assert again.digest() == report.digest()


def test_json_is_canonical() -> None:
    text = dresden_report().as_json()

    plain = json.loads(text)
    assert text == json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def test_digest_changes_with_a_single_record() -> None:
    before = small(Statement("Besetzt", "computed", evidence=(Evidence("post", "post:1", "A"),)))
    after = small(Statement("Besetzt", "computed", evidence=(Evidence("post", "post:2", "A"),)))

    assert len(before.digest()) == 64
    assert before.digest() != after.digest()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"density":0', '"density":"0"'),
        ('"density":0', '"density":true'),
        ('"density":0', '"dichte":0'),
        ('"layout":"bullets"', '"layout":"poster"'),
        ('"kind":"bullets"', '"kind":"picture"'),
        ('"as_of":"2023-11-30"', '"as_of":"30.11.2023"'),
        ('"slides":[', '"slides":[7,'),
    ],
)
def test_from_json_refuses_what_is_no_report(old: str, new: str) -> None:
    text = small(Statement("Besetzt")).as_json()
    assert old in text

    with pytest.raises(BrokenTree):
        Report.from_json(text.replace(old, new, 1))


@pytest.mark.parametrize("text", ["", "{", "[]", "7", "null"])
def test_from_json_refuses_other_json(text: str) -> None:
    with pytest.raises(BrokenTree):
        Report.from_json(text)


def test_from_json_names_the_place() -> None:
    text = small(Statement("Besetzt")).as_json().replace('"density":0', '"density":"x"')

    with pytest.raises(BrokenTree, match=r"slides\[0\]\.density"):
        Report.from_json(text)


def test_footer_is_the_decks() -> None:
    report = dresden_report()

    lines = [report.footer_line(slide) for slide in report.slides]

    stem = "Familienschulzentren I Landeshauptstadt Dresden I Amt für Schulen I 30. November 2023"
    assert lines == ["", *(f"{stem} I Folie {number}" for number in range(2, 9))]


def test_footer_of_a_slide_may_differ() -> None:
    report = small(Statement("Besetzt"))

    slide = replace(report.slides[0], footer="Entwurf")

    assert report.footer_line(slide) == "Entwurf I Folie 1"


def test_placed_statements_count_through_all_blocks() -> None:
    quote = Quote(Statement("Woher"), Statement("Was"))
    slide = Slide(7, "quote", "Fragen", (Bullets((Statement("Zuerst"),)), quote))

    assert [(place.ref, place.statement.text) for place in placed(slide)] == [
        ("7.1", "Zuerst"),
        ("7.2", "Woher"),
        ("7.3", "Was"),
    ]


def test_blockers_name_slide_sentence_and_reason() -> None:
    record = Evidence("post", "post:1", "Stelle")
    report = small(
        Statement("Belegt", "computed", evidence=(record,)),
        Statement("Frei gesagt"),
        Statement("Ohne alles", "computed"),
        Statement("Zu spät", "computed", evidence=(record,), blocked="Nach dem Stichtag."),
    )

    found = blockers(report)

    assert [(block.ref, str(block.reason)) for block in found] == [
        ("1.3", str(NO_RECORD)),
        ("1.4", "Nach dem Stichtag."),
    ]
    assert str(found[0]) == f"Folie 1: „Ohne alles“ – {NO_RECORD}"


def test_to_deck_shows_what_the_slides_say() -> None:
    report = dresden_report()

    deck = to_deck(report)

    assert [slide.number for slide in deck.slides] == list(range(1, 9))
    assert deck.slides[2].title == "1. Start ins Schuljahr"
    assert deck.slides[2].paragraphs[0].endswith("zum 01.08.2023")
    assert deck.slides[2].footer == report.footer_line(report.slides[2])
    assert deck.slides[5].paragraphs == ()
    assert deck.slides[5].tables[0].rows[0] == ("Zielgruppe", "Format", "Häufigkeit")
    assert len(deck.slides[5].tables[0].rows) == 8


def test_standing_in_words() -> None:
    record = Evidence("post", "post:1", "Stelle")

    assert standing(Statement("a")) == "Freier Satz, ohne Beleg"
    assert standing(Statement("a", "computed", evidence=(record,))) == "1 Beleg"
    assert standing(Statement("a", "computed", evidence=(record, record))) == "2 Belege"
    assert standing(Statement("a", "computed")) == f"Gesperrt: {NO_RECORD}"


def test_evidence_in_one_line() -> None:
    record = Evidence("grant", "grant:1", "Bescheid", "bewilligt", date(2023, 7, 20))

    assert evidence_text(record) == "Bescheid, bewilligt, 20.07.2023"
    assert evidence_text(Evidence("grant", "grant:1", "Bescheid")) == "Bescheid"


def test_address_is_parted_from_its_sentence() -> None:
    link = "https://example.org/"
    found = Statement(f"Website: {link}.", link=link)

    assert around(found) == ("Website: ", link, ".")
    assert around(Statement("Website", link=link)) == ("Website", "", "")


def test_only_web_addresses_become_links() -> None:
    link = "javascript:alert(1)"

    assert around(Statement(link, link=link)) == (link, "", "")
    assert absolute("https://example.org/", "/termine/1/") == "https://example.org/termine/1/"
    assert absolute("https://example.org", "termine") == ""
    assert absolute("", "/termine/1/") == ""
