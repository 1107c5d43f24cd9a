"""Addresses of the set-up: bring a deck, look at what was understood, take it over."""

from __future__ import annotations

from django.urls import path

from wirkraum.intake.views import review, setup

app_name = "intake"

urlpatterns = [
    path("", setup.setup, name="setup"),
    path("von-hand/", setup.by_hand, name="by_hand"),
    path("<int:pk>/", review.review, name="review"),
    path("<int:pk>/verwerfen/", review.throw_away, name="discard"),
]
