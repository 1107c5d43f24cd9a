"""How every page of the workspace knows its programme: `@in_programme` puts `who` on the request."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django_htmx.middleware import HtmxDetails

from wirkraum.accounts.models import User
from wirkraum.kit.clock import today
from wirkraum.programme.access import Standing, standing_of

P = ParamSpec("P")
CHOSEN = "programm"
DAY_FIELD = "stand"
EARLIEST, LATEST = dt.date(1990, 1, 1), dt.date(2199, 12, 31)


class SignedInRequest(HttpRequest):
    """A request of somebody who is signed in."""

    user: User
    htmx: HtmxDetails


class ProgrammeRequest(SignedInRequest):
    """A request of somebody with a standing in a programme."""

    who: Standing


def standing_for(request: HttpRequest) -> Standing | None:
    """The standing behind a request, computed once."""
    if not hasattr(request, "who"):
        user = request.user
        chosen = request.session.get(CHOSEN)
        who = None if isinstance(user, AnonymousUser) else standing_of(user, today(), slug=chosen)
        request.who = who  # type: ignore[attr-defined]
    return request.who  # type: ignore[attr-defined,no-any-return]


def in_programme(
    view: Callable[Concatenate[ProgrammeRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Let only people with a post in a programme in; to everybody else the page does not exist."""

    @wraps(view)
    def checked(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if standing_for(request) is None:
            raise Http404
        return view(request, *args, **kwargs)  # type: ignore[arg-type]

    return cast("Callable[Concatenate[HttpRequest, P], HttpResponseBase]", checked)


def asked_day(request: HttpRequest) -> dt.date:
    """The Stichtag asked for (`?stand=2023-11-30`), else today."""
    try:
        day = dt.date.fromisoformat(request.GET.get(DAY_FIELD, ""))
    except ValueError:
        return today()
    return day if EARLIEST <= day <= LATEST else today()


def day_query(day: dt.date) -> str:
    """What keeps the Stichtag in a link: "?stand=2023-11-30"; nothing for today."""
    return "" if day == today() else f"?{DAY_FIELD}={day.isoformat()}"
