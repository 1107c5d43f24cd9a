"""Editions: released only when nothing bars them, frozen, and told when the records move on."""

from __future__ import annotations

import hashlib

import pytest
from django.db.models import ProtectedError
from django.test import Client
from django.urls import reverse
from tests import make
from tests.reporting.stage import AS_OF, Stage, held

from wirkraum.history.actions import MovedOn, undo
from wirkraum.history.domain.refusal import Refused
from wirkraum.history.models import Entry
from wirkraum.programme.models import Tenure
from wirkraum.reporting.actions import begin, publish
from wirkraum.reporting.models import Document, Edition, Report, Sentence
from wirkraum.reporting.queries import document, draft, edition_rows, edition_tree


def released(report: Report, stage: Stage) -> Edition:
    return publish(report=report, by=stage.cleo, at=make.NOW)


def page_of(client: Client, report: Report) -> str:
    return client.get(reverse("reporting:report", args=[report.pk])).content.decode()


def test_release_freezes_tree_seal_and_documents(stage: Stage, report: Report) -> None:
    edition = released(report, stage)

    assert (edition.number, edition.published_by, edition.published_at) == (
        1,
        stage.cleo,
        make.NOW,
    )
    assert set(edition.documents.values_list("face", flat=True)) == {"pptx", "pdf", "html", "json"}
    assert hashlib.sha256(document(edition, "json")).hexdigest() == edition.digest
    assert edition_tree(edition) == draft(report, today=AS_OF).tree
    assert edition.digest in document(edition, "html").decode()


def test_same_data_give_the_same_bytes(stage: Stage, report: Report) -> None:
    first = released(report, stage)
    kept = {one.face: bytes(one.content) for one in first.documents.all()}
    sentence = Sentence.objects.create(report=report, slide=3, text="Nur kurz hier")
    released(report, stage)
    sentence.delete()

    third = released(report, stage)

    assert third.number == 3
    assert {one.face: bytes(one.content) for one in third.documents.all()} == kept


def test_nothing_new_is_not_released_twice(stage: Stage, report: Report) -> None:
    released(report, stage)

    with pytest.raises(Refused, match="Seit Ausgabe 1 hat sich nichts geändert"):
        released(report, stage)
    assert Edition.objects.count() == 1


def test_missing_record_bars_the_release(stage: Stage, report: Report) -> None:
    stage.programme.links.all().delete()

    with pytest.raises(Refused, match="keine Website erfasst"):
        released(report, stage)
    assert not Edition.objects.exists()
    assert not Entry.objects.exists()


def test_error_bars_the_release_until_it_has_a_reason(cleo: Client, report: Report) -> None:
    text = "Rückblick auf das Trägertreffen am 24.11.2024"
    Sentence.objects.create(report=report, slide=3, text=text)
    address = reverse("reporting:release", args=[report.pk])

    assert "Vorher ist noch zu klären" in cleo.get(address).content.decode()
    refused = cleo.post(address)
    assert refused.status_code == 422
    assert "24.11.2024" in refused.content.decode()

    (told,) = draft(report, today=AS_OF).errors_open
    cleo.post(reverse("reporting:leave", args=[report.pk, told.key]), {"reason": "So gemeint."})
    answer = cleo.post(address)
    assert answer["Location"] == reverse("reporting:edition", args=[report.pk, 1])


def test_many_reasons_are_told_in_short(stage: Stage, report: Report) -> None:
    stage.programme.links.all().delete()
    stage.programme.duties.all().delete()
    stage.programme.formats.update(valid_until=make.START)

    with pytest.raises(Refused, match="Und 1 weiterer"):
        released(report, stage)


def test_release_is_asked_for_first_and_told_in_the_history(cleo: Client, report: Report) -> None:
    address = reverse("reporting:release", args=[report.pk])
    question = cleo.get(address).content.decode()
    assert "Zurücknehmen lässt sie sich nicht" in question
    assert "2 kleinere Hinweise sind noch offen." in question

    cleo.post(address)

    assert Entry.objects.get().summary == f"Herausgegeben: {report}"
    page = page_of(cleo, report)
    assert "Ausgabe 1" in page
    assert f'<h3 lang="de">Herausgegeben: {report}</h3>' in page


