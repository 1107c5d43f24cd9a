"""Termine, free days, kinds, and the calendars one can subscribe to."""

from django.urls import path

from wirkraum.calendar import feeds
from wirkraum.calendar.views import (
    free_days,
    imports,
    kinds,
    sites,
    steps,
    subscribe,
    termine,
    warnings,
)

app_name = "calendar"
urlpatterns = [
    path("", termine.listing, name="termine"),
    path("neu/", termine.new, name="new"),
    path("tag/", warnings.day_hint, name="day_hint"),
    path("abonnieren/", subscribe.listing, name="subscribe"),
    path("abonnieren/<int:pk>/erneuern/", subscribe.renew, name="feed_renew"),
    path("abonnieren/<slug:kind>/<int:key>/", subscribe.make, name="feed_make"),
    path("abo/<slug:token>.ics", feeds.subscription, name="feed"),
    path("arten/", kinds.listing, name="kinds"),
    path("arten/neu/", kinds.new, name="kind_new"),
    path("arten/<int:pk>/", kinds.edit, name="kind_edit"),
    path("arten/<int:pk>/loeschen/", kinds.delete, name="kind_delete"),
    path("freie-tage/", free_days.listing, name="free_days"),
    path("freie-tage/neu/", free_days.new, name="free_new"),
    path("freie-tage/laden/", free_days.load, name="free_load"),
    path("freie-tage/import/", imports.upload, name="free_import"),
    path("freie-tage/import/uebernehmen/", imports.confirm, name="free_confirm"),
    path("freie-tage/<int:pk>/", free_days.edit, name="free_edit"),
    path("freie-tage/<int:pk>/loeschen/", free_days.delete, name="free_delete"),
    path("standort/<slug:slug>/", sites.timeline, name="site_timeline"),
    path("standort/<slug:slug>/naechste/", sites.coming_up, name="site_next"),
    path("standort/<slug:slug>/schuljahr/", sites.year, name="site_year"),
    path("<uuid:uid>/", termine.detail, name="termin"),
    path("<uuid:uid>/bearbeiten/", termine.edit, name="edit"),
    path("<uuid:uid>/beteiligte/", steps.guests, name="guests"),
    path("<uuid:uid>/verschieben/", steps.move_termin, name="move"),
    path("<uuid:uid>/schritt/", steps.take_step, name="step"),
    path("<uuid:uid>/einzel.ics", feeds.single, name="single"),
]
