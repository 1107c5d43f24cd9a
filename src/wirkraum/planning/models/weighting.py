"""What matters most to a programme when its year is planned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from wirkraum.kit.records import Versioned
from wirkraum.kit.told import told
from wirkraum.kit.words import spoken
from wirkraum.planning.domain.problem import Weights
from wirkraum.planning.domain.weight_words import STEP_WORDS, WEIGHTS
from wirkraum.programme.models import Programme

MOST = 10_000
STEPS = [MinValueValidator(0), MaxValueValidator(4)]


def known_weights(value: object) -> None:
    """A mapping from names of weights to whole numbers from 0 to 10,000."""
    names = {each.name for each in fields(Weights)}
    fits = isinstance(value, dict) and all(
        name in names and type(weight) is int and 0 <= weight <= MOST
        for name, weight in value.items()
    )
    if not fits:
        raise ValidationError(_("Gewichte sind ganze Zahlen von 0 bis 10 000."), code="weights")


class Weighting(Versioned):
    """Three sliders from 0 (egal) over 2 (usual) to 4 (very important), and exact numbers.

    `exact` overrides what follows from the sliders, by the name of the weight.
    """

    programme = models.OneToOneField(Programme, models.CASCADE, related_name="weighting")
    rhythm = models.PositiveSmallIntegerField(
        _("fester Wochentag und feste Uhrzeit"), default=2, validators=STEPS
    )
    evenness = models.PositiveSmallIntegerField(
        _("gleichmäßig über das Jahr"), default=2, validators=STEPS
    )
    people = models.PositiveSmallIntegerField(
        _("wenige Wege, volle Runden, ruhige Tage"), default=2, validators=STEPS
    )
    exact = models.JSONField(
        _("genaue Gewichte"), default=dict, blank=True, validators=[known_weights]
    )
    travel_base = models.PositiveSmallIntegerField(
        _("Minuten für jeden Weg"), default=10, validators=[MaxValueValidator(120)]
    )
    travel_per_km = models.PositiveSmallIntegerField(
        _("Minuten je Kilometer Luftlinie"), default=3, validators=[MaxValueValidator(60)]
    )

    class Meta:
        verbose_name = _("Gewichtung")
        verbose_name_plural = _("Gewichtungen")

    def __str__(self) -> str:
        return str(self.programme)

    @staticmethod
    def exact_words(value: Mapping[str, int]) -> str:
        """The stored weights as the history tells them."""
        return "; ".join(
            f"{spoken(WEIGHTS.get(name, told(name)))}: {value[name]}" for name in value
        )

    @staticmethod
    def step_words(value: int) -> str:
        """A slider's step as the history tells it."""
        return spoken(STEP_WORDS[value])

    rhythm_words = evenness_words = people_words = step_words
