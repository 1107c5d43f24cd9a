"""Loads the demonstration by the product's own means: deck in, year planned, deck out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

from django.core.management import call_command
from django.db import transaction

from wirkraum.accounts.models import User
from wirkraum.calendar.actions import add_site_places
from wirkraum.config.demo.deck import build
from wirkraum.config.demo.furnish import furnish
from wirkraum.config.demo.signins import COORDINATION, PASSWORD, SIGN_INS
from wirkraum.config.demo.work import live_the_plan, take_requests, work_at_sites
from wirkraum.intake.actions import confirm, receive
from wirkraum.kit.clock import BERLIN
from wirkraum.planning.actions import plan_year
from wirkraum.programme.domain.school_year import SchoolYear
from wirkraum.programme.models import Person, Programme
from wirkraum.reporting.actions import begin

SLUG = "dresden"
DECK = "Bericht zur Startphase 2023-11-30.pptx"
TEMPLATE = "startphase"
REPORT_DAY = dt.date(2023, 11, 30)
# The year is planned as it would have been on its first day, so that all of it has Termine.
PLANNED_AT = dt.datetime(2023, 8, 1, 8, 0, tzinfo=BERLIN)
FACES = ("pptx", "pdf", "html")


def load(*, at: dt.datetime, say: Callable[[str], None]) -> Programme:
    """The programme of the demonstration; all of it or nothing."""
    with transaction.atomic():
        founder = User.objects.create_user(COORDINATION, PASSWORD, may_found=True)
        say("Foliensatz einlesen und übernehmen")
        arrival = receive(data=build(), name=DECK, by=founder, at=at)
        programme = confirm(arrival, by=founder, at=at, everything=True)
        say("Standorte, Träger und Stellen ergänzen")
        furnish(programme=programme, by=founder, at=at)
        add_site_places(programme=programme, by=founder, at=at)
        give_sign_ins(programme)
        say("Schuljahr planen")
        take_requests(programme=programme, by=founder, at=PLANNED_AT)
        year = SchoolYear.of(REPORT_DAY)
        plan_year(programme=programme, school_year=year, by=founder, at=PLANNED_AT)
        say("Beispielarbeit eintragen")
        work_at_sites(programme=programme, by=founder, at=at)
        live_the_plan(programme=programme, by=founder, at=at)
        begin(programme=programme, template=TEMPLATE, as_of=REPORT_DAY, by=founder, at=at)
    return programme


def give_sign_ins(programme: Programme) -> None:
    """An account for the person of each role that has none yet."""
    for one in SIGN_INS:
        person = Person.objects.get(programme=programme, function=one.function)
        if person.user is None:
            person.user = User.objects.create_user(one.email, PASSWORD)
            person.save()


def write_report(programme: Programme, folder: Path) -> Iterator[Path]:
    """The report of the Stichtag in its faces, each as a file of the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for face in FACES:
        path = folder / f"bericht-startphase-{REPORT_DAY}.{face}"
        call_command(
            "report",
            TEMPLATE,
            programme=programme.slug,
            as_of=REPORT_DAY.isoformat(),
            format=face,
            output=str(path),
        )
        yield path
