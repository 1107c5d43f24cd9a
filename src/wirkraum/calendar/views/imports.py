"""Free days from a file: read, show what would change, take over what was chosen."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wirkraum.calendar.access import choosable_sites, may_edit_calendar
from wirkraum.calendar.actions import Whose, import_free_days
from wirkraum.calendar.domain.free_days import FreeSpan
from wirkraum.calendar.forms.free_days import MOST_CHOICES, ConfirmForm, ImportForm, packed
from wirkraum.calendar.queries import import_preview
from wirkraum.calendar.readers.file import FreeFile, read_file
from wirkraum.calendar.readers.refusal import MOST_BYTES, BadCalendar
from wirkraum.calendar.views.doors import SECTION, allow
from wirkraum.history.pages import tell
from wirkraum.kit.clock import now, today
from wirkraum.kit.gate import bounded
from wirkraum.kit.words import spoken
from wirkraum.programme.domain.school_year import SchoolYear
from wirkraum.programme.models import Site
from wirkraum.programme.pages import ProgrammeRequest, in_programme


@bounded(MOST_BYTES)
@in_programme
def upload(request: ProgrammeRequest) -> HttpResponse:
    """Choose a file; what it says is shown before anything is written."""
    allow(may_edit_calendar(request.who))
    form = ImportForm(request.POST or None, request.FILES or None, who=request.who)
    if request.method != "POST" or not form.is_valid():
        return _form(request, form)
    file, site = form.cleaned_data["file"], form.cleaned_data["site"]
    try:
        found = _read(request, file.read(), file.name)
    except BadCalendar as refusal:
        form.add_error("file", spoken(refusal.told))
        return _form(request, form)
    return _preview(request, found, site, file.name)


def _read(request: ProgrammeRequest, data: bytes, name: str) -> FreeFile:
    year = SchoolYear.of(today())
    found = read_file(
        data,
        name=name,
        land=request.who.programme.municipality.land,
        since=year.previous.begins,
        until=year.ends + dt.timedelta(days=6 * 365),
    )
    if len(found.spans) > MOST_CHOICES:
        raise BadCalendar(_("Die Datei hat mehr als 1.000 freie Zeiten."))
    return found


def _form(request: ProgrammeRequest, form: ImportForm) -> HttpResponse:
    context = {"section": SECTION, "form": form, "limit_mb": MOST_BYTES // 1024 // 1024}
    return render(request, "calendar/import.html", context, status=422 if form.is_bound else 200)


def _preview(
    request: ProgrammeRequest, found: FreeFile, site: Site | None, name: str
) -> HttpResponse:
    # Sorted as the preview sorts: the row numbers must mean the same on the way back.
    rows = import_preview(request.who.programme, found.spans, site)
    spans: tuple[FreeSpan, ...] = tuple(row.span for row in rows)
    context = {
        "section": SECTION,
        "rows": rows,
        "new": sum(row.chosen for row in rows),
        "skipped": found.skipped,
        "site": site,
        "name": name,
        "payload": packed(spans, site=site.pk if site else None, source=name[:200]),
    }
    return render(request, "calendar/import_preview.html", context)


@require_POST
@in_programme
def confirm(request: ProgrammeRequest) -> HttpResponse:
    """Take over the chosen rows of a preview."""
    allow(may_edit_calendar(request.who))
    form = ConfirmForm(request.POST)
    if not form.is_valid():
        messages.error(
            request, _("Die Vorschau ist veraltet. Bitte wählen Sie die Datei noch einmal.")
        )
        return redirect("calendar:free_import")
    read = form.cleaned_data["payload"]
    site = choosable_sites(request.who).filter(pk=read["site"] or 0).first()
    whose = Whose(request.who.programme, site, read["source"])
    done = import_free_days(whose=whose, spans=form.spans, by=request.user, at=now())
    if done.entry:
        tell(request, done.entry)
    else:
        messages.info(request, _("Es war nichts Neues dabei."))
    return redirect("calendar:free_days")
