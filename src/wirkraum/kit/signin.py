"""Everything but the public face asks for a sign-in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

OPEN = "open_to_everyone"
View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def open_to_everyone(view: View) -> View:
    """Mark a view that needs no session: the public face, sign-in, secret feed addresses."""
    setattr(view, OPEN, True)
    return view


def is_open(request: HttpRequest) -> bool:
    """Whether the view behind a request is open to everyone."""
    match = request.resolver_match
    return match is not None and getattr(match.func, OPEN, False)


class SignInRequiredMiddleware:
    """Sends the signed-out to the sign-in page; for a fragment, tells the page to go there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer = self.get_response(request)
        if not is_open(request):
            _keep_private(answer)
        return answer

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponseBase],
        args: tuple[object, ...],
        kwargs: dict[str, object],
    ) -> HttpResponseBase | None:
        """Stop before the view runs, so that no view can forget."""
        del args, kwargs
        module = getattr(view, "__module__", "")
        # The open pages come first: asking for the user would read the session.
        if getattr(view, OPEN, False) or module.startswith("allauth."):
            return None
        if request.user.is_authenticated:
            return None
        answer = redirect_to_login(request.get_full_path())
        if request.headers.get("HX-Request"):
            return HttpResponse(status=204, headers={"HX-Redirect": answer["Location"]})
        return answer


def _keep_private(answer: HttpResponseBase) -> None:
    """Nobody between keeps the page; of a file not even the reader's own device keeps a copy."""
    is_file = answer.get("Content-Disposition", "").startswith("attachment")
    answer.headers.setdefault("Cache-Control", f"private, {'no-store' if is_file else 'no-cache'}")
