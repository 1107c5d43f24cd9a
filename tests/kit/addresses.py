"""The addresses the shell points to, so that templates can be rendered without the rooms behind them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def nothing(request: HttpRequest, **parts: object) -> HttpResponse:
    """An empty answer."""
    return HttpResponse("")


desk = (
    [
        path("", nothing, name="today"),
        path("suche/", nothing, name="search"),
        path("hilfe/", nothing, name="help"),
        path("verlauf/", nothing, name="history"),
        path("programm/wechseln/", nothing, name="switch"),
        path("verlauf/<int:pk>/zurueck/", nothing, name="undo"),
    ],
    "desk",
)
accounts = ([path("einstellungen/", nothing, name="preferences")], "accounts")
urlpatterns = [
    path("", include(desk)),
    path("konto/", include(accounts)),
    path("konto/abmelden/", nothing, name="account_logout"),
    path("konto/anmelden/", nothing, name="account_login"),
    path("konto/passwort/", nothing, name="account_reset_password"),
]
