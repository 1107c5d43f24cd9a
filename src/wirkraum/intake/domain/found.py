"""What was found, where it stood, and how sure we are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from wirkraum.kit.told import Told
from wirkraum.kit.told import told as _

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
    def label(self) -> Told:
        """The place as a person reads it, such as: Folie 6, Tabelle."""
        if self.part == "hand":
            return _("von Hand ergänzt")
        return _("Folie %(slide)s, %(part)s", slide=self.slide, part=_PARTS[self.part])


_PARTS = {
    "title": _("Überschrift"),
    "paragraph": _("Text"),
    "cell": _("Tabelle"),
    "footer": _("Fußzeile"),
}


@dataclass(frozen=True)
class Found(Generic[T]):
    """One proposed value; `also` are further passages that say the same or complete it.

    `why` is stored with the proposal, so it is a German text, which pages translate as a whole.
    """

    value: T
    place: Place
    confidence: Confidence = "sicher"
    why: str = ""
    also: tuple[Place, ...] = ()

    @property
    def places(self) -> tuple[Place, ...]:
        return (self.place, *self.also)
