"""Pages of the desk."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403"""
    return render(request, "kit/error.html", {"code": 403}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404"""
    return render(request, "kit/error.html", {"code": 404}, status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """500"""
    return render(request, "kit/error.html", {"code": 500}, status=500)
