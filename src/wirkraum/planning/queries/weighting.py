"""The weights of a programme, and what a year's Termine cost by them now."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass

from wirkraum.kit.words import spoken
from wirkraum.planning.domain.bridge.flaws import flaws_of
from wirkraum.planning.domain.flaw_words import effect_told
from wirkraum.planning.domain.weighing import SLIDERS, Slider
from wirkraum.planning.domain.weight_words import WEIGHTS
from wirkraum.planning.queries.facts import begin_of, year_facts
from wirkraum.programme.domain.school_year import SchoolYear
from wirkraum.programme.models import Programme


@dataclass(frozen=True)
class SliderEffect:
    """What there is now of all that a slider moves, and what that costs."""

    slider: Slider
    says: str
    cost: int


@dataclass(frozen=True)
class WeightEffect:
    """How often a flaw occurs, and what it costs together."""

    words: str
    count: int
    weight: int
    cost: int


@dataclass(frozen=True)
class Effect:
    """What a year costs as it is: by slider, and each flaw that occurs.

    `missing` Termine are agreed and not planned yet.
    """

    sliders: tuple[SliderEffect, ...]
    flaws: tuple[WeightEffect, ...]
    cost: int
    termine: int
    missing: int


def effect_of(programme: Programme, year: SchoolYear, at: dt.datetime) -> Effect:
    """Count and weigh the flaws of the Termine there are, as the planner would."""
    facts = year_facts(programme, year, begin=begin_of(year, at))
    flaws, weights = flaws_of(facts), asdict(facts.ground.weights)
    lines = [
        WeightEffect(spoken(words), flaws.of(name), weights[name], flaws.of(name) * weights[name])
        for name, words in WEIGHTS.items()
    ]
    sliders = tuple(
        SliderEffect(
            slider,
            spoken(effect_told(slider, flaws)),
            sum(flaws.of(name) * weights[name] for name in names),
        )
        for slider, names in SLIDERS.items()
    )
    occurring = tuple(line for line in lines if line.count)
    return Effect(
        sliders,
        occurring,
        flaws.cost(facts.ground.weights),
        sum(bool(one.format) for one in facts.entries),
        flaws.of("missing_meeting"),
    )
