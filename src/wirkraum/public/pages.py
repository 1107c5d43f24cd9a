"""How a public page answers: in the asked language, cacheable, without cookies."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils import translation
from django.utils.cache import patch_cache_control

from wirkraum.kit.clock import today
from wirkraum.programme.models import Programme
from wirkraum.public.queries import last_change

LANGUAGES = {"de": "Deutsch", "en": "English"}
LIFETIME = 300  # seconds: a cancelled Termin must not stand for long


def language_of(request: HttpRequest) -> str:
    """The language asked for by address; German for anything else."""
    wanted = request.GET.get("sprache", "de")
    return wanted if wanted in LANGUAGES else "de"


def language_bar(request: HttpRequest) -> list[dict[str, object]]:
    """The languages in their own names, the current one marked."""
    current = language_of(request)
    return [
        {"code": code, "name": name, "url": f"?sprache={code}", "current": code == current}
        for code, name in LANGUAGES.items()
    ]


def cached(
    request: HttpRequest, programme: Programme, draw: Callable[[], HttpResponse]
) -> HttpResponse:
    """Answer 304 where the reader has it already, else draw the page with its tag."""
    language = language_of(request)
    state = f"{last_change(programme)}/{today()}/{language}/{request.path}"
    tag = f'"{hashlib.sha256(state.encode()).hexdigest()[:32]}"'
    if tag in request.headers.get("If-None-Match", ""):
        response: HttpResponse = HttpResponseNotModified()
    else:
        with translation.override(language):
            response = draw()
    response["ETag"] = tag
    patch_cache_control(response, public=True, max_age=LIFETIME)
    return response
