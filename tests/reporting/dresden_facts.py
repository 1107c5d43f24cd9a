"""The Dresden programme on 30.11.2023 as facts: what the records would answer."""

from __future__ import annotations

from datetime import date, timedelta

from wirkraum.reporting.domain.compose import compose
from wirkraum.reporting.domain.facts import (
    Coordination,
    Duty,
    Facts,
    FormatRow,
    Grant,
    LeadPost,
    Partner,
    QuoteFact,
    Said,
    Website,
)
from wirkraum.reporting.domain.template import Template
from wirkraum.reporting.domain.tree import Evidence, Report, Slide
from wirkraum.reporting.renderers.packaged import report_template

AS_OF = date(2023, 11, 30)
RECORD = (Evidence("termin", "termin:1", "Eintrag"),)
SITES = (
    ("14", "14. Grundschule", "drefugio"),
    ("93", "93. Grundschule", "VSP"),
    ("117", "117. Grundschule", "SUFW"),
    ("122", "122. Grundschule", "VSP"),
    ("129", "129. Grundschule", "VSP"),
    ("139", "139. Grundschule", "drefugio"),
    ("FöZ", "Förderzentrum „A. S. Makarenko“", "SUFW"),
)
VACANT = "117"
KOOPERATION = (
    ("FSZ-Leitungen arbeiten im Leitungsteam mit und klären ihre Rolle neben den Professionen", 21),
    ("Teilnahme an Dienstberatungen von Schule und Hort", 34),
    ("Elternabende und Elterncafés: Person bekannt machen, Vertrauen aufbauen", 46),
    ("Erste Kontakte zu den Elternvertretungen", 12),
    ("Bedarfsanalyse am Standort", 15),
    ("Schulentwicklung gemeinsam im Leitungsteam", 6),
)
VERNETZUNG = (
    ("Mitarbeit in den Stadtteilrunden", 9),
    ("Austausch mit dem Quartiersmanagement", 5),
)
FORMATS = (
    ("FSZ-Leitungen", "Jour fixe (inkl. Professionalisierung)", "2x/Monat"),
    ("SG Standort", "Schulentwicklungsberatung", "Nach Bedarf"),
    ("FSZ Dresden gesamt", "Netzwerktreffen", "2x/Jahr (März/Nov)"),
    ("Amt 40, abteilungsübergreifend", "Lenkungsgruppe", "1x/Quartal"),
    ("Ämterübergreifende Arbeit", "Arbeitsgruppen und Kooperationen", "noch offen"),
    ("Träger der FSZ", "Trägertreffen", "1x/Jahr"),
    ("Überregionale AG", "Gesamtstrategie", "2x/Monat"),
)


def duty(theme: str, text: str, dates: int) -> Duty:
    """A duty with as many held Termine, spread over the filled sites."""
    filled = [site for site in SITES if site[0] != VACANT]
    records = tuple(
        Evidence(
            "termin",
            f"termin:{theme}-{text[:9]}-{at}",
            text,
            f"{filled[at % len(filled)][1]}, gehalten",
            date(2023, 8, 28) + timedelta(days=(at * 7) % 90),
            f"/termine/{at}/",
        )
        for at in range(dates)
    )
    used = filled[: min(dates, len(filled))]
    return Duty(theme, text, dates, tuple(site[1] for site in used), records)


def post(site: tuple[str, str, str]) -> LeadPost:
    """A site's leading post; one of them is vacant."""
    number, name, carrier = site
    filled = number != VACANT
    detail = f"besetzt, Träger {carrier}" if filled else f"unbesetzt, Träger {carrier}"
    day = date(2023, 8, 1)
    record = Evidence(
        "post", f"post:{number}", f"FSZ-Leitung {name}", detail, day, f"/standorte/{number}/"
    )
    return LeadPost(name, filled, (record,))


def grant(number: int, carrier: str) -> Grant:
    """A decided grant."""
    day = date(2023, 7, 20)
    record = Evidence("grant", f"grant:{number}", f"Bescheid an {carrier}", "bewilligt", day)
    return Grant(carrier, day, (record,))


def school(site: tuple[str, str, str]) -> Evidence:
    """A school of a site."""
    return Evidence("site", f"site:{site[0]}", site[1], "Standort", None, f"/standorte/{site[0]}/")


def partner(number: int, name: str) -> Partner:
    """A partner with one talk."""
    day = date(2023, 10, 4) + timedelta(days=number)
    return Partner(name, (Evidence("termin", f"termin:p{number}", f"Gespräch {name}", "", day),))


def format_row(number: int, row: tuple[str, str, str]) -> FormatRow:
    """A format of the year plan."""
    record = Evidence(
        "format", f"format:{number}", row[1], f"Häufigkeit {row[2]}", None, f"/formate/{number}/"
    )
    return FormatRow(*row, (record,))


def dresden() -> Facts:
    """Everything the report asks, as of 30.11.2023."""
    return Facts(
        as_of=AS_OF,
        school_year=2023,
        programme="Familienschulzentren",
        municipality="Landeshauptstadt Dresden",
        office="Amt für Schulen",
        programme_evidence=(Evidence("programme", "programme:dresden", "Programm Dresden"),),
        coordination=Coordination(
            date(2023, 8, 1),
            (
                Evidence(
                    "tenure",
                    "tenure:1",
                    "Kommunale Koordinierung, Amt für Schulen",
                    "besetzt, 1,0 VZÄ",
                    date(2023, 8, 1),
                    "/einrichtung/stellen/1/",
                ),
            ),
        ),
        grants=tuple(grant(*pair) for pair in enumerate(("SUFW", "drefugio", "VSP"), 1)),
        posts=tuple(map(post, SITES)),
        phase=Said(
            "Stand: ein Standort in der Anbahnung und sechs in der Erprobung",
            (Evidence("phase", "phase:1", "Phase Start/Aufbau", "Einschätzung der Koordinierung"),),
        ),
        website=Website(
            "Sachsenweite Website",
            "https://www.familienschulzentren-sachsen.de/",
            (Evidence("link", "link:1", "Website des Programms"),),
        ),
        duties=tuple(
            duty(theme, *row)
            for theme, rows in (("kooperation", KOOPERATION), ("vernetzung", VERNETZUNG))
            for row in rows
        ),
        primary_schools=tuple(map(school, SITES[:-1])),
        special_schools=(school(SITES[-1]),),
        partners=tuple(
            partner(*pair)
            for pair in enumerate(("Bibliotheken", "Jugendamt", "VHS", "Eigenbetrieb Kita"))
        ),
        formats=tuple(format_row(*pair) for pair in enumerate(FORMATS, 1)),
        quote=QuoteFact(
            "Wir sind Familienschulzentrum",
            "Trägertreffen",
            date(2023, 11, 24),
            "Amt für Schulen",
            (
                Evidence(
                    "termin",
                    "termin:tt",
                    "Trägertreffen",
                    "gehalten, Protokoll liegt vor",
                    date(2023, 11, 24),
                    "/termine/tt/",
                ),
            ),
        ),
    )


def dresden_report() -> Report:
    """The report of 30.11.2023."""
    return compose(startphase(), dresden())


def startphase() -> Template:
    """The template of the report."""
    return report_template("startphase")


def texts(slide: Slide) -> list[str]:
    """What a slide says."""
    return [found.text for found in slide.statements()]
