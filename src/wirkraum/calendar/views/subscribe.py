"""The calendar addresses somebody may use: copy, make, renew."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from wirkraum.calendar.access import may_subscribe
from wirkraum.calendar.actions import open_feed, renew_feed
from wirkraum.calendar.models import Feed
from wirkraum.calendar.queries import subject, subscriptions
from wirkraum.calendar.views.doors import SECTION, allow
from wirkraum.kit.clock import now
from wirkraum.programme.pages import ProgrammeRequest, in_programme


@require_safe
@never_cache
@in_programme
def listing(request: ProgrammeRequest) -> HttpResponse:
    """All calendars somebody may subscribe to, with their secret addresses."""
    context = {
        "section": SECTION,
        "subscriptions": subscriptions(request.who),
        "root": request.build_absolute_uri("/").rstrip("/"),
    }
    return render(request, "calendar/subscribe.html", context)


@require_POST
@in_programme
def make(request: ProgrammeRequest, kind: str, key: int) -> HttpResponse:
    """Make an address for a calendar nobody has asked for yet."""
    feed = subject(request.who, kind, key)
    if feed is None or not may_subscribe(request.who, feed):
        raise Http404
    open_feed(feed=feed, by=request.user, at=now())
    messages.success(request, _("Die Kalenderadresse ist da. Kopieren Sie sie in Ihren Kalender."))
    return redirect("calendar:subscribe")


@require_POST
@in_programme
def renew(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Give a calendar a new address; the old one is dead at once."""
    feed = get_object_or_404(Feed.objects.select_related("circle", "site", "person"), pk=pk)
    allow(may_subscribe(request.who, feed))
    renew_feed(feed=feed, by=request.user, at=now())
    messages.success(
        request, _("Die Adresse ist erneuert. Die alte liefert ab sofort nichts mehr.")
    )
    return redirect("calendar:subscribe")