def test_what_went_out_cannot_be_taken_back(stage: Stage, report: Report) -> None:
    released(report, stage)

    with pytest.raises(MovedOn):
        undo(entry=Entry.objects.get(), by=stage.cleo, at=make.NOW, summary="zurück")
    with pytest.raises(ProtectedError):
        report.delete()
    assert Document.objects.count() == 4


def test_report_with_an_edition_is_not_deleted(cleo: Client, stage: Stage, report: Report) -> None:
    released(report, stage)

    answer = cleo.post(reverse("reporting:delete", args=[report.pk]), follow=True)

    assert "lässt sich nicht löschen" in answer.content.decode()
    assert Report.objects.exists()


def test_edition_is_outdated_when_the_records_move_on(
    cleo: Client, stage: Stage, report: Report
) -> None:
    released(report, stage)
    assert "aktuell" in page_of(cleo, report)

    Tenure.objects.filter(post__kind="coordination").update(valid_from="2023-09-01")
    held(stage, stage.sites["14"], "Elterncafé", on=AS_OF)
    page = page_of(cleo, report)

    assert "überholt" in page
    assert '<del lang="de">Besetzung der kommunalen Koordinierung zum 01.08.2023</del>' in page
    assert '<ins lang="de">Besetzung der kommunalen Koordinierung zum 01.09.2023</ins>' in page
    assert "24 → 25 Belege" in page
    assert "Ausgabe 1 ist überholt" in page


def test_who_reads_an_edition_learns_that_the_records_have_moved_on(
    cleo: Client, stage: Stage, report: Report
) -> None:
    released(report, stage)
    address = reverse("reporting:edition", args=[report.pk, 1])
    assert "überholt" not in cleo.get(address).content.decode()

    Tenure.objects.filter(post__kind="coordination").update(valid_from="2023-09-01")

    assert "überholt" in cleo.get(address).content.decode()


def test_newer_edition_replaces_the_older(stage: Stage, report: Report) -> None:
    released(report, stage)
    held(stage, stage.sites["14"], "Elterncafé", on=AS_OF)
    released(report, stage)

    rows = edition_rows(report, draft(report, today=AS_OF).tree, {})

    assert [(one.number, one.latest, one.current) for one in rows] == [
        (2, True, True),
        (1, False, False),
    ]


def test_edition_stays_as_it_went_out(cleo: Client, stage: Stage, report: Report) -> None:
    edition = released(report, stage)
    stage.programme.links.all().delete()
    address = reverse("reporting:edition", args=[report.pk, 1])

    page = cleo.get(f"{address}?folie=3").content.decode()

    assert "https://www.familienschulzentren-sachsen.de/" in page
    assert edition.digest in page
    file = cleo.get(reverse("reporting:edition_document", args=[report.pk, 1, "pptx"]))
    assert file.content == document(edition, "pptx")
    assert file["Cache-Control"] == "private, no-store"


def test_edition_without_script_and_as_fragment(cleo: Client, stage: Stage, report: Report) -> None:
    released(report, stage)
    address = reverse("reporting:edition", args=[report.pk, 1]) + "?aussage=4.2"

    whole = cleo.get(address).content.decode()
    part = cleo.get(address, headers={"HX-Request": "true"}).content.decode()

    assert "Alle 18 Belege" in whole
    assert "Alle 18 Belege" in part
    assert "<html" not in part
    assert "Aussage ergänzen" not in whole


def test_begin_returns_the_report_there_is(stage: Stage) -> None:
    first = begin(
        programme=stage.programme, template="startphase", as_of=AS_OF, by=None, at=make.NOW
    )
    again = begin(
        programme=stage.programme, template="startphase", as_of=AS_OF, by=None, at=make.NOW
    )

    assert first == again
    assert first.title == "Bericht zur Startphase 2023/2024"
