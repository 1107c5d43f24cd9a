"""What a person confirms: plain values, corrected and chosen, ready to be written."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Head:
    """Whose programme it is; `land` is the Land's two letters, `since` when the post was filled."""

    programme: str = ""
    short_name: str = ""
    municipality: str = ""
    town: str = ""
    land: str = ""
    office: str = ""
    office_short: str = ""
    as_of: date | None = None
    since: date | None = None


@dataclass(frozen=True)
class CarrierDraft:
    """A Träger; `granted` says that it got its Bescheid."""

    name: str
    granted: bool = False


@dataclass(frozen=True)
class FormatDraft:
    """A format of a circle with its frequency in words; `detail` is what stood in brackets."""

    circle: str
    name: str
    frequency: str
    detail: str = ""


@dataclass(frozen=True)
class DutyDraft:
    """A duty of the centres; `theme` is "start", "cooperation", "network" or "coordination"."""

    text: str
    theme: str


@dataclass(frozen=True)
class QuoteDraft:
    """What was said, at which meeting, when and where."""

    text: str
    occasion: str
    day: date | None
    place: str = ""


@dataclass(frozen=True)
class LinkDraft:
    """A web address under a name."""

    label: str
    url: str


@dataclass(frozen=True)
class Draft:
    """All that is to be written."""

    head: Head = field(default_factory=Head)
    carriers: tuple[CarrierDraft, ...] = ()
    partners: tuple[str, ...] = ()
    formats: tuple[FormatDraft, ...] = ()
    duties: tuple[DutyDraft, ...] = ()
    quotes: tuple[QuoteDraft, ...] = ()
    links: tuple[LinkDraft, ...] = ()
