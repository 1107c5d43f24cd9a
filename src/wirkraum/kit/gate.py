"""What no request may do, whatever its view: send more than a page takes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from wirkraum.kit.numbers import number_of

WEIGHS = "weighs_itself"
View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def weighs_itself(view: View) -> View:
    """Mark a view that takes files and refuses by itself what is too much."""
    setattr(view, WEIGHS, True)
    return view


def is_heavy(request: HttpRequest, most: int) -> bool:
    """Whether a request announces a body of more bytes than `most`, before any of it is read."""
    length = number_of(request.META.get("CONTENT_LENGTH") or "0")
    return length is None or length > most


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
