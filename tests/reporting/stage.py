"""A programme of seven sites with everything the report of the start phase asks for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from tests import make

from wirkraum.accounts.models import User
from wirkraum.calendar.models import Kind, Participant, Termin
from wirkraum.meetings.models import Quote
from wirkraum.planning.models import Format, Occurrence
from wirkraum.programme.models import (
    Circle,
    Duty,
    Grant,
    Link,
    Municipality,
    Organisation,
    Phase,
    Post,
    Programme,
    School,
    Site,
    Tenure,
)
from wirkraum.reporting.models import Report

AS_OF = dt.date(2023, 11, 30)
MARKS = ("14", "93", "117", "122", "129", "139", "FöZ")
VACANT = "117"
CARRIERS = {"SUFW": ("117", "FöZ"), "drefugio": ("14", "139"), "VSP": ("93", "122", "129")}
PHASES = ("trial", "start", "preparation", "established", "trial", "established", "start")
FORMATS = (
    ("FSZ-Leitungen", "JF", "Jour fixe", "2x/Monat"),
    ("SG Standort", "SB", "Schulentwicklungsberatung", "nach Bedarf"),
    ("FSZ gesamt", "NT", "Netzwerktreffen", "2x/Jahr (März/Nov)"),
    ("Abteilungen des Amtes", "LG", "Lenkungsgruppe", "1x/Quartal"),
    ("Ämterübergreifende Arbeit", "AK", "Arbeitsgruppen und Kooperationen", "tbd"),
    ("Träger der FSZ", "TT", "Trägertreffen", "1x/Jahr"),
    ("Überregionale AG", "GS", "Gesamtstrategie", "2x/Monat"),
)
DUTIES = (
    ("cooperation", "Mitarbeit im Leitungsteam: eigene Rolle finden", "Leitungsteam", 12),
    ("cooperation", "Teilnahme an Dienstberatungen von Schule und Hort", "Dienstberatung", 18),
    ("cooperation", "Elternabende und Elterncafés: Vertrauen aufbauen", "Elterncafé", 24),
    ("cooperation", "Bedarfsanalyse am Standort", "Bedarfsanalyse", 5),
    ("network", "Teilnahme an Stadtteilrunden", "Stadtteilrunde", 7),
    ("network", "Kennenlernen der Kooperationen an den Grundschulen", "Kennenlernen", 6),
    ("network", "Gespräche mit anderen Ämtern", "Gespräch", 4),
)


@dataclass
class Stage:
    """The records, by what tests call them."""

    programme: Programme
    cleo: User
    sites: dict[str, Site] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)
    kinds: dict[str, Kind] = field(default_factory=dict)
    formats: dict[str, Format] = field(default_factory=dict)


def set_stage() -> Stage:
    """Everything as of 30.11.2023, one site without a lead."""
    town = Municipality.objects.create(
        name="Dresden", full_name="Landeshauptstadt Dresden", land="SN"
    )
    programme = Programme.objects.create(
        municipality=town, slug="dresden", name="Familienschulzentren", short_name="FSZ",
        office="Amt für Schulen",
    )  # fmt: skip
    stage = Stage(programme, make.make_user("cleo@example.org"))
    _coordination(stage)
    _sites(stage)
    _carriers(stage)
    _work(stage)
    _formats(stage)
    Link.objects.create(
        programme=programme,
        label="Sachsenweite Website",
        url="https://www.familienschulzentren-sachsen.de/",
    )
    return stage


def _coordination(stage: Stage) -> None:
    post = make.make_post(
        stage.programme, kind="coordination", title="Kommunale Koordinierung", fte=1
    )
    person = make.make_person(stage.programme, function="Koordination", user=stage.cleo)
    make.make_tenure(post, person)


def _sites(stage: Stage) -> None:
    for mark, phase in zip(MARKS, PHASES, strict=True):
        special = mark == "FöZ"
        site = make.make_site(
            stage.programme,
            mark=mark,
            slug="foez" if special else mark,
            name="Förderzentrum Mitte" if special else f"{mark}. Grundschule",
            kind="special" if special else "primary",
        )
        school = make.make_organisation(stage.programme, name=f"Schule {site.name}", kind="school")
        School.objects.create(site=site, organisation=school, valid_from=make.START)
        Phase.objects.create(site=site, kind=phase, valid_from=make.START)
        post = make.make_post(
            stage.programme, kind="site_lead", title=f"FSZ-Leitung {site.name}", site=site
        )
        if mark != VACANT:
            person = make.make_person(stage.programme, function=f"Leitung {mark}")
            make.make_tenure(post, person, valid_from=dt.date(2023, 9, 1))
        stage.sites[mark], stage.posts[mark] = site, post


def _carriers(stage: Stage) -> None:
    for name, marks in CARRIERS.items():
        carrier = make.make_organisation(stage.programme, name=f"{name} e. V.", short_name=name)
        for mark in marks:
            make.make_carriership(stage.sites[mark], carrier)
        Grant.objects.create(
            programme=stage.programme,
            carrier=carrier,
            decided_on=dt.date(2023, 7, 20),
            valid_from=make.START,
        )


def _work(stage: Stage) -> None:
    """Held Termine of every kind, in turn at the sites that have a lead."""
    led = [site for mark, site in stage.sites.items() if mark != VACANT]
    library = make.make_organisation(stage.programme, name="Bibliotheken", kind="partner")
    for order, (theme, text, name, number) in enumerate(DUTIES):
        duty = Duty.objects.create(programme=stage.programme, theme=theme, text=text, order=order)
        slug = name.lower().replace("é", "e").replace("ä", "ae")
        kind = make.make_kind(stage.programme, slug=slug, name=name, duty=duty)
        stage.kinds[name] = kind
        for at in range(number):
            day = dt.date(2023, 9, 4) + dt.timedelta(days=(at * 5) % 84)
            termin = held(stage, led[at % len(led)], name, on=day)
            if name == "Gespräch":
                Participant.objects.create(termin=termin, organisation=library)


def held(stage: Stage, site: Site, kind: str, *, on: dt.date, **more: object) -> Termin:
    """A held Termin of a kind at a site."""
    fields = {"title": kind, "kind": stage.kinds[kind], "status": "held"} | more
    return make.make_termin(stage.programme, site, on=on, **fields)


def _formats(stage: Stage) -> None:
    for order, (circle, code, name, frequency) in enumerate(FORMATS):
        stage.formats[code] = make.make_format(
            stage.programme,
            Circle.objects.create(programme=stage.programme, name=circle),
            code=code,
            name=name,
            frequency_text=frequency,
            order=order,
        )
    for at, day in enumerate((dt.date(2023, 9, 12), dt.date(2023, 10, 17), dt.date(2023, 11, 14))):
        fixe = make.make_termin(stage.programme, on=day, title="Jour fixe", status="held")
        Occurrence.objects.create(format=stage.formats["JF"], termin=fixe, number=at + 1)
    meeting = make.make_termin(
        stage.programme,
        on=dt.date(2023, 11, 24),
        title="Trägertreffen",
        status="held",
        place="Amt für Schulen",
    )
    Occurrence.objects.create(format=stage.formats["TT"], termin=meeting, number=1)
    Quote.objects.create(
        programme=stage.programme, termin=meeting, text="Wir sind Familienschulzentrum"
    )


def make_report(programme: Programme, *, as_of: dt.date = AS_OF, **more: object) -> Report:
    """A report of the start phase."""
    fields = {"template": "startphase", "title": "Bericht zur Startphase 2023/2024"} | more
    return Report.objects.create(programme=programme, as_of=as_of, **fields)


__all__ = ["AS_OF", "Organisation", "Stage", "Tenure", "held", "make_report", "set_stage"]
