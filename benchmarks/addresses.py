"""The product's addresses, and beside them the barest page with one query."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path

from wirkraum.config.urls import handler403, handler404, handler500, urlpatterns
from wirkraum.programme.models import Programme

__all__ = ["handler403", "handler404", "handler500", "urlpatterns"]


def bare(request: HttpRequest) -> HttpResponse:
    """One query, no template; behind the same middleware and session."""
    return HttpResponse(str(Programme.objects.values_list("name", flat=True).first()))


urlpatterns = [path("nackt/", bare), *urlpatterns]
