"""Templates: what they may ask and say, and which are refused."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reporting.dresden_facts import RECORD, dresden, texts

from wirkraum.kit.renderers.typeset import Missing
from wirkraum.reporting.domain.compose import compose
from wirkraum.reporting.domain.facts import Duty
from wirkraum.reporting.domain.template import TemplateError, parse
from wirkraum.reporting.domain.tree_checks import blockers
from wirkraum.reporting.renderers.packaged import report_template, report_templates


def template(slide: str) -> str:
    """A small template with one slide."""
    return f"""
key = "t"
name = "T"
version = 1
title = "{{programme}}"
subtitle = ""
organisation = ["{{municipality}}"]
footer = ["{{programme}}"]
[[slides]]
{slide}
"""


def test_free_sentences_are_marked() -> None:
    plan = parse(
        template('layout = "bullets"\nheading = "H"\nstatements = [{ text = "Hallo {office}" }]')
    )

    report = compose(plan, dresden())

    found = next(report.slides[0].statements())
    assert (found.text, found.origin, found.evidence) == ("Hallo Amt für Schulen", "free", ())
    assert blockers(report) == ()


def test_optional_questions_without_answer_vanish() -> None:
    line = '{ ask = "website", pattern = "{address}", optional = true }'
    plan = parse(template(f'layout = "bullets"\nheading = "H"\nstatements = [{line}]'))

    assert compose(plan, replace(dresden(), website=None)).slides[0].blocks == ()
    assert compose(plan, dresden()).slides[0].blocks != ()


def test_counts_may_stand_in_the_sentence() -> None:
    line = '{ ask = "duties", theme = "t", pattern = "{text} ({dates}{where})", none = "{text}: keine" }'
    plan = parse(template(f'layout = "bullets"\nheading = "H"\nstatements = [{line}]'))
    duties = (
        Duty("t", "A", 34, ("1", "2"), RECORD),
        Duty("t", "B", 1, ("1",), RECORD),
        Duty("t", "C", 0, (), RECORD),
    )

    report = compose(plan, replace(dresden(), duties=duties))

    assert texts(report.slides[0]) == [
        "A (34 Termine an zwei Standorten)",
        "B (1 Termin an einem Standort)",
        "C: keine",
    ]


@pytest.mark.parametrize(
    ("slide", "message"),
    [
        ('layout = "poster"', "Unbekannte Folienart"),
        ('layout = "bullets"\nheading = "{town}"', "unbekannt: town"),
        ('layout = "bullets"\nheading = "{as_of:>99}"', "unbekannt: as_of"),
        ('layout = "bullets"\nheading = "{"', "Folie 1"),
        ('layout = "bullets"\ncolour = "red"', "nicht lesbar"),
        (
            'layout = "bullets"\nstatements = [{ ask = "weather", pattern = "x" }]',
            "Unbekannte Frage",
        ),
        ('layout = "bullets"\nstatements = [{ ask = "phase" }]', "Satzmuster fehlt"),
        ('layout = "bullets"\nstatements = [{ text = "a", ask = "phase" }]', "Entweder"),
        ('layout = "bullets"\nstatements = [{ ask = "phase", pattern = "{since}" }]', "since"),
        ('layout = "bullets"\nstatements = 7', "nicht lesbar"),
        ("layout =", "nicht lesbar"),
        ('heading = "H"', "nicht lesbar"),
    ],
)
def test_broken_templates_are_refused(slide: str, message: str) -> None:
    with pytest.raises(TemplateError, match=message):
        parse(template(slide))


def test_packaged_templates_all_parse() -> None:
    assert "startphase" in report_templates()
    for key in report_templates():
        assert report_template(key).key == key


def test_unknown_template_is_missing() -> None:
    with pytest.raises(Missing, match="gibt es nicht"):
        report_template("../startphase")
