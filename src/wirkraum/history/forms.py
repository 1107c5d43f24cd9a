"""The form of a changeable record: it carries the version its editor saw."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar, TypeVar

from django import forms
from django.db import models
from django.forms.models import ModelChoiceIterator

from wirkraum.kit.numbers import number_of
from wirkraum.kit.order import natural

Record = TypeVar("Record", bound=models.Model)


class InOrder(ModelChoiceIterator[Any]):
    """Choices in the order people expect, whatever the database makes of numbers and umlauts."""

    def __iter__(self) -> Iterator[tuple[Any, Any]]:
        if self.field.empty_label is not None:
            yield "", self.field.empty_label
        for record in sorted(self.queryset, key=lambda one: natural(str(one))):
            yield self.choice(record)


class Several(forms.ModelMultipleChoiceField[Any]):
    """Several records; the library asks the database even for a key that no database can hold."""

    def clean(self, value: Any) -> Any:
        """Refuse such a key as any other that is none."""
        for key in value if isinstance(value, list | tuple) else ():
            if number_of(str(key)) is None:
                text, words = self.error_messages["invalid_pk_value"], {"pk": str(key)[:20]}
                raise forms.ValidationError(text, code="invalid_pk_value", params=words)
        return super().clean(value)


class RecordForm(forms.ModelForm[Record]):
    """A model form with the version, so that two editors cannot overwrite each other.

    `composed` names columns that several fields of the form make up in `clean`, as in
    {"starts_at": ("day", "begin")}; they too are compared and joined when two people edit.
    """

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    composed: ClassVar[dict[str, tuple[str, ...]]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, forms.ModelChoiceField):
                field.iterator = InOrder
        if self.instance.pk is not None:
            self.initial.setdefault("version", getattr(self.instance, "version", None))

    def validate_unique(self) -> None:
        """Check also what concerns fields the form does not show, as one name per programme."""
        super().validate_unique()
        known = {field.name for field in self.instance._meta.concrete_fields}
        try:
            self.instance.validate_constraints(exclude=known & set(self.errors))
        except forms.ValidationError as error:
            told = [text for texts in self.errors.values() for text in texts]
            for text in error.messages:
                if text not in told:
                    self.add_error(None, text)

    @property
    def expected(self) -> int | None:
        """The version the editor saw; None for a new record."""
        seen: int | None = self.cleaned_data.get("version")
        return seen

    def links(self) -> dict[str, list[models.Model]]:
        """Chosen records of many-to-many fields."""
        many = {field.name for field in self.instance._meta.many_to_many}
        return {name: list(self.cleaned_data[name]) for name in self.fields if name in many}

    def columns(self) -> dict[str, tuple[str, ...]]:
        """The stored columns the form changes, each with the fields that make it up."""
        known = {field.name: field.attname for field in self.instance._meta.concrete_fields}
        known |= {many.name: many.name for many in self.instance._meta.many_to_many}
        own = {known[name]: (name,) for name in self.fields if name in known and name != "version"}
        return own | self.composed
