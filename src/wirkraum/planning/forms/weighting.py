"""The form of the weights: three sliders, and each weight by itself behind „Genauer“."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any, ClassVar

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy

from wirkraum.history.forms import RecordForm
from wirkraum.kit.words import spoken
from wirkraum.planning.domain.weighing import SLIDERS, Slider, weights_of
from wirkraum.planning.domain.weight_words import STEP_WORDS, WEIGHTS
from wirkraum.planning.models import Weighting
from wirkraum.planning.models.weighting import MOST

LABELS: dict[Slider, Any] = {
    "rhythm": gettext_lazy("Rhythmus: fester Wochentag und feste Uhrzeit"),
    "evenness": gettext_lazy("Gleichmäßig über das Jahr"),
    "people": gettext_lazy("Menschen: wenige Wege, volle Runden, ruhige Tage"),
}
EXACT = {name: f"exact_{name}" for name in WEIGHTS}


@dataclass(frozen=True)
class WeightLine:
    """A weight in words, with its field."""

    name: str
    words: str
    field: BoundField


class WeightingForm(RecordForm[Weighting]):
    """Sliders from 0 to 4; a number behind „Genauer“ wins over its slider."""

    composed: ClassVar[dict[str, tuple[str, ...]]] = {"exact": tuple(EXACT.values())}

    class Meta:
        model = Weighting
        fields = (*SLIDERS, "travel_base", "travel_per_km")
        labels = LABELS
        widgets: ClassVar[dict[str, Any]] = {
            name: forms.NumberInput(attrs={"type": "range", "min": 0, "max": 4, "step": 1})
            for name in SLIDERS
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        follows = asdict(self._by_sliders())
        for name, field in EXACT.items():
            self.fields[field] = forms.IntegerField(
                label=spoken(WEIGHTS[name]),
                min_value=0,
                max_value=MOST,
                required=False,
                widget=forms.NumberInput(attrs={"placeholder": follows[name]}),
            )
            self.initial.setdefault(field, self.instance.exact.get(name))
        words = [spoken(step) for step in STEP_WORDS]
        for name in SLIDERS:
            self.fields[name].widget.attrs["data-worte"] = "|".join(words)
            self.fields[name].help_text = ", ".join(words)

    def _by_sliders(self) -> Any:
        one = self.instance
        return weights_of(one.rhythm, one.evenness, one.people, {})

    @property
    def sliders(self) -> list[tuple[Slider, BoundField]]:
        """The three sliders by name."""
        return [(name, self[name]) for name in SLIDERS]

    @property
    def steps(self) -> list[str]:
        """What the steps of a slider are called."""
        return [spoken(step) for step in STEP_WORDS]

    def lines(self) -> Iterator[WeightLine]:
        """Every weight, as it is said."""
        for name, field in EXACT.items():
            yield WeightLine(name, spoken(WEIGHTS[name]), self[field])

    @property
    def exact_open(self) -> bool:
        """Whether there is something to see behind „Genauer“: own numbers, or refused ones."""
        fields = (*EXACT.values(), "travel_base", "travel_per_km")
        return bool(self.instance.exact) or any(name in self.errors for name in fields)

    def clean(self) -> dict[str, Any]:
        """Put the numbers together; those that this form does not show stay."""
        cleaned = super().clean() or self.cleaned_data
        told = {name: cleaned.get(field) for name, field in EXACT.items()}
        kept = {name: n for name, n in self.instance.exact.items() if name not in EXACT}
        own = {name: number for name, number in told.items() if number is not None}
        self.instance.exact = kept | own
        return cleaned
