"""The template of the start phase and the facts make a report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reporting.dresden_facts import RECORD, dresden, dresden_report, startphase, texts

from wirkraum.reporting.domain.compose import compose
from wirkraum.reporting.domain.compose_questions import QUESTIONS
from wirkraum.reporting.domain.facts import (
    Coordination,
    Duty,
    Facts,
    FormatRow,
    Grant,
    LeadPost,
    Partner,
    QuoteFact,
    Said,
    Website,
)
from wirkraum.reporting.domain.tree import Quote, Report, Statement
from wirkraum.reporting.domain.tree_checks import blockers


def said(facts: Facts, question: str) -> Statement:
    """The report's first statement to a question."""
    report = compose(startphase(), facts)
    return next(
        found
        for slide in report.slides
        for found in slide.statements()
        if found.question == question
    )


def test_startphase_has_the_eight_slides_of_the_deck() -> None:
    report = dresden_report()

    assert [(slide.number, slide.layout, slide.heading) for slide in report.slides] == [
        (1, "title", "Familienschulzentren"),
        (2, "topics", "Themen"),
        (3, "bullets", "1. Start ins Schuljahr"),
        (4, "bullets", "2. Kooperation von Schule und Hort"),
        (5, "bullets", "3. Vernetzung im Sozialraum"),
        (6, "table", "4. Arbeitsbereiche der Koordinierung"),
        (7, "quote", "5. Fragen & Austausch"),
        (8, "closing", "Weiter geht’s!"),
    ]
    assert report.name == "Familienschulzentren – Bericht zur Startphase 2023/2024"
    assert all(slide.density == 0 for slide in report.slides)
    assert blockers(report) == ()


OUTLOOK = "Startphase gelungen, die Prozessevaluation läuft weiter"


def test_startphase_answers_from_the_records() -> None:
    slides = dresden_report().slides

    assert texts(slides[2]) == [
        "Besetzung der kommunalen Koordinierung zum 01.08.2023",
        "Bescheid an Trägerschaften: SUFW, drefugio und VSP",
        (
            "Besetzung der Leitungspositionen an den Familienschulzentren "
            "(aktuell ein Standort noch in der Besetzung)"
        ),
        OUTLOOK,
        "Stand: ein Standort in der Anbahnung und sechs in der Erprobung",
        "Sachsenweite Website: https://www.familienschulzentren-sachsen.de/",
    ]
    assert "den sechs Grundschulen und der einen Förderschule" in texts(slides[4])[2]
    assert "(Bibliotheken, Jugendamt, VHS und Eigenbetrieb Kita)" in texts(slides[4])[3]
    assert texts(slides[6]) == [
        "Stimme aus dem Trägertreffen vom 24.11.2023 (Amt für Schulen):",
        "„Wir sind Familienschulzentrum“",
    ]


def test_topics_are_the_headings_and_know_their_slides() -> None:
    slides = dresden_report().slides

    assert [f"{at}. {text}" for at, text in enumerate(texts(slides[1]), 1)] == [
        slide.heading for slide in slides[2:7]
    ]
    assert [found.evidence[0].path for found in slides[1].statements()] == [
        f"#folie-{number}" for number in range(3, 8)
    ]


def test_every_computed_statement_carries_question_records_and_stichtag() -> None:
    report = dresden_report()

    free = [found for slide in report.slides for found in slide.statements() if not found.question]
    assert [found.text for found in free] == [OUTLOOK, *texts(report.slides[-1])]
    assert {found.origin for found in free} == {"free"}
    for slide in report.slides[:-1]:
        for found in slide.statements():
            if found in free:
                continue
            assert found.origin == "computed"
            assert found.question in {*QUESTIONS, "topics"}
            assert found.evidence
            assert found.as_of == report.as_of


def test_same_facts_give_the_same_report() -> None:
    assert dresden_report().digest() == dresden_report().digest()


@pytest.mark.parametrize(
    ("vacant", "text"),
    [
        (0, "Alle Leitungspositionen an den Familienschulzentren besetzt"),
        (1, "aktuell ein Standort noch in der Besetzung"),
        (2, "aktuell zwei Standorte noch in der Besetzung"),
        (7, "aktuell sieben Standorte noch in der Besetzung"),
    ],
)
def test_vacancies_in_words(vacant: int, text: str) -> None:
    posts = tuple(LeadPost(f"{at}. GS", at >= vacant, RECORD) for at in range(7))

    found = said(replace(dresden(), posts=posts), "lead_posts")

    assert text in found.text
    assert not found.blocked


@pytest.mark.parametrize(
    ("decided", "pending", "text"),
    [
        (0, 1, "Noch kein Bescheid an eine Trägerschaft (noch offen: O1)"),
        (1, 0, "Bescheid an Trägerschaft: B1"),
        (2, 0, "Bescheid an Trägerschaften: B1 und B2"),
        (2, 1, "Bescheid an Trägerschaften: B1 und B2 (noch offen: O1)"),
    ],
)
def test_grants_in_words(decided: int, pending: int, text: str) -> None:
    grants = tuple(Grant(f"B{at + 1}", date(2023, 7, 1), RECORD) for at in range(decided))
    grants += tuple(Grant(f"O{at + 1}", None, RECORD) for at in range(pending))

    assert said(replace(dresden(), grants=grants), "grants").text == text


def test_vacant_coordination_is_said_with_its_post() -> None:
    found = said(replace(dresden(), coordination=Coordination(None, RECORD)), "coordination_filled")

    assert found.text == "Stelle der kommunalen Koordinierung noch nicht besetzt"
    assert not found.blocked


