"""From three sliders to what each flaw of a plan costs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Literal, TypeAlias

from wirkraum.planning.domain.problem import Weights

Slider: TypeAlias = Literal["rhythm", "evenness", "people"]

USUAL = 2
HALVES = (0, 1, 2, 4, 8)
"""How many halves of the usual weight each step stands for: 0, ½, 1, 2, 4."""

SLIDERS: dict[Slider, tuple[str, ...]] = {
    "rhythm": ("off_weekday", "off_time", "weekday_not_preferred", "hour_from_preferred"),
    "evenness": ("gap_day",),
    "people": ("trip_per_10min", "optional_absent", "double_booking", "third_meeting"),
}
"""The weights each slider moves; what is missing, dropped or moved no slider touches."""


def weights_of(rhythm: int, evenness: int, people: int, exact: Mapping[str, int]) -> Weights:
    """What follows from the sliders (0 to 4, 2 is usual); `exact` numbers win over them."""
    steps: dict[Slider, int] = {"rhythm": rhythm, "evenness": evenness, "people": people}
    usual = asdict(Weights())
    moved = {
        name: scaled(usual[name], step)
        for slider, step in steps.items()
        for name in SLIDERS[slider]
    }
    return Weights(**(usual | moved | dict(exact)))


def scaled(weight: int, step: int) -> int:
    """A weight at a step of its slider; halves count as a whole, so that only 0 ignores a flaw."""
    return (weight * HALVES[step] + 1) // 2
