"""The one form in which a person corrects and confirms what was understood."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirkraum.intake.domain.draft import Draft, Head
from wirkraum.intake.domain.found import Found
from wirkraum.intake.domain.offers import Offers
from wirkraum.intake.forms.rows import (
    CarrierRow,
    DutyRow,
    FormatRow,
    LinkRow,
    PartnerRow,
    QuoteRow,
    Row,
    Rows,
)
from wirkraum.programme.models.programme import LAENDER

Data = Mapping[str, Any] | None
# Empty rows for what a person adds; more of them where nothing was read.
SPARE, SPARE_BY_HAND = 1, 5


def day_field(label: Any, help_text: Any) -> forms.DateField:
    """A day with the browser's own calendar."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=help_text, widget=widget)


class HeadForm(forms.Form):
    """As of when the deck speaks."""

    as_of = day_field(
        gettext_lazy("Stichtag"), gettext_lazy("Auf diesen Tag beziehen sich die Angaben.")
    )

    def __init__(
        self, data: Data, *, head: Head, places: Mapping[str, Found[Any]], today: dt.date
    ) -> None:
        initial = {name: getattr(head, name) for name in self.base_fields}
        initial["as_of"] = head.as_of or today
        super().__init__(data, prefix="kopf", initial=initial, use_required_attribute=False)
        self.places = places
        self.today = today

    @property
    def lines(self) -> Iterator[tuple[BoundField, Found[Any] | None]]:
        """Every field with the place its value came from."""
        return ((field, self.places.get(field.name)) for field in self)

    @property
    def day(self) -> dt.date | None:
        """The Stichtag as it stands in the form, once it has been looked at."""
        return self.cleaned_data.get("as_of") if self.is_bound and self.is_valid() else None

    def head(self) -> Head:
        """What is to be written."""
        return Head(**self.cleaned_data)


class FoundingForm(HeadForm):
    """Whose programme it is, and since when it is coordinated."""

    programme = forms.CharField(
        label=gettext_lazy("Programm"),
        max_length=120,
        help_text=gettext_lazy("z. B. Familienschulzentren"),
    )
    short_name = forms.CharField(
        label=gettext_lazy("Kurzname"), max_length=20, help_text=gettext_lazy("z. B. FSZ")
    )
    municipality = forms.CharField(
        label=gettext_lazy("Kommune, amtlicher Name"),
        max_length=160,
        help_text=gettext_lazy("z. B. Landeshauptstadt Dresden"),
    )
    town = forms.CharField(
        label=gettext_lazy("Kommune, kurz"), max_length=120, help_text=gettext_lazy("z. B. Dresden")
    )
    land = forms.ChoiceField(
        label=gettext_lazy("Land"),
        choices=[("", gettext_lazy("Bitte wählen")), *LAENDER],
        help_text=gettext_lazy("Nach ihm richten sich Ferien und Feiertage."),
    )
    office = forms.CharField(
        label=gettext_lazy("Amt"), max_length=120, help_text=gettext_lazy("z. B. Amt für Schulen")
    )
    office_short = forms.CharField(
        label=gettext_lazy("Amt, kurz"),
        max_length=40,
        required=False,
        help_text=gettext_lazy("z. B. Amt 40"),
    )
    since = day_field(
        gettext_lazy("Koordinierung besetzt seit"),
        gettext_lazy("Die Stelle haben Sie selbst; daraus folgen Ihre Rechte."),
    )
    field_order = (
        "programme",
        "short_name",
        "municipality",
        "town",
        "land",
        "office",
        "office_short",
        "as_of",
        "since",
    )

    def clean_since(self) -> dt.date:
        """Somebody whose post begins later could not get in today."""
        day: dt.date = self.cleaned_data["since"]
        if day > self.today:
            raise forms.ValidationError(
                _("Das liegt in der Zukunft. Bis dahin könnte niemand das Programm führen.")
            )
        return day


class Review:
    """The head and all rows; `problems` lists what must be put right, with the field's address."""

    def __init__(self, data: Data, *, offers: Offers, founds: bool, today: dt.date) -> None:
        kind = FoundingForm if founds else HeadForm
        self.head = kind(data, head=offers.head, places=offers.places, today=today)
        spare = SPARE if any(offers.rows()) else SPARE_BY_HAND
        self.formats = Rows(FormatRow, data, "format", offers.formats, spare)
        self.carriers = Rows(CarrierRow, data, "traeger", offers.carriers, spare)
        self.duties = Rows(DutyRow, data, "aufgabe", offers.duties, spare)
        self.partners = Rows(PartnerRow, data, "partner", offers.partners, spare)
        self.quotes = Rows(QuoteRow, data, "zitat", offers.quotes, 1)
        self.links = Rows(LinkRow, data, "verweis", offers.links, 1)
        self.by_hand = spare == SPARE_BY_HAND

    @property
    def land(self) -> str:
        """The Land as it stands in the form now, or none where the programme has one."""
        return str(self.head["land"].value() or "") if "land" in self.head.fields else ""

    @property
    def parts(self) -> tuple[Rows[Any], ...]:
        """All kinds of rows."""
        return (
            self.formats,
            self.carriers,
            self.duties,
            self.partners,
            self.quotes,
            self.links,
        )

    def is_valid(self) -> bool:
        """Whether the draft can be written; every part is looked at."""
        checked = [self.head.is_valid(), *(rows.is_valid() for rows in self.parts)]
        return all(checked)

    @property
    def problems(self) -> list[tuple[BoundField, str]]:
        """Field and reason, in the order of the page."""
        every: list[HeadForm | Row] = [
            self.head,
            *(row for rows in self.parts for row in rows.rows),
        ]
        return [
            (field, str(error))
            for form in every
            if form.is_bound
            for field in form
            for error in field.errors
        ]

    def draft(self) -> Draft:
        """What was confirmed; only after `is_valid`."""
        return Draft(
            self.head.head(),
            formats=tuple(self.formats.values()),
            carriers=tuple(self.carriers.values()),
            duties=tuple(self.duties.values()),
            partners=tuple(self.partners.values()),
            quotes=tuple(self.quotes.values()),
            links=tuple(self.links.values()),
        )
