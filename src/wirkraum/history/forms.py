"""The form of a changeable record: it carries the version its editor saw."""

from __future__ import annotations

from typing import Any, ClassVar, TypeVar

from django import forms
from django.db import models

Record = TypeVar("Record", bound=models.Model)


class RecordForm(forms.ModelForm[Record]):
    """A model form with the version, so that two editors cannot overwrite each other.

    `composed` names columns that several fields of the form make up in `clean`, as in
    {"starts_at": ("day", "begin")}; they too are compared and joined when two people edit.
    """

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    composed: ClassVar[dict[str, tuple[str, ...]]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
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
