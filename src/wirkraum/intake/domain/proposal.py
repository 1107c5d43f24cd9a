"""What a deck proposes: found values a person corrects and confirms, and all that is left over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from wirkraum.intake.domain import codec
from wirkraum.intake.domain.codec import Codec
from wirkraum.intake.domain.duties import Duty
from wirkraum.intake.domain.formats import FormatRow
from wirkraum.intake.domain.found import Found, Place
from wirkraum.intake.domain.posts import PostFact
from wirkraum.intake.domain.quotes import Quote
from wirkraum.intake.domain.sites import SiteCount


@dataclass(frozen=True)
class Rest:
    """A passage that no proposed value explains, with the reason."""

    place: Place
    why: str


@dataclass(frozen=True)
class Proposal:
    """Everything understood in a deck, each with its place, and the rest."""

    source: str = ""
    kind: str = ""
    programme: Found[str] | None = None
    report_title: Found[str] | None = None
    municipality: Found[str] | None = None
    land: Found[str] | None = None
    office: Found[str] | None = None
    as_of: Found[date] | None = None
    school_years: tuple[Found[str], ...] = ()
    carriers: tuple[Found[str], ...] = ()
    formats: tuple[FormatRow, ...] = ()
    duties: tuple[Found[Duty], ...] = ()
    partners: tuple[Found[str], ...] = ()
    posts: tuple[Found[PostFact], ...] = ()
    sites: tuple[Found[SiteCount], ...] = ()
    quotes: tuple[Found[Quote], ...] = ()
    links: tuple[Found[str], ...] = ()
    topics: tuple[Found[str], ...] = ()
    rest: tuple[Rest, ...] = ()

    @property
    def circles(self) -> tuple[str, ...]:
        """The target groups of the formats, each once."""
        return tuple(dict.fromkeys(row.circle.value for row in self.formats if row.circle.value))

    def found(self) -> Iterator[Found[Any]]:
        """All found values in a fixed order."""
        single = (
            self.programme, self.report_title, self.municipality, self.land, self.office,
            self.as_of,
        )  # fmt: skip
        yield from (found for found in single if found)
        for row in self.formats:
            yield from (row.circle, row.format, row.frequency)
        for several in (
            self.school_years, self.carriers, self.duties, self.partners, self.posts,
            self.sites, self.quotes, self.links, self.topics,
        ):  # fmt: skip
            yield from several

    def as_json(self) -> dict[str, Any]:
        """The proposal as JSON types; `from_json` gives it back."""
        return {name: kind.write(getattr(self, name)) for name, kind in _FIELDS.items()}

    @classmethod
    def from_json(cls, data: object) -> Proposal:
        """Read what `as_json` wrote and a person changed; raises `ProposalError`.

        What a format's frequency means is worked out anew from its words.
        """
        got = codec.members(data, "proposal")
        empty = cls().as_json()
        return cls(
            **{name: kind.read(got.get(name, empty[name]), name) for name, kind in _FIELDS.items()}
        )


def _write_row(row: FormatRow) -> dict[str, Any]:
    text = codec.found(codec.TEXT)
    return {
        "circle": text.write(row.circle),
        "format": text.write(row.format),
        "frequency": text.write(row.frequency),
        "rule": row.reading.rule,
        "unclear": row.unclear,
        "question": str(row.question or ""),
    }


def _read_row(data: Any, path: str) -> FormatRow:
    got, text = codec.members(data, path), codec.found(codec.TEXT)
    circle, name, frequency = (
        text.read(got.get(key), f"{path}.{key}") for key in ("circle", "format", "frequency")
    )
    return FormatRow(circle, name, frequency)


def _read_rest(data: Any, path: str) -> Rest:
    got = codec.members(data, path)
    place = codec.PLACE.read(got.get("place"), f"{path}.place")
    return Rest(place, codec.TEXT.read(got.get("why"), f"{path}.why"))


_ONE_TEXT = codec.optional(codec.found(codec.TEXT))
_TEXTS = codec.many(codec.found(codec.TEXT))
_FIELDS: dict[str, Codec[Any]] = {
    "source": codec.TEXT,
    "kind": codec.TEXT,
    "programme": _ONE_TEXT,
    "report_title": _ONE_TEXT,
    "municipality": _ONE_TEXT,
    "land": _ONE_TEXT,
    "office": _ONE_TEXT,
    "as_of": codec.optional(codec.found(codec.DAY)),
    "school_years": _TEXTS,
    "carriers": _TEXTS,
    "formats": codec.many(Codec(_write_row, _read_row)),
    "duties": codec.many(codec.found(codec.DUTY)),
    "partners": _TEXTS,
    "posts": codec.many(codec.found(codec.POST)),
    "sites": codec.many(codec.found(codec.SITES)),
    "quotes": codec.many(codec.found(codec.QUOTE)),
    "links": _TEXTS,
    "topics": _TEXTS,
    "rest": codec.many(
        Codec(lambda rest: {"place": codec.PLACE.write(rest.place), "why": rest.why}, _read_rest)
    ),
}
