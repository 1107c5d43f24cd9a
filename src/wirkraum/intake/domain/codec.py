"""Values to JSON and back; what does not fit is refused with its path."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, NoReturn, TypeVar, get_args

from wirkraum.intake.domain.duties import Duty
from wirkraum.intake.domain.found import Confidence, Found, Part, Place
from wirkraum.intake.domain.posts import Post, PostFact
from wirkraum.intake.domain.quotes import Quote
from wirkraum.intake.domain.sites import SiteCount

T = TypeVar("T")


class ProposalError(ValueError):
    """A proposal that cannot be read: `path` such as formats[2].circle.value, and a reason."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


@dataclass(frozen=True)
class Codec(Generic[T]):
    """How a kind of value is written as JSON types, and read again from a place in the data."""

    write: Callable[[T], Any]
    read: Callable[[Any, str], T]


def members(data: Any, path: str) -> dict[str, Any]:
    if not isinstance(data, dict):
        _refuse(path, "Erwartet wird ein Objekt.")
    return data


def _refuse(path: str, reason: str) -> NoReturn:
    raise ProposalError(path, reason)


def _text(data: Any, path: str) -> str:
    return data if isinstance(data, str) else _refuse(path, "Erwartet wird ein Text.")


def _number(data: Any, path: str) -> int:
    if isinstance(data, int) and not isinstance(data, bool) and data >= 0:
        return data
    _refuse(path, "Erwartet wird eine Zahl ab 0.")


def _day(data: Any, path: str) -> date:
    try:
        return date.fromisoformat(_text(data, path))
    except ValueError:
        _refuse(path, "Erwartet wird ein Datum wie 2023-11-30.")


def _one_of(kind: Any, data: Any, path: str) -> Any:
    known = get_args(kind)
    return data if data in known else _refuse(path, f"Möglich ist: {', '.join(known)}.")


def optional(inner: Codec[T]) -> Codec[T | None]:
    return Codec(
        lambda value: None if value is None else inner.write(value),
        lambda data, path: None if data is None else inner.read(data, path),
    )


def many(inner: Codec[T]) -> Codec[tuple[T, ...]]:
    def read(data: Any, path: str) -> tuple[T, ...]:
        if not isinstance(data, list):
            _refuse(path, "Erwartet wird eine Liste.")
        return tuple(inner.read(one, f"{path}[{at}]") for at, one in enumerate(data))

    return Codec(lambda values: [inner.write(value) for value in values], read)


def found(inner: Codec[T]) -> Codec[Found[T]]:
    """A found value with place, confidence, reason and further places."""

    def write(value: Found[T]) -> dict[str, Any]:
        return {
            "value": inner.write(value.value),
            "place": PLACE.write(value.place),
            "confidence": value.confidence,
            "why": value.why,
            "also": [PLACE.write(place) for place in value.also],
        }

    def read(data: Any, path: str) -> Found[T]:
        got = members(data, path)
        return Found(
            inner.read(got.get("value"), f"{path}.value"),
            PLACE.read(got.get("place"), f"{path}.place"),
            _one_of(Confidence, got.get("confidence", "sicher"), f"{path}.confidence"),
            _text(got.get("why", ""), f"{path}.why"),
            many(PLACE).read(got.get("also", []), f"{path}.also"),
        )

    return Codec(write, read)


def _read_place(data: Any, path: str) -> Place:
    got = members(data, path)
    return Place(
        _number(got.get("slide"), f"{path}.slide"),
        _text(got.get("text"), f"{path}.text"),
        _one_of(Part, got.get("part"), f"{path}.part"),
    )


def _read_duty(data: Any, path: str) -> Duty:
    got = members(data, path)
    return Duty(*(_text(got.get(name), f"{path}.{name}") for name in ("text", "theme")))


def _read_post(data: Any, path: str) -> PostFact:
    got = members(data, path)
    return PostFact(
        _one_of(Post, got.get("post"), f"{path}.post"),
        optional(DAY).read(got.get("filled_from"), f"{path}.filled_from"),
        optional(NUMBER).read(got.get("vacant"), f"{path}.vacant"),
    )


def _read_sites(data: Any, path: str) -> SiteCount:
    got = members(data, path)
    kind = _text(got.get("kind"), f"{path}.kind")
    return SiteCount(kind, _number(got.get("count"), f"{path}.count"))


def _read_quote(data: Any, path: str) -> Quote:
    got = members(data, path)
    said, source = (_text(got.get(name), f"{path}.{name}") for name in ("text", "source"))
    return Quote(said, source, optional(DAY).read(got.get("day"), f"{path}.day"))


TEXT: Codec[str] = Codec(str, _text)
NUMBER: Codec[int] = Codec(int, _number)
DAY: Codec[date] = Codec(date.isoformat, _day)
PLACE: Codec[Place] = Codec(
    lambda place: {"slide": place.slide, "part": place.part, "text": place.text}, _read_place
)
DUTY: Codec[Duty] = Codec(lambda duty: {"text": duty.text, "theme": duty.theme}, _read_duty)
POST: Codec[PostFact] = Codec(
    lambda fact: {
        "post": fact.post,
        "filled_from": optional(DAY).write(fact.filled_from),
        "vacant": fact.vacant,
    },
    _read_post,
)
SITES: Codec[SiteCount] = Codec(
    lambda sites: {"kind": sites.kind, "count": sites.count}, _read_sites
)
QUOTE: Codec[Quote] = Codec(
    lambda quote: {
        "text": quote.text,
        "source": quote.source,
        "day": optional(DAY).write(quote.day),
    },
    _read_quote,
)
