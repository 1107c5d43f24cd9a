"""The start page, search, help, undo – and the pages for what went wrong."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wirkraum.desk.access import may_undo
from wirkraum.desk.queries import search
from wirkraum.desk.queries import today_page as todays
from wirkraum.history.actions import MovedOn, undo
from wirkraum.history.models import Entry
from wirkraum.kit.clock import now, today
from wirkraum.programme.pages import ProgrammeRequest, in_programme, standing_for

LONGEST = 100  # characters of a search


@require_safe
def today_page(request: HttpRequest) -> HttpResponse:
    """What needs somebody today; without a programme, whom to ask."""
    who = standing_for(request)
    if who is None:
        return render(request, "desk/nowhere.html", {"section": "heute"})
    context = {"section": "heute", "page": todays(who, now(), today())}
    return render(request, "desk/today.html", context)


@require_safe
@in_programme
def search_page(request: ProgrammeRequest) -> HttpResponse:
    """Finds in everything somebody may see."""
    asked = request.GET.get("q", "")[:LONGEST].strip()
    context = {"search_query": asked, "groups": search(request.who, asked)}
    return render(request, "desk/search.html", context)


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """How to get along: keyboard, words, licence, where dates come from."""
    return render(request, "desk/help.html", {"section": "hilfe"})


@require_POST
@in_programme
def take_back(request: ProgrammeRequest, entry: int) -> HttpResponse:
    """Undo one entry of the history and go back to where the button was."""
    found = get_object_or_404(Entry.objects.prefetch_related("steps"), pk=entry)
    if not may_undo(request.who, request.user, found):
        raise Http404
    summary = _("Zurückgenommen: %(what)s") % {"what": found.summary}
    try:
        undo(entry=found, by=request.user, at=now(), summary=summary)
    except MovedOn as reason:
        words = _(
            "Das lässt sich nicht mehr zurücknehmen, es hat sich inzwischen geändert: %(what)s."
        )
        messages.error(request, words % {"what": reason})
    else:
        messages.success(request, summary)
    return redirect(_way_back(request))


def _way_back(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if safe else reverse("desk:today")


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: not allowed, or the session has ended."""
    del exception
    return render(request, "kit/error.html", {"code": 403}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: no such page, or none for this reader."""
    del exception
    return render(request, "kit/error.html", {"code": 404}, status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """500, without the request: what went wrong may be the database."""
    del request
    return HttpResponse(render_to_string("kit/error.html", {"code": 500}), status=500)
