"""Addresses the frame points to, for as long as the rooms behind them are being built."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from wirkraum.config import urls


def nothing(request: HttpRequest, **parts: object) -> HttpResponse:
    """An empty answer."""
    del request, parts
    return HttpResponse("")


desk = (
    [
        path("", nothing, name="today"),
        path("suche/", nothing, name="search"),
        path("hilfe/", nothing, name="help"),
        path("verlauf/<int:pk>/zurueck/", nothing, name="undo"),
    ],
    "desk",
)
planning = ([path("jahresplan/", nothing, name="year")], "planning")
reporting = ([path("berichte/", nothing, name="reports")], "reporting")
intake = ([path("einrichtung/", nothing, name="setup")], "intake")

handler403, handler404, handler500 = urls.handler403, urls.handler404, urls.handler500
# First listed, first found: an empty room of the same name stands behind these.
urlpatterns = [
    *[path("", include(room)) for room in (desk, planning, reporting, intake)],
    *urls.urlpatterns,
]
