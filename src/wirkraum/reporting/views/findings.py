"""What to do about a finding of the checks: mend it, leave it standing, count it again."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wirkraum.history.domain.refusal import Refused
from wirkraum.history.pages import carry_out, tell
from wirkraum.kit.clock import now, today
from wirkraum.kit.words import spoken
from wirkraum.programme.pages import ProgrammeRequest, in_programme
from wirkraum.reporting.actions import accept, mend, recheck
from wirkraum.reporting.forms import ReasonForm
from wirkraum.reporting.queries import draft
from wirkraum.reporting.views.doors import form_page, report_url, writable


@in_programme
def leave(request: ProgrammeRequest, pk: int, key: str) -> HttpResponse:
    """Leave an error standing, with the reason."""
    report = writable(request.who, pk)
    found = draft(report, today=today()).told
    told = next((one for one in found if one.key == key and one.finding.severity == "error"), None)
    if told is None:
        raise Http404
    page = form_page(
        request.who,
        report,
        title=_("Mit Begründung belassen"),
        submit=_("Belassen"),
        intro=spoken(told.finding.sentence),
        summary="",
        back=report_url(report),
    )
    form = ReasonForm(request.POST if request.method == "POST" else None)
    return carry_out(
        request,
        form=form,
        page=page,
        perform=lambda data, user, at: accept(
            report=report, key=key, reason=data["reason"], by=user, at=at
        ),
    )


@require_POST
@in_programme
def again(request: ProgrammeRequest, pk: int, key: str) -> HttpResponse:
    """Count an error again."""
    report = writable(request.who, pk)
    entry = recheck(report=report, key=key, by=request.user, at=now())
    tell(request, entry)
    return redirect(report_url(report))


@require_POST
@in_programme
def put_right(request: ProgrammeRequest, pk: int, key: str) -> HttpResponse:
    """Put the suggestion into the sentence."""
    report = writable(request.who, pk)
    try:
        entry = mend(report=report, key=key, by=request.user, at=now())
    except Refused as refusal:
        messages.error(request, spoken(refusal.reason))
    else:
        tell(request, entry)
    return redirect(report_url(report))
