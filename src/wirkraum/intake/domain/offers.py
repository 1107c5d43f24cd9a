"""From a proposal to what a person sees: every value with where it stood and what to look at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, Literal, TypeVar

from wirkraum.intake.domain import dates, duties, quotes
from wirkraum.intake.domain.codes import short_name_for
from wirkraum.intake.domain.draft import (
    CarrierDraft,
    Draft,
    DutyDraft,
    FormatDraft,
    Head,
    LinkDraft,
    QuoteDraft,
)
from wirkraum.intake.domain.formats import FormatRow
from wirkraum.intake.domain.found import Found, Place
from wirkraum.intake.domain.offices import bare_name
from wirkraum.intake.domain.posts import PostFact
from wirkraum.intake.domain.proposal import Proposal
from wirkraum.kit.told import Told, row
from wirkraum.reporting.domain.checks.finding import Finding

T = TypeVar("T")
State = Literal["new", "known", "changed"]

# As many of a kind as a page can hold; more are no programme.
MOST = {"formats": 100, "duties": 60, "partners": 60, "carriers": 40, "links": 30, "quotes": 10}
_THEMES = (
    ("network", re.compile(r"vernetz|netzwerk|sozialraum|stadtteil", re.IGNORECASE)),
    ("start", re.compile(r"start|beginn", re.IGNORECASE)),
    ("coordination", re.compile(r"koordin", re.IGNORECASE)),
)
_BRACKETS = re.compile(r"(?P<name>[^()]+?)\s*\((?P<detail>[^()]+)\)")
_GRANTED = re.compile(r"\b(?:bescheid|zuwendung)", re.IGNORECASE)
_OFFICE_SHORT = re.compile(r"\bAmt \d{1,3}\b")


@dataclass(frozen=True)
class Offered(Generic[T]):
    """A value to confirm; `note` says what was corrected or is open, `before` what stands there."""

    value: T
    found: Found[Any]
    note: Told | None = None
    unclear: bool = False
    state: State = "new"
    before: str = ""

    @property
    def judged(self) -> bool:
        """Whether the note is no more than what was thought of the place itself."""
        return str(self.note) == self.found.why

    @property
    def sure(self) -> bool:
        """Whether it may be written unless somebody objects."""
        return self.state != "known" and not self.unclear and self.found.confidence != "unsicher"


@dataclass(frozen=True)
class Offers:
    """Everything a deck offers; `places` says where the parts of the head were found."""

    head: Head = field(default_factory=Head)
    places: Mapping[str, Found[Any]] = field(default_factory=dict)
    formats: tuple[Offered[FormatDraft], ...] = ()
    carriers: tuple[Offered[CarrierDraft], ...] = ()
    partners: tuple[Offered[str], ...] = ()
    duties: tuple[Offered[DutyDraft], ...] = ()
    quotes: tuple[Offered[QuoteDraft], ...] = ()
    links: tuple[Offered[LinkDraft], ...] = ()

    def rows(self) -> Iterator[Offered[Any]]:
        """Everything offered beside the head."""
        yield from self.formats
        yield from self.carriers
        yield from self.partners
        yield from self.duties
        yield from self.quotes
        yield from self.links


def offers_of(proposal: Proposal, findings: Iterable[Finding] = ()) -> Offers:
    """What the proposal offers, slips mended where a check says how; unclear rows come first."""
    slips = [one for one in findings if one.fixable and one.quote]
    rows = sorted(proposal.formats[: MOST["formats"]], key=lambda row: not row.unclear)
    office = proposal.office.value if proposal.office else ""
    return Offers(
        head=_head(proposal),
        places=_places(proposal),
        formats=tuple(_format(row, slips) for row in rows),
        carriers=tuple(_carrier(one, slips) for one in proposal.carriers[: MOST["carriers"]]),
        partners=tuple(_partner(one, slips) for one in proposal.partners[: MOST["partners"]]),
        duties=tuple(_duty(one, slips) for one in proposal.duties[: MOST["duties"]]),
        quotes=tuple(_quote(one, slips, office) for one in proposal.quotes[: MOST["quotes"]]),
        links=tuple(_link(one, slips) for one in proposal.links[: MOST["links"]]),
    )


def beyond(proposal: Proposal) -> tuple[Found[Any], ...]:
    """What was understood but is too much for one page."""
    rows = tuple(row.format for row in proposal.formats[MOST["formats"] :])
    others = ("carriers", "partners", "duties", "quotes", "links")
    return (*rows, *(one for name in others for one in getattr(proposal, name)[MOST[name] :]))


def drafted(offers: Offers, *, everything: bool = False) -> Draft:
    """The draft of all that is sure; with `everything` also what is not, as it is offered."""

    def taken(some: Sequence[Offered[T]]) -> tuple[T, ...]:
        return tuple(one.value for one in some if one.sure or (everything and not one.unclear))

    return Draft(
        head=offers.head,
        carriers=taken(offers.carriers),
        partners=taken(offers.partners),
        formats=taken(offers.formats),
        duties=taken(offers.duties),
        quotes=taken(offers.quotes),
        links=taken(offers.links),
    )


def theme_of(heading: str) -> str:
    """The field of work a heading names; what names none is cooperation at the site."""
    return next((theme for theme, words in _THEMES if words.search(heading)), "cooperation")


def _head(proposal: Proposal) -> Head:
    def said(found: Found[str] | None) -> str:
        return found.value if found else ""

    programme, municipality = said(proposal.programme), said(proposal.municipality)
    filled = _filled(proposal)
    texts = [place.text for found in proposal.found() for place in found.places]
    short = next((match[0] for text in texts if (match := _OFFICE_SHORT.search(text))), "")
    return Head(
        programme=programme,
        short_name=short_name_for(programme, texts) if programme else "",
        municipality=municipality,
        town=bare_name(municipality),
        land=said(proposal.land),
        office=said(proposal.office),
        office_short=short,
        as_of=proposal.as_of.value if proposal.as_of else None,
        since=filled.value.filled_from if filled else None,
    )


def _filled(proposal: Proposal) -> Found[PostFact] | None:
    """Where the deck says since when the coordination is filled."""
    posts = (one for one in proposal.posts if one.value.post == "coordination")
    return next((one for one in posts if one.value.filled_from), None)


def _places(proposal: Proposal) -> dict[str, Found[Any]]:
    found = {
        "programme": proposal.programme,
        "municipality": proposal.municipality,
        "land": proposal.land,
        "office": proposal.office,
        "as_of": proposal.as_of,
        "since": _filled(proposal),
    }
    return {name: one for name, one in found.items() if one is not None}


def _mended(text: str, place: Place, slips: Iterable[Finding]) -> tuple[str, Told | None]:
    """The text with its slips put right, and what was said about them."""
    notes = []
    for slip in slips:
        if slip.slide == place.slide and slip.quote in text:
            text = text.replace(slip.quote, str(slip.suggestion))
            notes.append(slip.sentence)
    return text, row(notes, " ") if notes else None


def _carrier(one: Found[str], slips: Sequence[Finding]) -> Offered[CarrierDraft]:
    name, note = _mended(one.value, one.place, slips)
    return Offered(CarrierDraft(name, bool(_GRANTED.search(one.place.text))), one, note)


def _partner(one: Found[str], slips: Sequence[Finding]) -> Offered[str]:
    name, note = _mended(one.value, one.place, slips)
    return Offered(name, one, note)


def _format(row: FormatRow, slips: Sequence[Finding]) -> Offered[FormatDraft]:
    name, note = _mended(row.format.value, row.format.place, slips)
    match = _BRACKETS.fullmatch(name)
    draft = FormatDraft(
        circle=row.circle.value,
        name=match["name"] if match else name,
        frequency=row.frequency.value,
        detail=match["detail"] if match else "",
    )
    anchor = row.frequency if row.frequency.value else row.format
    return Offered(draft, anchor, row.question or note, unclear=row.unclear)


def _duty(one: Found[duties.Duty], slips: Sequence[Finding]) -> Offered[DutyDraft]:
    text, note = _mended(one.value.text, one.place, slips)
    return Offered(DutyDraft(text, theme_of(one.value.theme)), one, note)


def _quote(one: Found[quotes.Quote], slips: Sequence[Finding], office: str) -> Offered[QuoteDraft]:
    """The quotation; an impossible day is offered as the check suggests it."""
    said = one.value
    around = " ".join(place.text for place in one.places)
    day, note = said.day, None
    if said.day is not None:
        mended, note = _mended(around, one.place, slips)
        offered = [other for other in dates.days(mended) if other != said.day]
        day = offered[0] if note and offered else said.day
    place = office if office and office in around else ""
    return Offered(QuoteDraft(said.text, said.source, day, place), one, note or Told(one.why))


def _link(one: Found[str], slips: Sequence[Finding]) -> Offered[LinkDraft]:
    url, note = _mended(one.value, one.place, slips)
    before, colon, _ = one.place.text.partition(one.value)[0].strip().rpartition(":")
    named = before.strip() if colon else ""
    label = named if 0 < len(named) <= 120 else re.sub(r"^https?://(?:www\.)?", "", url)
    full = url if url.lower().startswith("http") else f"https://{url}"
    return Offered(LinkDraft(label[:120].rstrip("/"), full), one, note)