@pytest.mark.parametrize(
    ("primary", "special", "text"),
    [
        (1, 0, "an der einen Grundschule"),
        (2, 0, "an den zwei Grundschulen"),
        (0, 2, "an den zwei Förderschulen"),
        (13, 1, "an den 13 Grundschulen und der einen Förderschule"),
    ],
)
def test_schools_in_words(primary: int, special: int, text: str) -> None:
    facts = replace(dresden(), primary_schools=RECORD * primary, special_schools=RECORD * special)

    assert said(facts, "schools").text.endswith(text)


def test_facts_without_a_record_block_publication() -> None:
    bare = Facts(date(2023, 11, 30), 2023, "Familienschulzentren", "Stadt", "Amt")

    report = compose(startphase(), bare)

    reasons = {str(block.reason) for block in blockers(report)}
    assert "Zum Stichtag ist keine Leitungsposition erfasst." in reasons
    assert "Zum Stichtag ist kein Format erfasst." in reasons
    assert "Dazu gibt es zum Stichtag keinen Beleg." in reasons
    assert len(report.slides) == 8


def test_one_bare_carrier_blocks_the_whole_sentence() -> None:
    grants = (Grant("SUFW", date(2023, 7, 1), RECORD), Grant("VSP", date(2023, 7, 1)))

    found = said(replace(dresden(), grants=grants), "grants")

    assert found.blocked == "Ohne Beleg: Bescheid an VSP."


def test_one_bare_post_or_partner_blocks_too() -> None:
    posts = (LeadPost("14. GS", filled=True),)
    partners = (Partner("VHS"), Partner("Jugendamt", RECORD))
    facts = replace(dresden(), posts=posts, partners=partners)

    assert said(facts, "lead_posts").blocked == "Ohne Beleg: Leitungsposition 14. GS."
    assert said(facts, "partners").blocked == "Ohne Beleg: VHS."


def test_quote_after_the_stichtag_blocks() -> None:
    quote = QuoteFact("Wir", "Trägertreffen", date(2024, 11, 24), evidence=RECORD)

    found = said(replace(dresden(), quote=quote), "quote")

    assert found.blocked == "Das Zitat stammt von einem Termin nach dem Stichtag."


def test_missing_quote_leaves_a_plain_slide() -> None:
    report = compose(startphase(), replace(dresden(), quote=None))

    assert report.slides[6].blocks == ()
    assert blockers(report) == ()


def test_texts_from_records_stand_on_one_line() -> None:
    facts = replace(dresden(), phase=Said("Start\n gelungen", RECORD), office="Amt\tfür Schulen")

    assert said(facts, "phase").text == "Start gelungen"
    assert compose(startphase(), facts).organisation[1] == "Amt für Schulen"


def test_braces_in_records_are_plain_text() -> None:
    facts = replace(dresden(), phase=Said("{office} {0} }{", RECORD))

    assert said(facts, "phase").text == "{office} {0} }{"


def test_topics_name_the_first_slide_of_a_split_chapter() -> None:
    duties = tuple(Duty("kooperation", f"Aufgabe {at}", 1, (), RECORD) for at in range(12))

    report = compose(startphase(), replace(dresden(), duties=duties))

    assert report.slides[3].heading == "2. Kooperation von Schule und Hort (1/2)"
    assert [slide.number for slide in report.slides] == list(range(1, len(report.slides) + 1))
    assert [found.evidence[0].key for found in report.slides[1].statements()][1:3] == [
        "slide:4",
        "slide:6",
    ]


WORDS = st.text(max_size=30)
SAID = st.builds(Said, WORDS, st.just(RECORD))
FACTS = st.builds(
    Facts,
    as_of=st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    school_year=st.integers(2000, 2100),
    programme=WORDS,
    municipality=WORDS,
    office=WORDS,
    coordination=st.builds(Coordination, st.none() | st.dates()),
    grants=st.lists(st.builds(Grant, WORDS, st.none() | st.dates()), max_size=4).map(tuple),
    posts=st.lists(st.builds(LeadPost, WORDS, st.booleans()), max_size=9).map(tuple),
    phase=SAID,
    website=st.none() | st.builds(Website, WORDS, WORDS),
    duties=st.lists(
        st.builds(Duty, st.sampled_from(["kooperation", "vernetzung"]), WORDS, st.integers(0, 9)),
        max_size=25,
    ).map(tuple),
    partners=st.lists(st.builds(Partner, WORDS), max_size=9).map(tuple),
    formats=st.lists(st.builds(FormatRow, WORDS, WORDS, WORDS), max_size=30).map(tuple),
    quote=st.none() | st.builds(QuoteFact, WORDS, WORDS, st.dates()),
)


@settings(max_examples=30, deadline=None)
@given(FACTS)
def test_any_facts_make_a_numbered_report(facts: Facts) -> None:
    report = compose(startphase(), facts)

    assert [slide.number for slide in report.slides] == list(range(1, len(report.slides) + 1))
    assert Report.from_json(report.as_json()) == report
    assert len(report.slides) >= 8


def test_quote_marks_are_set_once() -> None:
    quote = QuoteFact("„Wir sind da.“", "Jour fixe", date(2023, 11, 1), evidence=RECORD)

    report = compose(startphase(), replace(dresden(), quote=quote))

    block = report.slides[6].blocks[0]
    assert isinstance(block, Quote)
    assert block.words.text == "„Wir sind da.“"
    assert block.intro.text == "Stimme aus dem Jour fixe vom 01.11.2023:"
