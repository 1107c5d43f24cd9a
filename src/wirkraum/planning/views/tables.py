"""The planner's ground as a workbook: download, upload, preview, take over."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wirkraum.history.actions import Conflict, Gone
from wirkraum.history.domain.refusal import Refused
from wirkraum.history.pages import tell
from wirkraum.kit.clock import now, today
from wirkraum.kit.gate import bounded
from wirkraum.kit.words import spoken
from wirkraum.planning.access import may_plan
from wirkraum.planning.actions import take_tables
from wirkraum.planning.forms.tables import MOST_CHANGES, TakeForm, WorkbookForm, packed
from wirkraum.planning.queries import TablesPreview, stored_tables, tables_preview, title_of
from wirkraum.planning.readers.tables import MOST_BYTES, BadWorkbook, read_workbook
from wirkraum.planning.renderers.cells import XLSX
from wirkraum.planning.renderers.tables import workbook
from wirkraum.planning.views.doors import SECTION, allow
from wirkraum.programme.pages import ProgrammeRequest, in_programme

MOST_SHOWN = 200


@bounded(MOST_BYTES)
@in_programme
def tables(request: ProgrammeRequest) -> HttpResponse:
    """Choose a workbook; what it would change is shown before anything is written."""
    allow(may_plan(request.who))
    form = WorkbookForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return _form(request, form)
    file = form.cleaned_data["file"]
    try:
        lines = read_workbook(file.read())
    except BadWorkbook as refusal:
        form.add_error("file", spoken(refusal.told))
        return _form(request, form)
    return _preview(request, tables_preview(request.who.programme, lines, today()), file.name)


def _form(request: ProgrammeRequest, form: WorkbookForm) -> HttpResponse:
    context = {"section": SECTION, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "planning/tables.html", context, status=status)


def _preview(request: ProgrammeRequest, found: TablesPreview, name: str) -> HttpResponse:
    payload = "" if found.faults else packed(found.changes, found.fingerprint, request.who)
    context = {
        "section": SECTION,
        "found": found,
        "name": name[:120],
        "faults": found.faults[:MOST_SHOWN],
        "changes": found.changes[:MOST_SHOWN],
        "counts": [(state, found.count(state)) for state in ("new", "changed", "same")],
        "payload": payload,
        "most": MOST_CHANGES,
        "shown": MOST_SHOWN,
    }
    status = 422 if found.faults else 200
    return render(request, "planning/tables_preview.html", context, status=status)


@require_POST
@in_programme
def take(request: ProgrammeRequest) -> HttpResponse:
    """Take over what a preview showed."""
    allow(may_plan(request.who))
    form = TakeForm(request.POST, who=request.who)
    if not form.is_valid():
        return _again(
            request, _("Die Vorschau ist veraltet. Bitte lesen Sie die Datei noch einmal ein.")
        )
    programme, fingerprint = request.who.programme, form.read["of"]
    try:
        entry = take_tables(
            programme=programme, rows=form.rows, fingerprint=fingerprint, by=request.user, at=now()
        )
    except Refused as refusal:
        return _again(request, spoken(refusal.reason))
    except (Conflict, Gone):
        return _again(
            request, _("Jemand war schneller. Bitte lesen Sie die Datei noch einmal ein.")
        )
    if entry:
        tell(request, entry)
    else:
        messages.info(request, _("Es war nichts Neues dabei."))
    return redirect("planning:ground")


def _again(request: ProgrammeRequest, words: str) -> HttpResponse:
    messages.error(request, words)
    return redirect("planning:tables")


@require_safe
@in_programme
def download(request: ProgrammeRequest) -> HttpResponse:
    """The workbook with the programme's present data."""
    allow(may_plan(request.who))
    programme = request.who.programme
    stored = stored_tables(programme, today())
    content = workbook(stored, title=title_of(programme), at=now())
    name = f"planungsgrundlagen-{programme.slug}-{today():%Y-%m-%d}.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type=XLSX, headers=headers)
