"""How the pages of reports find what an address names; whatever is not there is a 404."""

from __future__ import annotations

import re

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from wirkraum.history.pages import RecordPage
from wirkraum.programme.access import Standing
from wirkraum.programme.queries import account_names
from wirkraum.reporting.access import visible_editions, writable_reports
from wirkraum.reporting.models import Edition, Report
from wirkraum.reporting.renderers.faces import FACES, Face

SECTION = "berichte"
REF = re.compile(r"\d{1,3}\.\d{1,3}")


def writable(who: Standing, pk: int) -> Report:
    """A report somebody may write."""
    report = get_object_or_404(writable_reports(who), pk=pk)
    report.programme = who.programme
    return report


def readable_edition(who: Standing, pk: int, number: int) -> Edition:
    """An edition somebody may read."""
    return get_object_or_404(visible_editions(who), report=pk, number=number)


def face_of(name: str) -> Face:
    """One of the forms a report takes."""
    if name not in FACES:
        raise Http404
    return FACES[name]


def asked_slide(request: HttpRequest) -> int:
    """The slide the address opens („?folie=4“), also that of a statement („?aussage=4.2“)."""
    ref = asked_statement(request)
    text = ref.partition(".")[0] if ref else request.GET.get("folie", "")
    return int(text) if text.isdecimal() and len(text) < 4 else 1


def asked_statement(request: HttpRequest) -> str:
    """The statement the address opens, or ""."""
    ref = request.GET.get("aussage", "")
    return ref if REF.fullmatch(ref) else ""


def report_url(report: Report, slide: int = 0) -> str:
    """A report's page, at a slide."""
    url = reverse("reporting:report", args=[report.pk])
    return f"{url}?folie={slide}" if slide > 1 else url


def as_file(content: bytes, face: Face, stem: str) -> HttpResponse:
    """A document to be saved; `stem` becomes the file's name."""
    answer = HttpResponse(content, content_type=face.media_type)
    answer["Content-Disposition"] = f'attachment; filename="{slugify(stem)}{face.suffix}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def root_of(request: HttpRequest) -> str:
    """The address before every path, so that links in documents lead back."""
    return request.build_absolute_uri("/").rstrip("/")


def form_page(who: Standing, report: Report | None, **words: object) -> RecordPage:
    """The words around a form of a report."""
    crumbs = [(_("Berichte"), reverse("reporting:reports"))]
    if report is not None:
        crumbs.append((report.title, report_url(report)))
    return RecordPage(
        section=SECTION,
        scope=who.programme.pk,
        names=account_names(who.programme),
        crumbs=tuple(crumbs),
        **words,  # type: ignore[arg-type]
    )
