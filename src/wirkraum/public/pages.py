"""How a public page answers: in the asked language, cacheable, without cookies."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.templatetags.static import static
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.utils.http import http_date

from wirkraum.kit.clock import today
from wirkraum.programme.models import Programme, Site
from wirkraum.public.queries import last_change, open_site, programme_or_none, state_of

LANGUAGES = {"de": "Deutsch", "en": "English"}
RIGHT_TO_LEFT = {"ar", "fa", "he"}
LIFETIME = 300  # seconds: a cancelled Termin must not stand for long
LOOK = "2"  # Grows when the same records are to be drawn differently.


def found_at(programme: str, site: str) -> tuple[Programme, Site]:
    """The programme and its site behind an address; raises Http404."""
    found = programme_or_none(programme)
    place = open_site(found, site, today()) if found else None
    if found is None or place is None:
        raise Http404
    return found, place


def language_of(request: HttpRequest) -> str:
    """The language asked for by address; German for anything else."""
    wanted = request.GET.get("sprache", "de")
    return wanted if wanted in LANGUAGES else "de"


def around(request: HttpRequest, programme: Programme) -> dict[str, object]:
    """What stands around every public page; `keep` keeps the language in links."""
    current = language_of(request)
    return {
        "programme": programme,
        "municipality": programme.municipality.full_name,
        "office": programme.office,
        "languages": [
            {"code": code, "name": name, "url": f"?sprache={code}", "current": code == current}
            for code, name in LANGUAGES.items()
        ],
        "page_language": current,
        "direction": "rtl" if current in RIGHT_TO_LEFT else "ltr",
        "keep": "" if current == "de" else f"?sprache={current}",
        "keep_more": "" if current == "de" else f"&sprache={current}",
    }


def cached(
    request: HttpRequest, programme: Programme, draw: Callable[[], HttpResponse]
) -> HttpResponse:
    """Answer 304 where the reader has it already, else draw the page with its tag."""
    language = language_of(request)
    tag = _tag(request, programme, language)
    if tag in request.headers.get("If-None-Match", ""):
        response: HttpResponse = HttpResponseNotModified()
    else:
        with translation.override(language):
            response = draw()
        response["Last-Modified"] = http_date(last_change(programme, today()).timestamp())
        response["Content-Language"] = language
    response["ETag"] = tag
    patch_cache_control(response, public=True, max_age=LIFETIME)
    return response


def _tag(request: HttpRequest, programme: Programme, language: str) -> str:
    """Differs whenever the page would; the sheet's address changes with each new version of ours."""
    sheet, month = static("kit/dist/public.css"), request.GET.get("monat", "")
    parts = (LOOK, sheet, state_of(programme), today(), language, request.get_host(), request.path)
    state = "/".join(str(part) for part in (*parts, month))
    return f'"{hashlib.sha256(state.encode()).hexdigest()[:32]}"'
