"""Addresses for everybody."""

from django.urls import path

from wirkraum.public import feeds, views

app_name = "public"
urlpatterns = [
    path("<slug:programme>/", views.programme, name="programme"),
    path("<slug:programme>/<slug:site>/", views.site, name="site"),
    path("<slug:programme>/<slug:site>/termine.ics", feeds.calendar, name="calendar"),
    path("<slug:programme>/<slug:site>/termine.atom", feeds.news, name="news"),
]
