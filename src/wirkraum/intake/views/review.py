"""So haben wir es verstanden: correct, choose, take over."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from wirkraum.history.domain.refusal import Refused
from wirkraum.history.pages import tell
from wirkraum.intake.access import visible_arrivals
from wirkraum.intake.actions import confirm, discard
from wirkraum.intake.forms.review import Review
from wirkraum.intake.forms.table import FormatTable
from wirkraum.intake.models import Arrival
from wirkraum.intake.queries import Read, is_open, read_again, rules_of, written
from wirkraum.intake.views.doors import SECTION, SetupRequest, at_the_door, programme_of
from wirkraum.kit.clock import now, today
from wirkraum.kit.words import spoken

LOOK_AGAIN = "pruefen"


@require_http_methods(["GET", "HEAD", "POST"])
@at_the_door
def review(request: SetupRequest, pk: int) -> HttpResponseBase:
    """Everything in one form; what was taken over already is only told."""
    arrival = _arrival(request, pk)
    if not is_open(arrival):
        return _told(request, arrival)
    read = read_again(arrival, programme_of(request))
    form = Review(
        request.POST if request.method == "POST" else None,
        offers=read.offers,
        founds=request.who is None,
        today=today(),
    )
    if request.method != "POST":
        return _page(request, arrival, read, form)
    if not form.is_valid():
        return _page(request, arrival, read, form, status=422)
    if LOOK_AGAIN in request.POST:
        return _page(request, arrival, read, form)
    return _take_over(request, arrival, read, form)


def _arrival(request: SetupRequest, pk: int) -> Arrival:
    visible = visible_arrivals(request.user, request.who)
    return get_object_or_404(
        visible.select_related("programme__municipality", "confirmed__undone_by"), pk=pk
    )


def _take_over(
    request: SetupRequest, arrival: Arrival, read: Read, form: Review
) -> HttpResponseBase:
    try:
        confirm(arrival, by=request.user, at=now(), draft=form.draft())
    except Refused as refusal:
        return _page(request, arrival, read, form, refusal=spoken(refusal.reason), status=422)
    if arrival.confirmed is None:
        messages.info(request, _("Es war nichts Neues dabei."))
        return redirect("intake:setup")
    tell(request, arrival.confirmed)
    return redirect("intake:review", arrival.pk)


def _page(
    request: SetupRequest,
    arrival: Arrival,
    read: Read,
    form: Review,
    *,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    day = form.head.day or read.as_of
    words = [row.words for row in form.formats.rows]
    rules = rules_of(words, programme_of(request), form.land, day)
    context = {
        "section": SECTION,
        "arrival": arrival,
        "read": read,
        "form": form,
        "table": FormatTable.of(form.formats.rows, rules),
        "problems": form.problems,
        "refusal": refusal,
        "founds": request.who is None,
    }
    return render(request, "intake/review.html", context, status=status)


def _told(request: SetupRequest, arrival: Arrival) -> HttpResponse:
    """What was taken over, and what comes next."""
    if arrival.confirmed is None:
        raise Http404
    context = {"section": SECTION, "arrival": arrival, "made": written(arrival.confirmed)}
    return render(request, "intake/taken.html", context)


@require_POST
@at_the_door
def throw_away(request: SetupRequest, pk: int) -> HttpResponseBase:
    """Forget what waits; what was taken over stays."""
    arrival = _arrival(request, pk)
    if not is_open(arrival):
        raise Http404
    discard(arrival=arrival)
    messages.success(request, _("%(name)s verworfen.") % {"name": arrival.name})
    return redirect("intake:setup")
