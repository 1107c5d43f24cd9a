"""The page of a report: slides, statements with their evidence, findings, sentences of one's own."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from tests import make
from tests.reporting.stage import AS_OF, VACANT, Stage, held, make_report, set_stage

from wirkraum.history.actions import undo
from wirkraum.history.models import Entry
from wirkraum.reporting.models import Report, Sentence
from wirkraum.reporting.queries import around, draft, report_page
from wirkraum.reporting.renderers.packaged import report_template

PAGE_QUERIES = 39
LIST_QUERIES = 8
WRONG = "Rückblick auf das Trägertreffen am 24.11.2024"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def stage(db: None) -> Stage:
    return set_stage()


@pytest.fixture
def report(stage: Stage) -> Report:
    return make_report(stage.programme)


@pytest.fixture
def cleo(client: Client, stage: Stage) -> Client:
    client.force_login(stage.cleo)
    return client


def url(report: Report, query: str = "") -> str:
    return reverse("reporting:report", args=[report.pk]) + query


def text_of(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def add(report: Report, text: str, slide: int = 3) -> Sentence:
    return Sentence.objects.create(report=report, slide=slide, text=text)


# Beginning ----------------------------------------------------------------------------------


def test_report_is_begun_with_template_and_stichtag(cleo: Client) -> None:
    answer = cleo.post(reverse("reporting:new"), {"template": "startphase", "as_of": "2023-11-30"})

    report = Report.objects.get()
    assert answer.status_code == 302
    assert answer["Location"] == url(report)
    assert str(report) == "Bericht zur Startphase 2023/2024, 30.11.2023"
    assert Entry.objects.get().summary == f"Bericht begonnen: {report}"


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
    assert "5 belegt, 1 frei" in page

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

    assert told.finding.sentence.split(";")[1] in text_of(cleo, address)
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
    assert '<a href="?aussage=3.5">' in page


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
