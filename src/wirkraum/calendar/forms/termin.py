"""The forms of a Termin: enter and change it, move it, take it a step further."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirkraum.calendar.access import choosable_sites
from wirkraum.calendar.actions import TOLD
from wirkraum.calendar.models import Kind, Room, Termin
from wirkraum.history.forms import RecordForm, Several
from wirkraum.kit.clock import BERLIN, berlin
from wirkraum.kit.days import refuse_unshown
from wirkraum.programme.access import Standing
from wirkraum.programme.models import Circle, Organisation

DATE = "%Y-%m-%d"
TIME = "%H:%M"
Words = Any  # a text, perhaps one to be translated later


def day_field(label: Words) -> forms.DateField:
    """A day, with the browser's own picker; German dates typed by hand are understood too."""
    widget = forms.DateInput(attrs={"type": "date"}, format=DATE)
    return forms.DateField(label=label, widget=widget, input_formats=[DATE, "%d.%m.%Y"])


def time_field(label: Words) -> forms.TimeField:
    """A time of day, with the browser's own picker."""
    widget = forms.TimeInput(attrs={"type": "time"}, format=TIME)
    return forms.TimeField(label=label, widget=widget, input_formats=[TIME, "%H:%M:%S", "%H.%M"])


class Timed(forms.Form):
    """A day with beginning and end; `span` is what they make. A Termin of several days keeps them."""

    nights = 0

    day = day_field(gettext_lazy("Tag"))
    begin = time_field(gettext_lazy("Beginn"))
    end = time_field(gettext_lazy("Ende"))

    def clean(self) -> dict[str, Any]:
        """The end comes after the beginning, on the same day."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        known = {"begin", "end"} <= cleaned.keys()
        if known and not self.nights and cleaned["end"] <= cleaned["begin"]:
            self.add_error("end", _("Das Ende liegt vor dem Beginn."))
        elif known and "day" in cleaned:
            refuse_unshown(self, self.span)
        return cleaned

    @property
    def span(self) -> tuple[dt.datetime, dt.datetime]:
        """Beginning and end as moments in Berlin."""
        day: dt.date = self.cleaned_data["day"]
        last = day + dt.timedelta(days=self.nights)
        return berlin(day, self.cleaned_data["begin"]), berlin(last, self.cleaned_data["end"])

    def show(self, termin: Termin) -> None:
        """Fill the fields with the times of a Termin."""
        begin, end = termin.starts_at.astimezone(BERLIN), termin.ends_at.astimezone(BERLIN)
        times = {"day": begin.date(), "begin": begin.time(), "end": end.time()}
        self.nights = (end.date() - begin.date()).days
        self.initial = {**times, **self.initial}


class TerminForm(Timed, RecordForm[Termin]):
    """Everything one may write into a Termin; who is asked has a page of its own."""

    composed = {"starts_at": ("day", "begin"), "ends_at": ("day", "end")}

    class Meta:
        model = Termin
        field_classes = {"sites": Several, "organisations": Several}
        fields = (
            *("title", "kind", "room", "place", "sites", "organisations", "visibility"),
            *("adults", "children", "note"),
        )
        widgets = {
            "sites": forms.CheckboxSelectMultiple,
            "organisations": forms.CheckboxSelectMultiple,
            "visibility": forms.RadioSelect,
            "note": forms.Textarea(attrs={"rows": 4}),
        }

    field_order: Sequence[str] = (
        *("title", "kind", "day", "begin", "end", "room", "place", "sites", "organisations"),
        *("visibility", "adults", "children", "note"),
    )

    def __init__(self, *args: Any, who: Standing, at: dt.datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.who, self.at = who, at
        if self.instance.starts_at is not None:
            self.show(self.instance)
        self.fields["kind"].queryset = Kind.objects.filter(programme=who.programme)  # type: ignore[attr-defined]
        self.fields["kind"].empty_label = _("ohne Art")  # type: ignore[attr-defined]
        self._offer_rooms()
        self.fields["sites"].queryset = choosable_sites(who)  # type: ignore[attr-defined]
        self.fields["sites"].required = not who.coordinates
        organisations = Organisation.objects.filter(programme=who.programme)
        self.fields["organisations"].queryset = organisations  # type: ignore[attr-defined]
        for name in ("adults", "children"):
            self.fields[name].help_text = _("Nur die Zahl, keine Namen.")
        self.fields["note"].help_text = _(
            "Bitte ohne Namen von Familien: Wer den Standort betreut, kann die Notiz lesen."
        )

    def _offer_rooms(self) -> None:
        """The rooms of the programme; where there are none, the place is a text alone."""
        rooms = Room.objects.filter(place__programme=self.who.programme).select_related("place")
        if not rooms:
            del self.fields["room"]
            return
        self.fields["room"].queryset = rooms  # type: ignore[attr-defined]
        self.fields["room"].empty_label = _("kein Raum aus der Liste")  # type: ignore[attr-defined]
        self.fields["place"].help_text = _("Folgt aus dem Raum, wenn Sie oben einen wählen.")

    def clean(self) -> dict[str, Any]:
        """Put the times into the record, and let calendars notice what they show."""
        cleaned = super().clean()
        self._follow_room(cleaned)
        if not self.errors:
            self.instance.starts_at, self.instance.ends_at = self.span
            if self.has_changed():
                self.instance.changed_at = self.at
                self.instance.sequence += int(self._is_told() and not self.instance._state.adding)
        return cleaned

    def _follow_room(self, cleaned: dict[str, Any]) -> None:
        """The place is the room's name; it does not stay behind when the room is given up."""
        if room := cleaned.get("room"):
            cleaned["place"] = str(room)
        elif "room" in self.changed_data and "place" not in self.changed_data:
            cleaned["place"] = ""

    def _is_told(self) -> bool:
        told = {*TOLD, "day", "begin", "end", "room", "sites", "kind", "visibility"}
        return bool(told & set(self.changed_data))


