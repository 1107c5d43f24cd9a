"""The forms of places and their rooms."""

from __future__ import annotations

from typing import Any, TypeVar

from django import forms
from django.db import models
from django.utils.translation import gettext as _

from wirkraum.calendar.models import Place, Room
from wirkraum.history.forms import RecordForm
from wirkraum.programme.access import Standing
from wirkraum.programme.models import Site

Record = TypeVar("Record", bound=models.Model)


class PlaceForm(RecordForm[Place]):
    """A place; where it lies follows from its site unless it is told exactly."""

    class Meta:
        model = Place
        fields = ("name", "site", "online", "latitude", "longitude")

    def __init__(self, *args: Any, who: Standing, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        site = self.fields["site"]
        site.queryset = Site.objects.filter(programme=who.programme)  # type: ignore[attr-defined]
        site.empty_label = _("an keinem Standort")  # type: ignore[attr-defined]
        site.help_text = _("Dann liegt der Ort da, wo der Standort seine Anschrift hat.")
        self.fields["name"].help_text = _("z. B. „Rathaus“ oder „Videokonferenz“")
        self.fields["online"].help_text = _("Ohne Wege, und für beliebig viele Termine zugleich.")
        for name, example in (("latitude", _("z. B. 51,0456")), ("longitude", _("z. B. 13,6674"))):
            self.fields[name].help_text = example

    def clean_name(self) -> str:
        """A name nobody else has, however it is written."""
        name: str = self.cleaned_data["name"]
        others = Place.objects.filter(programme=self.instance.programme_id)
        refuse_double(name, others.exclude(pk=self.instance.pk), _("Diesen Ort gibt es schon."))
        return name

    def clean(self) -> dict[str, Any]:
        """A position has two numbers, and nothing online has one."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("online"):
            cleaned["latitude"] = cleaned["longitude"] = None
        given = {name: cleaned.get(name) is not None for name in ("latitude", "longitude")}
        for name, known in given.items():
            if not known and any(given.values()) and name not in self.errors:
                self.add_error(name, _("Zu einer Lage gehören beide Zahlen."))
        return cleaned

    @property
    def opens(self) -> bool:
        """Whether the exact position is shown: it is there, or something is wrong with it."""
        names = ("latitude", "longitude")
        return any(self[name].errors or self[name].value() not in (None, "") for name in names)


class RoomForm(RecordForm[Room]):
    """A room of a place."""

    class Meta:
        model = Room
        fields = ("name", "seats")

    def clean_name(self) -> str:
        """A name no other room of the place has."""
        name: str = self.cleaned_data["name"]
        others = Room.objects.filter(place=self.instance.place_id).exclude(pk=self.instance.pk)
        refuse_double(name, others, _("Diesen Raum gibt es schon."))
        return name


def refuse_double(name: str, others: models.QuerySet[Any], text: str) -> None:
    """Compared here: a database may not know that „ü“ and „Ü“ are one letter."""
    if name.casefold() in {one.casefold() for one in others.values_list("name", flat=True)}:
        raise forms.ValidationError(text)
