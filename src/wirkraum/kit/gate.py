"""What no request may do, whatever its view: send more than a page takes."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from wirkraum.kit.numbers import number_of

WEIGHS = "weighs_itself"
# The form around a file: its other fields and the boundaries between them.
ROOM_FOR_FORM = 64 * 1024
View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def weighs_itself(view: View) -> View:
    """Mark a view that takes files and refuses by itself what is too much."""
    setattr(view, WEIGHS, True)
    return view


def is_heavy(request: HttpRequest, most: int) -> bool:
    """Whether a request announces a body of more bytes than `most`, before any of it is read."""
    length = number_of(request.META.get("CONTENT_LENGTH") or "0")
    return length is None or length > most


def back_to_the_form(request: HttpRequest, **_named: object) -> HttpResponseBase:
    """Say that a file is too large. Unread, its body must not be mistaken for the next request."""
    messages.error(request, _("Die Datei ist größer als 5 MB."))
    return redirect(request.path)


def bounded(
    most: int, too_much: Callable[..., HttpResponseBase] = back_to_the_form
) -> Callable[[View], View]:
    """Answer with `too_much` before the body is read, when it announces a file of over `most` bytes."""

    def around(view: View) -> View:
        protected = csrf_protect(view)

        @weighs_itself
        @csrf_exempt
        @wraps(view)
        def guarded(request: HttpRequest, **named: Any) -> HttpResponseBase:
            if is_heavy(request, most + ROOM_FOR_FORM):
                return too_much(request, **named)
            try:
                return protected(request, **named)
            except (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent):
                return too_much(request, **named)

        return guarded  # type: ignore[return-value]

    return around


class GateMiddleware:
    """Stands before everything that reads a body."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponseBase],
        args: tuple[object, ...],
        kwargs: dict[str, object],
    ) -> HttpResponseBase | None:
        """Files of a form would be written to the disk whoever sends them: refuse them unread."""
        del args, kwargs
        most: int = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        if getattr(view, WEIGHS, False) or not is_heavy(request, most):
            return None
        return render(request, "kit/error.html", {"code": 413}, status=413)