class NewTerminForm(TerminForm):
    """A new Termin names at once the circles that have to be there."""

    circles = Several(
        Circle.objects.none(),
        label=gettext_lazy("Wer ist dabei?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Einzelne Stellen und Organisationen können Sie danach ergänzen."),
    )

    field_order = (*TerminForm.field_order[:7], "circles", *TerminForm.field_order[7:])

    def __init__(self, *args: Any, asked: list[Circle], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        circles = Circle.objects.filter(programme=self.who.programme)
        if not self.who.coordinates:
            circles = circles.filter(pk__in=self.who.circles)
        self.fields["circles"].queryset = circles  # type: ignore[attr-defined]
        del self.fields["adults"], self.fields["children"]
        self.initial.setdefault("day", self.at.astimezone(BERLIN).date())
        if len(self.who.led_sites) == 1:
            self.initial["sites"] = list(self.who.led_sites)

    def clean(self) -> dict[str, Any]:
        """Hand the chosen circles to whoever saves the Termin."""
        cleaned = super().clean()
        self.asked[:] = cleaned.get("circles", [])
        return cleaned


class Seen(forms.Form):
    """A form of a verb: it carries the version its reader saw."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)


class MoveForm(Timed, Seen):
    """The twin of dragging: another day, other times."""

    def __init__(self, *args: Any, termin: Termin, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance = termin
        self.show(termin)


class CancelForm(Seen):
    """Why a Termin does not take place."""

    because = forms.CharField(
        label=gettext_lazy("Grund der Absage"),
        max_length=200,
        help_text=gettext_lazy("Steht im Kalender aller, die den Termin abonniert haben."),
    )


class HoldForm(Seen):
    """How many came; numbers only."""

    adults = forms.IntegerField(
        label=gettext_lazy("Erwachsene"),
        required=False,
        min_value=0,
        max_value=5000,
        help_text=gettext_lazy("Nur die Zahl, keine Namen."),
    )
    children = forms.IntegerField(
        label=gettext_lazy("Kinder"),
        required=False,
        min_value=0,
        max_value=5000,
        help_text=gettext_lazy("Nur die Zahl, keine Namen."),
    )
