"""Sentences of a person join the composed ones; a question may tell a duty's sentence itself."""

from __future__ import annotations

from dataclasses import replace

from tests.reporting.dresden_facts import dresden, duty, startphase, texts

from wirkraum.reporting.domain.compose import compose
from wirkraum.reporting.domain.facts import Facts
from wirkraum.reporting.domain.tree import Report, Statement, Table
from wirkraum.reporting.domain.tree_checks import blockers

OWN = Statement("Prozessevaluation läuft weiter", question="satz:1")
SCHOOLS = (
    "Überblick über bestehende Kooperationen an den sechs Grundschulen und der einen Förderschule"
)


def made(facts: Facts, sentences: dict[int, tuple[Statement, ...]] | None = None) -> Report:
    return compose(startphase(), facts, sentences=sentences)


def test_own_sentence_stands_last_on_its_slide() -> None:
    report = made(dresden(), {3: (OWN,)})

    assert list(report.slides[2].statements())[-1] == OWN
    assert len(texts(report.slides[2])) == 7
    assert blockers(report) == ()


def test_own_sentences_follow_the_template_slide_when_another_is_split() -> None:
    many = tuple(Statement(f"Satz {at}") for at in range(9))
    report = made(dresden(), {3: many, 4: (OWN,)})

    assert [slide.source for slide in report.slides] == [1, 2, 3, 3, 4, 5, 6, 7, 8]
    assert OWN in report.slides[4].statements()


def test_slides_of_another_kind_take_no_sentence() -> None:
    report = made(dresden(), {6: (OWN,), 99: (OWN,)})

    assert isinstance(report.slides[5].blocks[-1], Table)
    assert OWN not in [found for slide in report.slides for found in slide.statements()]


def test_empty_slide_takes_its_first_sentence() -> None:
    template = startphase()
    bare = replace(template.slides[-1], statements=())
    report = compose(
        replace(template, slides=(*template.slides[:-1], bare)), dresden(), sentences={8: (OWN,)}
    )

    assert texts(report.slides[-1]) == [OWN.text]


def test_question_tells_the_duty_it_covers() -> None:
    told = duty("vernetzung", "Kooperationen an den Grundschulen kennenlernen", 3)
    report = made(replace(dresden(), duties=(*dresden().duties, told)))

    statement = next(found for found in report.slides[4].statements() if found.text == SCHOOLS)
    assert set(told.evidence) <= set(statement.evidence)
    assert told.text not in texts(report.slides[4])


def test_covering_question_without_answer_leaves_the_word_to_the_duty() -> None:
    told = duty("vernetzung", "Gespräche mit anderen Ämtern", 2)
    facts = replace(dresden(), partners=(), duties=(*dresden().duties, told))

    report = made(facts)

    assert told.text in texts(report.slides[4])
    assert blockers(report) == ()


def test_theme_whose_duties_are_all_told_elsewhere_lacks_nothing() -> None:
    told = duty("vernetzung", "Kooperationen an Grundschulen kennenlernen", 2)
    kept = tuple(one for one in dresden().duties if one.theme == "kooperation")

    report = made(replace(dresden(), duties=(*kept, told)))

    assert blockers(report) == ()
