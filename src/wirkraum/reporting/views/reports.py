"""The list of reports and the page of one in the making."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirkraum.history.pages import delete_record, edit_record
from wirkraum.history.queries import told as past_of
from wirkraum.kit.clock import today
from wirkraum.kit.told import told
from wirkraum.programme.pages import ProgrammeRequest, in_programme
from wirkraum.programme.queries import account_names
from wirkraum.reporting.access import may_write, visible_reports
from wirkraum.reporting.domain.standing import DRAFT
from wirkraum.reporting.forms import NewReportForm
from wirkraum.reporting.models import Report
from wirkraum.reporting.queries import (
    Draft,
    around,
    draft,
    edition_rows,
    pictures,
    report_history,
    report_page,
    report_rows,
)
from wirkraum.reporting.renderers.faces import FACES
from wirkraum.reporting.views.doors import (
    SECTION,
    as_file,
    asked_slide,
    asked_statement,
    face_of,
    form_page,
    report_url,
    root_of,
    writable,
)


@require_safe
@in_programme
def listing(request: ProgrammeRequest) -> HttpResponse:
    """All reports somebody may read."""
    context = {
        "section": SECTION,
        "reports": report_rows(visible_reports(request.who)),
        "may_write": may_write(request.who),
    }
    return render(request, "reporting/list.html", context)


@in_programme
def new(request: ProgrammeRequest) -> HttpResponse:
    """Begin a report."""
    who = request.who
    if not may_write(who):
        raise Http404
    page = form_page(
        who,
        None,
        title=_("Bericht beginnen"),
        submit=_("Bericht beginnen"),
        intro=_("Die Aussagen kommen aus den Einträgen. Sie prüfen, ergänzen und geben heraus."),
        summary=lambda report: told("Bericht begonnen: %(report)s", report=report),
        back=report_url,
        cancel=reverse("reporting:reports"),
    )
    report = Report(programme=who.programme, as_of=today())
    return edit_record(request, form_class=NewReportForm, record=report, page=page)


@in_programme
def delete(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Throw a report away of which nothing went out."""
    found = writable(request.who, pk)
    page = form_page(
        request.who,
        None,
        title="",
        summary=lambda report: told("Bericht gelöscht: %(report)s", report=report),
        back=reverse("reporting:reports"),
    )
    return delete_record(request, record=found, page=page)


@require_safe
@in_programme
def report(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Slides, statements with their evidence, what the checks found, editions."""
    found = writable(request.who, pk)
    current = draft(found, today=today())
    page = report_page(
        current.tree,
        slide=asked_slide(request),
        ref=asked_statement(request),
        whole="alle" in request.GET,
        more=around(current.known),
        told=current.told,
    )
    context = {"section": SECTION, "report": found, "page": page, "writes": True}
    if request.htmx:
        answer = render(request, "reporting/parts/view.html", context)
    else:
        answer = render(request, "reporting/report.html", context | _rest(request, found, current))
    patch_vary_headers(answer, ["HX-Request"])
    return answer


def _rest(request: ProgrammeRequest, found: Report, current: Draft) -> dict[str, object]:
    """What stands around the slide: findings, editions, the past."""
    names = account_names(request.who.programme)
    editions = edition_rows(found, current.tree, names)
    return {
        "draft": current,
        "faces": FACES,
        "editions": editions,
        "released": bool(editions) and editions[0].current,
        "past": past_of(report_history(found), names=names),
    }


@require_safe
@in_programme
def present(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """The slides one after the other, each as large as the window."""
    found = writable(request.who, pk)
    tree = draft(found, today=today()).leaving
    context = {"title": found.title, "slides": pictures(tree), "back": report_url(found)}
    return render(request, "reporting/present.html", context)


@require_safe
@in_programme
def document(request: ProgrammeRequest, pk: int, face: str) -> HttpResponse:
    """The report as a file; marked as a draft while something bars its release."""
    shape, found = face_of(face), writable(request.who, pk)
    current = draft(found, today=today())
    stem = f"{found.title} {DRAFT}" if current.reasons else found.title
    content = shape.draw(current.leaving, base_url=root_of(request))
    return as_file(content, shape, f"{stem} {found.as_of}")
