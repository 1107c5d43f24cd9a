"""What was found, where it stood, and how sure we are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

Confidence = Literal["sicher", "wahrscheinlich", "unsicher"]
Part = Literal["title", "paragraph", "cell", "footer", "hand"]

T = TypeVar("T")


@dataclass(frozen=True)
class Place:
    """A passage of the deck: the slide's number and the whole text that stands there."""

    slide: int
    text: str
    part: Part = "paragraph"

    @property
    def label(self) -> str:
        """The place as a person reads it, such as: Folie 6, Tabelle."""
        if self.part == "hand":
            return "von Hand ergänzt"
        return f"Folie {self.slide}, {_PARTS[self.part]}"


_PARTS = {"title": "Überschrift", "paragraph": "Text", "cell": "Tabelle", "footer": "Fußzeile"}

# For what a person adds without a passage behind it.
BY_HAND = Place(0, "", "hand")


@dataclass(frozen=True)
class Found(Generic[T]):
    """One proposed value; `also` are further passages that say the same or complete it."""

    value: T
    place: Place
    confidence: Confidence = "sicher"
    why: str = ""
    also: tuple[Place, ...] = ()

    @property
    def places(self) -> tuple[Place, ...]:
        return (self.place, *self.also)
