"""A year of formats on the stage of the cast."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from tests import make
from tests.cast import Cast

from wirkraum.calendar.actions import load_land_holidays
from wirkraum.calendar.models import Termin
from wirkraum.planning.models import Format, Occurrence


def occur(one: Format, on: dt.date, **more: Any) -> Termin:
    """A Termin of a format on a day at nine."""
    fields: dict[str, Any] = {"title": one.name, "minutes": one.minutes} | more
    termin = make.make_termin(one.programme, on=on, **fields)
    Occurrence.objects.create(format=one, termin=termin)
    return termin


@pytest.fixture
def jour_fixe(cast: Cast) -> Format:
    """Twice a month on Mondays, with the Saxon holidays loaded."""
    load_land_holidays(programme=cast.programme, by=None, at=make.NOW)
    return make.make_format(cast.programme, cast.leads, preferred_weekday=1)


@pytest.fixture
def cleo(cast: Cast) -> Client:
    """The coordination, signed in."""
    client = Client()
    client.force_login(cast.cleo)
    return client


Searched = Callable[..., Any]


@pytest.fixture
def searched(cleo: Client, django_capture_on_commit_callbacks: Any) -> Searched:
    """Ask for a plan as the page does, let the worker work, and open what it found."""

    def search(
        data: dict[str, Any] | None = None, name: str = "propose", by: Client = cleo
    ) -> HttpResponse:
        with django_capture_on_commit_callbacks(execute=True):
            answer = by.post(reverse(f"planning:{name}"), data or {})
        return by.get(answer["Location"])

    return search
