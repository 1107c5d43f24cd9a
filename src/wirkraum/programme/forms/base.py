"""What all forms of the programme share: choices within the programme, native date fields."""

from __future__ import annotations

from typing import Any, TypeVar, cast

from django import forms
from django.db import models
from django.db.models.functions import Length
from django.utils.translation import gettext as _

from wirkraum.history.forms import RecordForm
from wirkraum.programme.actions import overlapping, replaced_by, span_words
from wirkraum.programme.domain.spans import Span
from wirkraum.programme.models import Address, Carriership, Phase, Programme, Site

Record = TypeVar("Record", bound=models.Model)
SingleRecord = TypeVar("SingleRecord", Address, Carriership, Phase)


def date_input() -> forms.DateInput:
    """The browser's own date field."""
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


def with_https(field: models.Field[Any, Any], **options: Any) -> forms.Field | None:
    """For `Meta.formfield_callback`: an address typed without a scheme is a https one."""
    if isinstance(field, models.URLField):
        options["assume_scheme"] = "https"
    return field.formfield(**options)


class ProgrammeRecordForm(RecordForm[Record]):
    """A record form that offers only records of its programme."""

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, forms.DateField):
                field.widget = date_input()
            if isinstance(field, forms.ModelChoiceField):
                _offer(field, programme)
            elif isinstance(field, forms.ChoiceField):
                choices = cast("list[tuple[str, str]]", list(cast(Any, field.choices)))
                field.choices = [(value, word if value else _choose()) for value, word in choices]


def _offer(field: forms.ModelChoiceField[Any], programme: Programme) -> None:
    """Only records of the programme, sites in the order of their numbers."""
    if field.empty_label is not None:
        field.empty_label = _choose() if field.required else _("keine Angabe")
    if field.queryset is not None:
        own = field.queryset.filter(programme=programme)
        # 14 before 139: the shorter mark first.
        field.queryset = own.order_by(Length("mark"), "mark") if own.model is Site else own


def _choose() -> str:
    return _("Bitte wählen")


class SingleForm(ProgrammeRecordForm[SingleRecord]):
    """A dated record of which a site has one at a time.

    A new one ends an open one begun earlier; any other overlap is refused.
    """

    def clean(self) -> dict[str, Any]:
        """Refuse what holds at the same time as another."""
        cleaned = super().clean() or {}
        if cleaned.get("valid_from") is None:
            return cleaned
        probe = type(self.instance)(
            pk=self.instance.pk,
            site=self.instance.site,
            valid_from=cleaned["valid_from"],
            valid_until=cleaned.get("valid_until"),
        )
        others = overlapping(probe)
        ending = replaced_by(probe, others)
        for other in others:
            replaces = self.instance.pk is None and other in ending
            if reason := self.refusal(other) if replaces else self._taken(other):
                self.add_error("valid_from", reason)
                break
        return cleaned

    def refusal(self, other: Address | Carriership | Phase) -> str:
        """Why a new record may not end this one, or "" if it may."""
        del other
        return ""

    def _taken(self, other: Address | Carriership | Phase) -> str:
        held = span_words(Span(other.valid_from, other.valid_until))
        text = _(
            "„%(other)s“ gilt schon %(span)s. Beenden Sie das vorher, oder wählen Sie andere Tage."
        )
        return text % {"other": other, "span": held}
