"""One row per offered value, and a few empty ones for what a person adds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Generic, TypeVar

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirkraum.intake.domain.draft import (
    CarrierDraft,
    DutyDraft,
    FormatDraft,
    LinkDraft,
    QuoteDraft,
)
from wirkraum.intake.domain.offers import Offered
from wirkraum.kit.words import spoken
from wirkraum.planning.domain.frequency import FrequencyError, parse
from wirkraum.programme.models import Theme

Data = Mapping[str, Any] | None


class Lines(forms.CharField):
    """A text that may be long: shown in several lines, kept as one."""

    widget = forms.Textarea(attrs={"rows": 1})

    def to_python(self, value: Any) -> Any:
        """The text without line breaks."""
        text = super().to_python(value)
        return " ".join(text.split()) if isinstance(text, str) else text


class Row(forms.Form):
    """A value to correct, and whether to take it; without an offer it counts once it is filled."""

    take = forms.BooleanField(label=gettext_lazy("Übernehmen"), required=False)
    needed: ClassVar[tuple[str, ...]] = ()
    labelled: ClassVar[bool] = False

    def __init__(self, data: Data, *, name: str, at: int, offered: Offered[Any] | None) -> None:
        initial = {} if offered is None else self.initial_of(offered.value)
        prefix = f"{name}-{at}"
        super().__init__(data, prefix=prefix, initial=initial, use_required_attribute=False)
        self.offered = offered
        for field in self.fields.values():
            # The labels stand in the head of the table; each control carries its own for the ear.
            named = {"label": field.label, "number": at + 1}
            field.widget.attrs["aria-label"] = _("%(label)s, Zeile %(number)s") % named
            look = "wr-haken" if isinstance(field, forms.BooleanField) else "wr-eingabe zelle"
            field.widget.attrs["class"] = look
        if offered is None:
            del self.fields["take"]
        else:
            self.initial["take"] = offered.sure

    def initial_of(self, value: Any) -> dict[str, Any]:
        """What the fields start with."""
        return {name: getattr(value, name, "") for name in self.base_fields}

    @property
    def taken(self) -> bool:
        """Whether the row is to be written."""
        if self.offered is not None:
            return bool(self.cleaned_data.get("take")) and self.offered.state != "known"
        return self.counts

    @property
    def counts(self) -> bool:
        """Whether it is to be written as it stands now, looked at or not."""
        if self.offered is None:
            return self.is_bound and any(self[name].value() for name in self.needed)
        return bool(self["take"].value())

    def clean(self) -> dict[str, Any]:
        """What is taken must be complete; what is not taken may be anything."""
        cleaned = self.cleaned_data
        if not self.taken:
            self._errors = forms.utils.ErrorDict()
            return cleaned
        for name in self.needed:
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, _("Bitte füllen Sie dieses Feld aus."))
        return cleaned

    def value(self) -> Any:
        """The value as it was corrected."""
        raise NotImplementedError


class FormatRow(Row):
    """For whom, what, how often."""

    circle = Lines(label=gettext_lazy("Zielgruppe"), max_length=120, required=False)
    name = Lines(label=gettext_lazy("Format"), max_length=120, required=False)
    detail = forms.CharField(label=gettext_lazy("Zusatz"), max_length=120, required=False)
    frequency = forms.CharField(label=gettext_lazy("Häufigkeit"), max_length=120, required=False)
    needed = ("name", "circle", "frequency")

    def clean_frequency(self) -> str:
        """The grammar's own words where it does not understand."""
        text: str = self.cleaned_data["frequency"]
        try:
            if text:
                parse(text)
        except FrequencyError as error:
            raise forms.ValidationError(spoken(error.told)) from error
        return text

    @property
    def words(self) -> str:
        """The frequency as it stands in the field now."""
        return str(self["frequency"].value() or "")

    def value(self) -> FormatDraft:
        """The format."""
        got = self.cleaned_data
        return FormatDraft(got["circle"], got["name"], got["frequency"], got["detail"])


class CarrierRow(Row):
    """A Träger."""

    name = forms.CharField(label=gettext_lazy("Träger"), max_length=160, required=False)
    granted = forms.BooleanField(label=gettext_lazy("hat einen Bescheid"), required=False)
    needed = ("name",)

    def value(self) -> CarrierDraft:
        """The carrier."""
        return CarrierDraft(self.cleaned_data["name"], self.cleaned_data["granted"])


class PartnerRow(Row):
    """A partner."""

    name = forms.CharField(label=gettext_lazy("Partner"), max_length=160, required=False)
    needed = ("name",)

    def initial_of(self, value: Any) -> dict[str, Any]:
        """A partner is only a name."""
        return {"name": value}

    def value(self) -> str:
        """The partner's name."""
        return str(self.cleaned_data["name"])


class DutyRow(Row):
    """A duty of the centres."""

    text = Lines(label=gettext_lazy("Aufgabe"), max_length=300, required=False)
    theme = forms.ChoiceField(
        label=gettext_lazy("Arbeitsfeld"),
        choices=Theme.choices,
        initial=Theme.COOPERATION,
        required=False,
    )
    needed = ("text",)

    def value(self) -> DutyDraft:
        """The duty."""
        return DutyDraft(
            self.cleaned_data["text"], self.cleaned_data["theme"] or Theme.COOPERATION.value
        )


class QuoteRow(Row):
    """A quotation with its meeting."""

    text = Lines(label=gettext_lazy("Wortlaut"), max_length=400, required=False)
    occasion = forms.CharField(label=gettext_lazy("Anlass"), max_length=160, required=False)
    day = forms.DateField(
        label=gettext_lazy("Tag"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    place = forms.CharField(label=gettext_lazy("Ort"), max_length=160, required=False)
    needed = ("text", "occasion", "day")
    labelled = True

    def value(self) -> QuoteDraft:
        """The quotation."""
        got = self.cleaned_data
        return QuoteDraft(got["text"], got["occasion"], got["day"], got["place"])


class LinkRow(Row):
    """A web address."""

    label = forms.CharField(label=gettext_lazy("Bezeichnung"), max_length=120, required=False)
    url = forms.CharField(
        label=gettext_lazy("Adresse"),
        max_length=200,
        required=False,
        validators=[URLValidator(schemes=["http", "https"])],
    )
    needed = ("label", "url")
    labelled = True

    def value(self) -> LinkDraft:
        """The address."""
        return LinkDraft(self.cleaned_data["label"], self.cleaned_data["url"])


RowT = TypeVar("RowT", bound=Row)


class Rows(Generic[RowT]):
    """All rows of a kind: those offered, then `spare` empty ones."""

    def __init__(
        self, kind: type[RowT], data: Data, name: str, offered: Sequence[Offered[Any]], spare: int
    ) -> None:
        every = [*offered, *([None] * spare)]
        self.rows = [kind(data, name=name, at=at, offered=one) for at, one in enumerate(every)]
        self.name = name

    @property
    def offered(self) -> list[RowT]:
        """The rows of what was found."""
        return [row for row in self.rows if row.offered is not None]

    @property
    def spare(self) -> list[RowT]:
        """The rows for what a person adds."""
        return [row for row in self.rows if row.offered is None]

    @property
    def added(self) -> bool:
        """Whether a person has filled an empty row."""
        return any(row.counts for row in self.spare)

    def is_valid(self) -> bool:
        """Whether everything that is taken is complete; every row is looked at."""
        checked = [row.is_valid() for row in self.rows]
        return all(checked)

    def values(self) -> list[Any]:
        """What is to be written."""
        return [row.value() for row in self.rows if row.taken]
