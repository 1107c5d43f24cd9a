"""Drafts say so on every slide; an edition is held against today's report sentence by sentence."""

from __future__ import annotations

from dataclasses import replace

from tests.reporting.dresden_facts import dresden, dresden_report, duty

from wirkraum.reporting.domain.compose import compose
from wirkraum.reporting.domain.facts import Coordination, Facts
from wirkraum.reporting.domain.standing import Difference, as_draft, differences
from wirkraum.reporting.domain.tree import Report, Slide
from wirkraum.reporting.renderers.faces import FACES, render_face
from wirkraum.reporting.renderers.packaged import report_template


def report(facts: Facts) -> Report:
    return compose(report_template("startphase"), facts)


def test_draft_is_marked_on_every_slide() -> None:
    draft = as_draft(dresden_report())

    assert "Entwurf" in [found.text for found in draft.slides[0].statements()]
    assert all("I Entwurf I Folie" in draft.footer_line(slide) for slide in draft.slides[1:])


def test_draft_marks_a_slide_with_a_footer_or_cover_of_its_own() -> None:
    plain = dresden_report()
    odd = replace(
        plain, slides=(Slide(1, "title", "Nur ein Titel"), Slide(2, "bullets", "A", (), "Eigene"))
    )

    cover, other = as_draft(odd).slides

    assert [found.text for found in cover.statements()] == ["Entwurf"]
    assert other.footer == "Eigene I Entwurf"


def test_every_face_of_a_draft_can_be_drawn() -> None:
    draft = as_draft(dresden_report())

    assert all(render_face(draft, kind) for kind in FACES)


def test_same_report_has_no_differences() -> None:
    assert differences(dresden_report(), dresden_report()) == ()


def test_changed_sentence_is_shown_before_and_after() -> None:
    later = replace(dresden(), coordination=Coordination(None, dresden().coordination.evidence))

    assert differences(dresden_report(), report(later)) == (
        Difference(
            3,
            "Besetzung der kommunalen Koordinierung zum 01.08.2023",
            "Stelle der kommunalen Koordinierung noch nicht besetzt",
        ),
    )


def test_new_and_vanished_sentences_are_shown() -> None:
    first, *rest = dresden().duties
    less = report(replace(dresden(), duties=tuple(rest)))

    assert differences(less, dresden_report()) == (Difference(4, "", first.text),)
    assert differences(dresden_report(), less) == (Difference(4, first.text, ""),)


def test_further_records_behind_the_same_words_are_counted() -> None:
    first, *rest = dresden().duties
    more = duty(first.theme, first.text, first.dates + 2)
    later = report(replace(dresden(), duties=(more, *rest)))

    assert differences(dresden_report(), later) == (
        Difference(4, first.text, first.text, (first.dates, first.dates + 2)),
    )
