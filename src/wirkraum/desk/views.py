"""The start page, search, history, help – and the pages for what went wrong."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wirkraum.desk.access import may_undo
from wirkraum.desk.queries import PAGE, Asked, entries_of, past_of, search
from wirkraum.desk.queries import today_page as todays
from wirkraum.history.actions import MovedOn, undo
from wirkraum.history.domain.refusal import Refused
from wirkraum.history.models import Entry
from wirkraum.history.pages import tell
from wirkraum.kit.clock import now, today
from wirkraum.kit.signin import open_to_everyone
from wirkraum.kit.told import Told, told
from wirkraum.kit.words import spoken
from wirkraum.programme.access import programmes_of
from wirkraum.programme.actions import coordinated
from wirkraum.programme.pages import (
    CHOSEN,
    ProgrammeRequest,
    SignedInRequest,
    in_programme,
    standing_for,
)
from wirkraum.programme.queries import coordination

LONGEST = 100  # characters of a search


@require_safe
def today_page(request: SignedInRequest) -> HttpResponse:
    """What needs somebody today; without a programme, how to get to one."""
    who = standing_for(request)
    if who is None:
        return render(request, "desk/nowhere.html", {"section": "heute"})
    asked = Asked("alle" in request.GET, request.GET.get("sites", ""))
    context = {"section": "heute", "page": todays(who, now(), today(), asked)}
    return render(request, "desk/today.html", context)


@require_safe
@in_programme
def search_page(request: ProgrammeRequest) -> HttpResponse:
    """Finds in everything somebody may see; for the field in the head only the finds."""
    asked = request.GET.get("q", "")[:LONGEST].strip()
    context = {"search_query": asked, "groups": search(request.who, asked)}
    if "kurz" in request.GET:
        return render(request, "desk/jump.html", context)
    part = "#hits" if request.htmx else ""
    return render(request, f"desk/search.html{part}", context)


@require_safe
def help_page(request: SignedInRequest) -> HttpResponse:
    """How to get along: keyboard, words, whom to ask, where dates come from, licence."""
    who = standing_for(request)
    post = coordination(who.programme, today()) if who else None
    return render(request, "desk/help.html", {"section": "hilfe", "coordination": post})


@require_safe
@in_programme
def history_page(request: ProgrammeRequest) -> HttpResponse:
    """Who changed what: the programme's past for the coordination, one's own for others."""
    entries = entries_of(request.who, request.user)
    page = Paginator(entries, PAGE).get_page(request.GET.get("page"))
    context = {
        "section": "verlauf",
        "page": page,
        "past": past_of(request.who, request.user, page),
    }
    return render(request, "desk/history.html", context)


@require_POST
@in_programme
def take_back(request: ProgrammeRequest, entry: int) -> HttpResponse:
    """Undo one entry of the history and go back to where the button was."""
    found = get_object_or_404(Entry.objects.prefetch_related("steps"), pk=entry)
    if not may_undo(request.who, request.user, found):
        raise Http404
    summary = told("Zurückgenommen: %(what)s", what=found.summary)
    try:
        back = _undone(request, found, summary)
    except Refused as reason:
        messages.error(request, spoken(reason.reason))
    except MovedOn as reason:
        words = _(
            "Das lässt sich nicht mehr zurücknehmen, es hat sich inzwischen geändert: %(what)s."
        )
        messages.error(request, words % {"what": reason})
    else:
        tell(request, back)
    # An address, never the name of a view, which `redirect` would look up.
    return HttpResponseRedirect(_way_back(request))


@require_http_methods(["GET", "HEAD", "POST"])
def switch(request: SignedInRequest) -> HttpResponse:
    """Choose the programme to work in."""
    programmes = programmes_of(request.user, today()).order_by("name", "municipality__name")
    if request.method == "POST":
        asked = request.POST.get("programm")
        chosen = next((one for one in programmes if one.slug == asked), None)
        if chosen is None:
            raise Http404
        request.session[CHOSEN] = chosen.slug
        messages.success(request, _("Sie arbeiten jetzt in: %(programme)s") % {"programme": chosen})
        return redirect("desk:today")
    context = {"section": "heute", "programmes": programmes}
    return render(request, "desk/switch.html", context)


@require_safe
@never_cache
@open_to_everyone
def health(request: HttpRequest) -> HttpResponse:
    """For the machine that watches this one: 200 while the database answers, else 503."""
    del request
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "error", "database": "unreachable"}, status=503)
    return JsonResponse({"status": "ok", "database": "ok"})


def _undone(request: ProgrammeRequest, entry: Entry, summary: Told) -> Entry:
    """Take it back; only the founding may leave the programme without a coordination."""
    at, founding = now(), not Entry.objects.filter(scope=entry.scope, pk__lt=entry.pk).exists()
    guard = coordinated(request.who.programme.pk, by=None if founding else request.user, at=at)
    with transaction.atomic(), guard:
        return undo(entry=entry, by=request.user, at=at, summary=summary)


def _way_back(request: ProgrammeRequest) -> str:
    wanted = request.POST.get("next", "")
    safe = wanted.startswith("/") and url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    # Taking back the founding of a programme takes the standing in it along.
    here = programmes_of(request.user, today()).filter(pk=request.who.programme.pk)
    return wanted if safe and here.exists() else reverse("desk:today")


def not_understood(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400, without the request: it may be its address or its body that nobody can read."""
    del request, exception
    return HttpResponse(render_to_string("kit/error.html", {"code": 400}), status=400)


def refused(
    request: HttpRequest, exception: Exception | None = None, reason: str = ""
) -> HttpResponse:
    """403: not allowed, or the form was too old to be trusted."""
    del exception, reason
    return render(request, "kit/error.html", {"code": 403}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: no such page, or none for this reader."""
    del exception
    return render(request, "kit/error.html", {"code": 404}, status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """500, without the request: what went wrong may be the database."""
    del request
    return HttpResponse(render_to_string("kit/error.html", {"code": 500}), status=500)
