"""What the records answer as of a Stichtag: the plain input of a report.

Whoever fills this asks the database once; nothing here is text of the report yet. Every fact carries
the records behind it, and a fact without evidence blocks publication.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wirkraum.reporting.domain.tree import Evidence

Records = tuple[Evidence, ...]


@dataclass(frozen=True)
class Coordination:
    """The post of the kommunale Koordinierung; `filled_from` is None while it is vacant."""

    filled_from: date | None = None
    evidence: Records = ()


@dataclass(frozen=True)
class Grant:
    """A carrier and when its Bescheid was decided; None while it is pending."""

    carrier: str
    decided: date | None = None
    evidence: Records = ()


@dataclass(frozen=True)
class LeadPost:
    """A leading post of a site; `site` as people say it („122. Grundschule“)."""

    site: str
    filled: bool
    evidence: Records = ()


@dataclass(frozen=True)
class Said:
    """A sentence the programme holds as a record of its own (a phase's state, a goal)."""

    text: str
    evidence: Records = ()


@dataclass(frozen=True)
class Website:
    """A web address of the programme; `label` says whose it is („Sachsenweite Website“)."""

    label: str
    address: str
    evidence: Records = ()


@dataclass(frozen=True)
class Duty:
    """A task of the FSZ-Leitungen under a theme of the template („kooperation“, „vernetzung“).

    `dates` counts the Termine held up to the Stichtag, `sites` names where.
    """

    theme: str
    text: str
    dates: int = 0
    sites: tuple[str, ...] = ()
    evidence: Records = ()


@dataclass(frozen=True)
class Partner:
    """An office or body with which talks were held."""

    name: str
    evidence: Records = ()


@dataclass(frozen=True)
class FormatRow:
    """A working format: whom it is for, its name, its frequency in the coordinator's words."""

    circle: str
    name: str
    frequency: str
    evidence: Records = ()


@dataclass(frozen=True)
class QuoteFact:
    """Words said at a Termin; `occasion` is the Termin's name („Trägertreffen“)."""

    words: str
    occasion: str
    day: date
    place: str = ""
    evidence: Records = ()


@dataclass(frozen=True)
class Facts:
    """Everything a report may ask, as of `as_of`."""

    as_of: date
    school_year: int  # the year in which it begins: 2023 for 2023/2024
    programme: str  # plural, as the title says it: „Familienschulzentren“
    municipality: str
    office: str
    programme_evidence: Records = ()
    coordination: Coordination = Coordination()
    grants: tuple[Grant, ...] = ()  # one for every carrier, decided or not
    posts: tuple[LeadPost, ...] = ()
    phase: Said = Said("")
    website: Website | None = None
    duties: tuple[Duty, ...] = ()
    primary_schools: Records = ()  # one record for each school
    special_schools: Records = ()
    partners: tuple[Partner, ...] = ()
    formats: tuple[FormatRow, ...] = ()
    quote: QuoteFact | None = None
