"""Release an edition, and read what went out."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wirkraum.history.domain.refusal import Refused
from wirkraum.kit.clock import now, today
from wirkraum.kit.words import spoken
from wirkraum.programme.pages import ProgrammeRequest, in_programme
from wirkraum.programme.queries import account_names
from wirkraum.reporting.access import may_write
from wirkraum.reporting.actions import publish
from wirkraum.reporting.models import Edition
from wirkraum.reporting.queries import (
    EditionRow,
    draft,
    edition_rows,
    edition_tree,
    pictures,
    report_page,
)
from wirkraum.reporting.queries import document as frozen
from wirkraum.reporting.renderers.faces import FACES
from wirkraum.reporting.views.doors import (
    SECTION,
    as_file,
    asked_slide,
    asked_statement,
    face_of,
    readable_edition,
    report_url,
    root_of,
    writable,
)


@require_http_methods(["GET", "HEAD", "POST"])
@in_programme
def release(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Ask once more, then freeze: what went out cannot be taken back."""
    report = writable(request.who, pk)
    reason, status = "", 200
    if request.method == "POST":
        try:
            edition = publish(report=report, by=request.user, at=now(), base_url=root_of(request))
        except Refused as refusal:
            reason, status = spoken(refusal.reason), 422
        else:
            text = _("Ausgabe %(number)s ist herausgegeben.") % {"number": edition.number}
            messages.success(request, text)
            return redirect(_url(edition))
    context = {
        "section": SECTION,
        "report": report,
        "draft": draft(report, today=today()),
        "reason": reason,
        "back": report_url(report),
    }
    return render(request, "reporting/release.html", context, status=status)


def _url(edition: Edition) -> str:
    return reverse("reporting:edition", args=[edition.report_id, edition.number])


@require_safe
@in_programme
def edition(request: ProgrammeRequest, pk: int, number: int) -> HttpResponse:
    """An edition as it went out: its slides, and the evidence of that time."""
    found = readable_edition(request.who, pk, number)
    page = report_page(
        edition_tree(found),
        slide=asked_slide(request),
        ref=asked_statement(request),
        whole="alle" in request.GET,
    )
    context = {
        "section": SECTION,
        "report": found.report,
        "edition": found,
        "page": page,
        "faces": FACES,
        "may_write": may_write(request.who),
        "by": account_names(request.who.programme).get(found.published_by_id or 0, ""),
        "standing": None if request.htmx else _standing(found),
    }
    name = "reporting/parts/view.html" if request.htmx else "reporting/edition.html"
    answer = render(request, name, context)
    patch_vary_headers(answer, ["HX-Request"])
    return answer


def _standing(edition: Edition) -> EditionRow:
    """Whether the edition is the latest, and whether the records have moved on since."""
    rows = edition_rows(edition.report, draft(edition.report, today=today()).tree, {})
    return next(one for one in rows if one.number == edition.number)


@require_safe
@in_programme
def present(request: ProgrammeRequest, pk: int, number: int) -> HttpResponse:
    """The edition's slides, each as large as the window."""
    found = readable_edition(request.who, pk, number)
    slides = pictures(edition_tree(found))
    context = {"title": found.report.title, "slides": slides, "back": _url(found)}
    return render(request, "reporting/present.html", context)


@require_safe
@in_programme
def document(request: ProgrammeRequest, pk: int, number: int, face: str) -> HttpResponse:
    """One document of the edition, byte for byte as it went out."""
    shape, found = face_of(face), readable_edition(request.who, pk, number)
    stem = f"{found.report.title} {found.report.as_of} Ausgabe {number}"
    return as_file(frozen(found, face), shape, stem)
