"""The page of a report: slides, statements with their evidence, findings, sentences of one's own."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from tests import make
from tests.reporting.pages import WRONG, add, text_of, url
from tests.reporting.stage import AS_OF, VACANT, Stage, held, make_report

from wirkraum.history.actions import undo
from wirkraum.history.models import Entry
from wirkraum.reporting.models import Report
from wirkraum.reporting.queries import around, draft, report_page
from wirkraum.reporting.renderers.packaged import report_template

PAGE_QUERIES = 36
LIST_QUERIES = 6
HTMX = {"HX-Request": "true"}


# Beginning ----------------------------------------------------------------------------------


def test_report_is_begun_with_template_and_stichtag(cleo: Client) -> None:
    answer = cleo.post(reverse("reporting:new"), {"template": "startphase", "as_of": "2023-11-30"})

    report = Report.objects.get()
    assert answer.status_code == 302
    assert answer["Location"] == url(report)
    assert str(report) == "Bericht zur Startphase 2023/2024, 30.11.2023"
    assert Entry.objects.get().summary == f"Bericht begonnen: {report}"
    assert "0 Angaben" not in text_of(cleo, url(report))


def test_same_report_is_not_begun_twice(cleo: Client, report: Report) -> None:
    answer = cleo.post(reverse("reporting:new"), {"template": "startphase", "as_of": "2023-11-30"})

    assert answer.status_code == 422
    assert "gibt es zu diesem Stichtag schon" in answer.content.decode()


@pytest.mark.parametrize("data", [{}, {"template": "fremd", "as_of": "2023-11-30"}])
def test_report_without_template_or_day_is_refused(data: dict[str, str], cleo: Client) -> None:
    assert cleo.post(reverse("reporting:new"), data).status_code == 422


def test_report_is_deleted_and_comes_back_with_its_sentences(
    cleo: Client, stage: Stage, report: Report
) -> None:
    add(report, "Eigener Satz")

    cleo.post(reverse("reporting:delete", args=[report.pk]), {"version": "0"})
    assert not Report.objects.exists()

    undo(entry=Entry.objects.get(), by=stage.cleo, at=make.NOW, summary="zurück")
    assert Report.objects.get().sentences.get().text == "Eigener Satz"


# Slides and evidence ------------------------------------------------------------------------


def test_page_opens_the_slide_asked_for(cleo: Client, report: Report) -> None:
    page = text_of(cleo, url(report, "?folie=4"))

    assert "Aussagen auf Folie 4" in page
    assert page.count('class="folie"') == 9
    assert 'href="?folie=4" aria-current="true"' in page.replace(' class="teil"', "")


@pytest.mark.parametrize("query", ["?folie=99", "?folie=x", "?aussage=9.99", "?aussage=<b>", ""])
def test_what_is_not_there_opens_the_first_slide(query: str, cleo: Client, report: Report) -> None:
    assert "Aussagen auf Folie 1" in text_of(cleo, url(report, query))


def test_statement_opens_its_records_without_script(cleo: Client, report: Report) -> None:
    page = text_of(cleo, url(report, "?aussage=4.2"))

    assert "14: 3, 93: 3, 117: 0, 122: 3, 129: 3, 139: 3, FöZ: 3" in page
    assert page.count("/termine/") >= 6
    assert "Alle 18 Belege" in page
    assert f"{VACANT}. Grundschule: keine Einträge, Leitung unbesetzt." in page
    assert "zum Stichtag 30.11.2023" in page


def test_fragment_is_the_view_alone(cleo: Client, report: Report) -> None:
    answer = cleo.get(url(report, "?aussage=4.2"), headers=HTMX)

    page = answer.content.decode()
    assert page.lstrip().startswith('<div class="folienansicht"')
    assert "<html" not in page
    assert "HX-Request" in answer["Vary"]


def test_all_records_are_shown_when_asked(cleo: Client, report: Report) -> None:
    page = text_of(cleo, url(report, "?aussage=4.3&alle"))

    assert page.count('class="wr-marke zart"') == 24
    assert "Alle 24 Belege" not in page


def test_more_than_fifty_records_are_told_site_by_site(stage: Stage, report: Report) -> None:
    for at in range(40):
        held(stage, stage.sites["93"], "Elterncafé", on=AS_OF - dt.timedelta(days=at))
    found = draft(report, today=AS_OF)

    page = report_page(found.tree, slide=4, ref="4.3", whole=True, more=around(found.known))

    assert page.panel is not None
    assert page.panel.groups[0].name == "122. Grundschule"
    assert sum(len(group.records) for group in page.panel.groups) == 64


def test_duty_missing_at_a_led_site_is_partly_backed(cleo: Client, report: Report) -> None:
    page = text_of(cleo, url(report, "?folie=4"))

    assert "3 belegt, 1 teilweise" in page
    assert "noch nicht an: FöZ" in page


def test_notes_stay_inside_the_panel(cleo: Client, stage: Stage, report: Report) -> None:
    held(stage, stage.sites["14"], "Bedarfsanalyse", on=AS_OF, note="Viele Fragen zu Anträgen.")
    found = draft(report, today=AS_OF)

    assert "Viele Fragen" in text_of(cleo, url(report, "?aussage=4.4"))
    assert "Viele Fragen" not in found.tree.as_json()


def test_markup_in_records_is_text(cleo: Client, stage: Stage, report: Report) -> None:
    held(stage, stage.sites["14"], "Bedarfsanalyse", on=AS_OF, title="<script>x</script>")
    add(report, "<b>fett</b>")

    assert "<script>x" not in text_of(cleo, url(report, "?aussage=4.4"))
    assert "<b>fett" not in text_of(cleo, url(report, "?folie=3"))


@pytest.mark.parametrize("more", [0, 30])
def test_page_asks_the_same_number_of_questions(
    more: int,
    stage: Stage,
    report: Report,
    cleo: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for at in range(more):
        held(stage, stage.sites["14"], "Elterncafé", on=AS_OF - dt.timedelta(days=at))
        add(report, f"Satz {at}")
    with django_assert_num_queries(PAGE_QUERIES):
        cleo.get(url(report, "?folie=4"))


@pytest.mark.parametrize("count", [1, 3, 30])
def test_list_asks_the_same_number_of_questions(
    count: int,
    stage: Stage,
    cleo: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for at in range(count):
        make_report(stage.programme, as_of=AS_OF - dt.timedelta(days=at))
    with django_assert_num_queries(LIST_QUERIES):
        page = text_of(cleo, reverse("reporting:reports"))
    assert page.count("Entwurf") == count


# Files and presentation ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("face", "begins"), [("pptx", b"PK"), ("pdf", b"%PDF"), ("html", b"<!doc"), ("json", b"{")]
)
def test_report_is_downloaded_in_every_face(
    face: str, begins: bytes, cleo: Client, report: Report
) -> None:
    answer = cleo.get(reverse("reporting:document", args=[report.pk, face]))

    assert answer.content.startswith(begins)
    name = f"bericht-zur-startphase-20232024-2023-11-30.{face}"
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'


def test_barred_report_is_downloaded_as_a_draft(cleo: Client, report: Report) -> None:
    add(report, WRONG)

    answer = cleo.get(reverse("reporting:document", args=[report.pk, "html"]))

    assert "I Entwurf I Folie 3" in answer.content.decode()
    assert "entwurf" in answer["Content-Disposition"]


def test_records_in_the_download_lead_back_here(cleo: Client, report: Report) -> None:
    page = text_of(cleo, reverse("reporting:document", args=[report.pk, "html"]))

    assert 'href="http://testserver/termine/' in page


def test_presentation_shows_all_slides_and_the_way_back(cleo: Client, report: Report) -> None:
    page = text_of(cleo, reverse("reporting:present", args=[report.pk]))

    assert page.count("<section id=") == len(report_template("startphase").slides)
    assert f'href="{url(report)}"' in page
