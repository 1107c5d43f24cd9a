"""All addresses. German, readable and shareable; the rooms own what lies below them."""

from __future__ import annotations

from django.urls import include, path

handler400 = "wirkraum.desk.views.not_understood"
handler403 = "wirkraum.desk.views.refused"
handler404 = "wirkraum.desk.views.not_found"
handler500 = "wirkraum.desk.views.broken"

urlpatterns = [
    path("konto/", include("wirkraum.accounts.urls")),
    path("konto/", include("allauth.account.urls")),
    path("jahresplan/", include("wirkraum.planning.urls")),
    path("termine/", include("wirkraum.calendar.urls")),
    path("berichte/", include("wirkraum.reporting.urls")),
    path("einrichtung/", include("wirkraum.intake.urls")),
    path("oeffentlich/", include("wirkraum.public.urls")),
    path("", include("wirkraum.programme.urls")),
    path("", include("wirkraum.desk.urls")),
]
