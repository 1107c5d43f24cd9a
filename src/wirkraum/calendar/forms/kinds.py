"""The form of a kind of Termin."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext as _

from wirkraum.calendar.models import Kind
from wirkraum.history.forms import RecordForm
from wirkraum.programme.access import Standing
from wirkraum.programme.models import Duty

UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def icons() -> list[tuple[str, str]]:
    """The symbols a kind may wear, by what they show."""
    return [
        ("", _("Kalenderblatt")),
        ("tasse", _("Tasse")),
        ("eltern", _("Eltern")),
        ("kinder", _("Kinder")),
        ("personen", _("Personen")),
        ("hand", _("Handschlag")),
        ("nachricht", _("Gespräch")),
        ("stadtteil", _("Stadtteil")),
        ("treppe", _("Treppe")),
        ("bedarf", _("Bedarf")),
        ("buch", _("Buch")),
        ("ball", _("Ball")),
        ("netz", _("Netz")),
        ("amt", _("Amt")),
        ("stern", _("Stern")),
    ]


class KindForm(RecordForm[Kind]):
    """Name and symbol of a kind, and what it counts towards."""

    class Meta:
        model = Kind
        fields = ("name", "icon", "duty", "counts_families", "order")

    def __init__(self, *args: Any, who: Standing, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["icon"] = forms.ChoiceField(
            label=self.fields["icon"].label, choices=icons(), required=False
        )
        self.fields["duty"].queryset = Duty.objects.filter(programme=who.programme)  # type: ignore[attr-defined]
        self.fields["duty"].empty_label = _("keine Aufgabe")  # type: ignore[attr-defined]
        self.fields["duty"].help_text = _("So wird aus Terminen ein Beleg im Bericht.")

    def clean_name(self) -> str:
        """A name nobody else has; the short name in addresses follows from it."""
        name: str = self.cleaned_data["name"]
        # Compared here: a database may not know that „ü“ and „Ü“ are one letter.
        others = Kind.objects.filter(programme=self.instance.programme_id)
        names = others.exclude(pk=self.instance.pk).values_list("name", flat=True)
        if name.casefold() in {other.casefold() for other in names}:
            raise forms.ValidationError(_("Diese Art gibt es schon."))
        if not self.instance.slug:
            self.instance.slug = free_slug(self.instance.programme_id, name)
        return name


def free_slug(programme: int, name: str) -> str:
    """A short name no other kind of the programme has."""
    plain = slugify(name.casefold().translate(UMLAUTS))[:34] or "art"
    taken = set(
        Kind.objects.filter(programme=programme, slug__startswith=plain).values_list(
            "slug", flat=True
        )
    )
    numbered = (plain if n == 1 else f"{plain}-{n}" for n in range(1, len(taken) + 2))
    return next(slug for slug in numbered if slug not in taken)
