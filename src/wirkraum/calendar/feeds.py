"""Calendars for calendar programs: secret addresses without a session, and single Termine."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404
from django.utils import translation
from django.utils.http import parse_etags, quote_etag
from django.views.decorators.http import require_safe

from wirkraum.calendar.access import termine_of_feed, visible_termine
from wirkraum.calendar.queries import feed_by_token, feed_name, fingerprint, sheet
from wirkraum.calendar.renderers.ical import render
from wirkraum.kit.clock import today
from wirkraum.kit.signin import open_to_everyone
from wirkraum.programme.pages import ProgrammeRequest, in_programme

KIND = "text/calendar; charset=utf-8"


@require_safe
@open_to_everyone
def subscription(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar behind a secret address; 304 when nothing has changed."""
    feed = feed_by_token(token)
    termine = termine_of_feed(feed, today()) if feed else None
    if feed is None or termine is None:
        raise Http404
    with translation.override(settings.LANGUAGE_CODE):
        name = feed_name(feed)
        root = request.build_absolute_uri("/").rstrip("/")
        mark = quote_etag(fingerprint(termine, f"{name} {root}"))
        if _known(request, mark):
            return _private(HttpResponseNotModified(), mark)
        body = render(sheet(termine, name, address=root))
    return _private(HttpResponse(body, content_type=KIND), mark)


def _known(request: HttpRequest, mark: str) -> bool:
    held = parse_etags(request.headers.get("If-None-Match", ""))
    return any(one.removeprefix("W/") == mark or one == "*" for one in held)


def _private(answer: HttpResponse, mark: str) -> HttpResponse:
    answer["ETag"] = mark
    answer["Cache-Control"] = "private, max-age=600"
    answer["X-Robots-Tag"] = "noindex"
    return answer


@require_safe
@in_programme
def single(request: ProgrammeRequest, uid: UUID) -> HttpResponse:
    """One Termin to put into one's own calendar."""
    termin = get_object_or_404(visible_termine(request.who), uid=uid)
    one = visible_termine(request.who).filter(pk=termin.pk)
    root = request.build_absolute_uri("/").rstrip("/")
    answer = HttpResponse(render(sheet(one, termin.title, address=root)), content_type=KIND)
    answer["Content-Disposition"] = f'attachment; filename="termin-{termin.day}.ics"'
    return answer
