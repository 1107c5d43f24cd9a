"""Bring a deck or a table; it is read, and nothing is written before somebody confirms."""

from __future__ import annotations

from django.forms import Form
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wirkraum.intake.actions import receive, start_by_hand
from wirkraum.intake.forms.arrive import FileForm, TextForm, tell
from wirkraum.intake.queries import setup_page
from wirkraum.intake.readers import limits
from wirkraum.intake.readers.refusal import Unreadable, too_large
from wirkraum.intake.views.doors import SECTION, SetupRequest, at_the_door, programme_of
from wirkraum.kit.clock import now
from wirkraum.kit.gate import bounded


def _page(request: SetupRequest, *, file: Form, text: Form, status: int = 200) -> HttpResponse:
    context = {
        "section": SECTION,
        "page": setup_page(request.user, request.who),
        "file_form": file,
        "text_form": text,
        "refused": next((form for form in (file, text) if form.errors), None),
        "limit_mb": limits.MAX_FILE // limits.MEGABYTE,
    }
    return render(request, "intake/setup.html", context, status=status)


def _too_much(request: SetupRequest) -> HttpResponseBase:
    form = FileForm({})
    form.full_clean()
    form.errors.clear()
    tell(form, too_large(limits.MAX_FILE // limits.MEGABYTE))
    return _page(request, file=form, text=TextForm(), status=422)


@at_the_door
@bounded(limits.MAX_FILE, _too_much)
def setup(request: SetupRequest) -> HttpResponseBase:
    """Choose a file or paste a text."""
    if request.method != "POST":
        return _page(request, file=FileForm(), text=TextForm())
    if "text" in request.POST:
        text = TextForm(request.POST)
        return _take_in(request, text) or _page(request, file=FileForm(), text=text, status=422)
    file = FileForm(request.POST, request.FILES)
    return _take_in(request, file) or _page(request, file=file, text=TextForm(), status=422)


def _take_in(request: SetupRequest, form: Form) -> HttpResponse | None:
    """Read what was brought and go on to the review; None leaves the reason in the form."""
    if not form.is_valid():
        return None
    data, name = _brought(form)
    try:
        arrival = receive(
            data=data, name=name, by=request.user, at=now(), programme=programme_of(request)
        )
    except Unreadable as refusal:
        tell(form, refusal)
        return None
    return redirect("intake:review", arrival.pk)


def _brought(form: Form) -> tuple[bytes, str]:
    if "text" in form.cleaned_data:
        return form.cleaned_data["text"].encode("utf-8", "replace"), _("Eingefügter Text")
    file = form.cleaned_data["file"]
    return file.read(), file.name


@require_POST
@at_the_door
def by_hand(request: SetupRequest) -> HttpResponseBase:
    """Begin with an empty form."""
    arrival = start_by_hand(by=request.user, at=now(), programme=programme_of(request))
    return redirect("intake:review", arrival.pk)
