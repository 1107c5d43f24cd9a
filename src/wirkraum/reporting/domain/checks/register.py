"""What the programme knows as of a deck's Stichtag: the facts a deck is held against."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True)
class Meeting:
    """A Termin with the words by which a deck would name it."""

    title: str
    day: date
    state: Literal["planned", "held", "cancelled"] = "held"
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tenure:
    """From when a post was filled; `words` name the post in running text (default: its last word)."""

    post: str
    since: date
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Grant:
    """When a carrier got its Bescheid."""

    carrier: str
    decided: date


@dataclass(frozen=True)
class Carrier:
    """A Träger by its short name and whatever else it is called."""

    name: str
    aliases: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All names, the short one first."""
        return (self.name, *self.aliases)


@dataclass(frozen=True)
class AgreedFormat:
    """A format of a circle with its frequency in the coordinator's own words."""

    name: str
    frequency: str
    circle: str = ""


@dataclass(frozen=True)
class FreeDays:
    """Days without meetings, both ends included."""

    label: str
    first: date
    last: date
    kind: Literal["public", "school", "closure"] = "public"


@dataclass(frozen=True)
class Register:
    """All of it may be missing: what is not known is not checked.

    Counts, vacancies and carriers hold as of the report's date. `report_day` is the date a report
    must bear (leave it out for decks from outside), `today` the day of checking, `words` proper
    names that are spelt right however odd they look.
    """

    programme: str = ""
    municipality: str = ""
    office: str = ""
    report_day: date | None = None
    today: date | None = None
    websites: tuple[str, ...] = ()
    free_days: tuple[FreeDays, ...] = ()
    sites: int | None = None
    primary_schools: int | None = None
    special_schools: int | None = None
    vacant_sites: int | None = None
    site_names: tuple[str, ...] = ()
    carriers: tuple[Carrier, ...] = ()
    formats: tuple[AgreedFormat, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    grants: tuple[Grant, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    words: tuple[str, ...] = ()
