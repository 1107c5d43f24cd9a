"""Sentences of one's own on a slide, and what to do about what the checks found."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from tests import make
from tests.reporting.pages import WRONG, add, text_of, url
from tests.reporting.stage import AS_OF, Stage, make_report

from wirkraum.history.actions import undo
from wirkraum.history.models import Entry
from wirkraum.reporting.models import Report, Sentence
from wirkraum.reporting.queries import draft

# Sentences of one's own ---------------------------------------------------------------------


def test_sentence_is_added_marked_as_free_and_undone(
    cleo: Client, stage: Stage, report: Report
) -> None:
    answer = cleo.post(
        reverse("reporting:sentence_new", args=[report.pk, 3]) + "?folie=3",
        {"text": "Prozessevaluation\n läuft  weiter"},
    )

    assert answer["Location"] == url(report, "?folie=3")
    page = text_of(cleo, url(report, "?folie=3"))
    assert "Prozessevaluation läuft weiter" in page
    assert "5 belegt, 2 frei" in page

    undo(entry=Entry.objects.get(), by=stage.cleo, at=make.NOW, summary="zurück")
    assert not Sentence.objects.exists()


def test_two_editors_of_a_sentence_see_both_versions(cleo: Client, report: Report) -> None:
    sentence = add(report, "Anfang")
    address = reverse("reporting:sentence_edit", args=[report.pk, sentence.pk])
    cleo.post(address, {"text": "Erste Fassung", "version": "0"})

    answer = cleo.post(address, {"text": "Zweite Fassung", "version": "0"})

    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Erste Fassung" in page
    assert "Zweite Fassung" in page
    assert Sentence.objects.get().text == "Erste Fassung"


def test_sentence_is_deleted(cleo: Client, report: Report) -> None:
    sentence = add(report, "Weg damit")

    cleo.post(reverse("reporting:sentence_delete", args=[report.pk, sentence.pk]))

    assert not Sentence.objects.exists()


def test_empty_and_endless_sentences_are_refused(cleo: Client, report: Report) -> None:
    address = reverse("reporting:sentence_new", args=[report.pk, 3])

    assert cleo.post(address, {"text": ""}).status_code == 422
    endless = cleo.post(address, {"text": "x" * 241})
    assert endless.status_code == 422
    assert "x" * 241 in endless.content.decode()


@pytest.mark.parametrize("source", [0, 1, 2, 6, 7, 9, 4000])
def test_slides_that_take_no_sentence_have_no_form(
    source: int, cleo: Client, report: Report
) -> None:
    address = reverse("reporting:sentence_new", args=[report.pk, source])

    assert cleo.get(address).status_code == 404


def test_sentences_of_another_report_are_not_there(
    cleo: Client, stage: Stage, report: Report
) -> None:
    other = add(make_report(stage.programme, as_of=dt.date(2023, 10, 31)), "Fremd")

    address = reverse("reporting:sentence_edit", args=[report.pk, other.pk])
    assert cleo.get(address).status_code == 404


# Findings -----------------------------------------------------------------------------------


def test_contradiction_is_shown_on_a_line_and_mended(
    cleo: Client, stage: Stage, report: Report
) -> None:
    add(report, WRONG)
    page = text_of(cleo, url(report))
    assert "Ein Punkt vor der Ausgabe zu klären" in page
    assert "Einträge 24.11.2023, Bericht 30.11.2023, Folie 3 24.11.2024" in page
    (told,) = draft(report, today=AS_OF).errors_open

    cleo.post(reverse("reporting:mend", args=[report.pk, told.key]))

    assert Sentence.objects.get().text == WRONG.replace("2024", "2023")
    assert draft(report, today=AS_OF).reasons == ()
    assert "Nichts spricht gegen die Ausgabe" in text_of(cleo, url(report))


def test_finding_in_a_heading_or_record_is_not_mended_here(cleo: Client, report: Report) -> None:
    (told,) = draft(report, today=AS_OF).smaller
    assert (told.fixable, told.place and told.place.ref) == (False, "6.5")

    answer = cleo.post(reverse("reporting:mend", args=[report.pk, told.key]), follow=True)

    assert "Bitte berichtigen Sie sie dort" in answer.content.decode()


def test_error_is_left_standing_with_a_reason_and_counted_again(
    cleo: Client, report: Report
) -> None:
    add(report, WRONG)
    (told,) = draft(report, today=AS_OF).errors_open
    address = reverse("reporting:leave", args=[report.pk, told.key])

    assert str(told.finding.sentence).split(";")[1] in text_of(cleo, address)
    assert cleo.post(address, {"reason": " "}).status_code == 422
    cleo.post(address, {"reason": "Der Termin ist so gemeint."})

    report.refresh_from_db()
    assert draft(report, today=AS_OF).reasons == ()
    assert "Der Termin ist so gemeint." in text_of(cleo, url(report))

    cleo.post(reverse("reporting:recheck", args=[report.pk, told.key]))
    report.refresh_from_db()
    assert len(draft(report, today=AS_OF).reasons) == 1


def test_hints_need_no_reason(cleo: Client, report: Report) -> None:
    (told,) = draft(report, today=AS_OF).smaller

    address = reverse("reporting:leave", args=[report.pk, told.key])

    assert cleo.get(address).status_code == 404


def test_finding_that_is_gone_is_told(cleo: Client, report: Report) -> None:
    answer = cleo.post(reverse("reporting:mend", args=[report.pk, "0" * 12]), follow=True)

    assert "Diesen Hinweis gibt es nicht mehr." in answer.content.decode()


def test_reason_does_not_cover_a_sentence_that_changed(cleo: Client, report: Report) -> None:
    sentence = add(report, WRONG)
    (told,) = draft(report, today=AS_OF).errors_open
    cleo.post(reverse("reporting:leave", args=[report.pk, told.key]), {"reason": "So gemeint."})
    sentence.text = WRONG.replace("24.11.2024", "25.11.2024")
    sentence.save()
    report.refresh_from_db()

    assert len(draft(report, today=AS_OF).errors_open) == 1


def test_missing_record_bars_the_report_with_its_reason(
    cleo: Client, stage: Stage, report: Report
) -> None:
    stage.programme.links.all().delete()

    page = text_of(cleo, url(report))

    assert "Zum Stichtag ist keine Website erfasst." in page
    assert '<a href="?aussage=3.6">' in page
