"""German unless a person chose otherwise: the profile decides, then the cookie, never the browser."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve
from django.utils import translation

from wirkraum.kit.signin import OPEN


class LanguageMiddleware:
    """Sets the language of the workspace for one request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        known = dict(settings.LANGUAGES)
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        if needs_a_person(request):
            chosen = getattr(request.user, "language", "") or chosen
        language = chosen if chosen in known else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


def needs_a_person(request: HttpRequest) -> bool:
    """Whether to ask who reads: public pages stay free of the session."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    try:
        view = resolve(request.path_info).func
    except Resolver404:
        return True
    return not getattr(view, OPEN, False)
