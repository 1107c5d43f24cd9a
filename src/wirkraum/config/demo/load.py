"""Loads the demonstration by the product's own means: deck in, year planned, deck out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import transaction

from wirkraum.accounts.models import User
from wirkraum.config.demo.deck import build
from wirkraum.config.demo.furnish import furnish
from wirkraum.config.demo.signins import COORDINATION, PASSWORD, SIGN_INS
from wirkraum.config.demo.work import live_the_plan, work_at_sites
from wirkraum.history.actions import change
from wirkraum.intake.actions import confirm, receive
from wirkraum.kit.clock import BERLIN
from wirkraum.planning.actions import plan_year
from wirkraum.programme.domain.school_year import SchoolYear
from wirkraum.programme.models import Person, Programme

SLUG = "dresden"
REPORT_DAY = dt.date(2023, 11, 30)
FOUNDED = dt.datetime(2023, 8, 1, 8, 0, tzinfo=BERLIN)


def load(*, at: dt.datetime, say: Callable[[str], None]) -> Programme:
    """The programme of the demonstration; all of it or nothing. Raises nothing of its own."""
    with transaction.atomic():
        founder = User.objects.create_user(COORDINATION, PASSWORD, may_found=True)
        say("Foliensatz einlesen und übernehmen")
        programme = take_in(founder)
        say("Standorte, Träger und Stellen ergänzen")
        furnish(programme=programme, by=founder, at=FOUNDED)
        sign_in(programme, founder)
        say("Schuljahr planen")
        plan_year(
            programme=programme, school_year=SchoolYear.of(REPORT_DAY), by=founder, at=FOUNDED
        )
        say("Beispielarbeit der Standorte eintragen")
        work_at_sites(programme=programme, by=founder, at=at)
        live_the_plan(programme=programme, by=founder, at=at)
    return programme
