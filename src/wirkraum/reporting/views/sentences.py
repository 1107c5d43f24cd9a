"""Sentences somebody adds to a slide."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from wirkraum.history.pages import RecordPage, delete_record, edit_record
from wirkraum.kit.told import Told, told
from wirkraum.programme.pages import ProgrammeRequest, in_programme
from wirkraum.reporting.domain.compose import OPEN
from wirkraum.reporting.forms import SentenceForm
from wirkraum.reporting.models import Report, Sentence
from wirkraum.reporting.renderers.packaged import report_template
from wirkraum.reporting.views.doors import asked_slide, form_page, report_url, writable


@in_programme
def new(request: ProgrammeRequest, pk: int, source: int) -> HttpResponse:
    """Add a sentence to a slide of the template that takes some."""
    report = writable(request.who, pk)
    slides = report_template(report.template).slides
    if not 0 < source <= len(slides) or slides[source - 1].layout not in OPEN:
        raise Http404
    page = _page(request, report, _("Aussage ergänzen"), told("Aussage ergänzt"))
    sentence = Sentence(report=report, slide=source)
    return edit_record(request, form_class=SentenceForm, record=sentence, page=page)


@in_programme
def edit(request: ProgrammeRequest, pk: int, key: int) -> HttpResponse:
    """Change a sentence."""
    report = writable(request.who, pk)
    sentence = get_object_or_404(Sentence, report=report, pk=key)
    delete = reverse("reporting:sentence_delete", args=[pk, key])
    page = _page(request, report, _("Aussage ändern"), told("Aussage geändert"), delete)
    return edit_record(request, form_class=SentenceForm, record=sentence, page=page)


@in_programme
def delete(request: ProgrammeRequest, pk: int, key: int) -> HttpResponse:
    """Remove a sentence."""
    report = writable(request.who, pk)
    sentence = get_object_or_404(Sentence, report=report, pk=key)
    page = _page(request, report, "", told("Aussage gelöscht"))
    return delete_record(request, record=sentence, page=page)


def _page(
    request: ProgrammeRequest, report: Report, title: str, did: Told, delete: str = ""
) -> RecordPage:
    slide = asked_slide(request)
    return form_page(
        request.who,
        report,
        title=title,
        summary=lambda sentence: told("%(did)s: %(sentence)s", did=did, sentence=sentence),
        back=report_url(report, slide),
        delete=f"{delete}?folie={slide}" if delete else "",
    )
