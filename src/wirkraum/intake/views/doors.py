"""Who gets in, and how much may be sent: both before anything is read."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from wirkraum.intake.access import may_set_up
from wirkraum.programme.access import Standing
from wirkraum.programme.models import Programme
from wirkraum.programme.pages import SignedInRequest, standing_for

P = ParamSpec("P")
SECTION = "einrichtung"


class SetupRequest(SignedInRequest):
    """A request of the coordination, or of a founder, who has no standing yet."""

    who: Standing | None


def programme_of(request: SetupRequest) -> Programme | None:
    """Where it goes; None founds one."""
    return request.who.programme if request.who else None


def at_the_door(
    view: Callable[Concatenate[SetupRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Let the coordination and founders in; to everybody else the page does not exist."""

    @wraps(view)
    def checked(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        entering = cast(SetupRequest, request)
        if not may_set_up(entering.user, standing_for(request)):
            raise Http404
        return view(entering, *args, **kwargs)

    return cast("Callable[Concatenate[HttpRequest, P], HttpResponseBase]", checked)
