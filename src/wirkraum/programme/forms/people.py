"""Input about organisations, persons, posts and who holds them."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wirkraum.programme.actions import outside, span_words, why_not
from wirkraum.programme.domain.spans import Span
from wirkraum.programme.forms.base import ProgrammeRecordForm, date_input, with_https
from wirkraum.programme.forms.sites import DATES, SOURCE
from wirkraum.programme.forms.weekdays import WeekdaysField
from wirkraum.programme.models import Organisation, Person, Post, Tenure


class OrganisationForm(ProgrammeRecordForm[Organisation]):
    """An organisation that takes part."""

    class Meta:
        model = Organisation
        formfield_callback = with_https
        fields = ["name", "short_name", "kind", "website", *SOURCE]


class PersonForm(ProgrammeRecordForm[Person]):
    """A function with its business contact."""

    class Meta:
        model = Person
        fields = ["function", "organisation", "email", "phone"]


class PostForm(ProgrammeRecordForm[Post]):
    """A post, whoever holds it."""

    class Meta:
        model = Post
        fields = ["kind", "title", "site", "organisation", "fte", *DATES, *SOURCE]

    def clean(self) -> dict[str, Any]:
        """Refuse that a post begins after or ends before somebody holds it."""
        cleaned = super().clean() or {}
        moved = {*DATES} & {*self.changed_data} and not {*DATES} & {*self.errors}
        if self.instance.pk and moved:
            whole = Span(cleaned["valid_from"], cleaned.get("valid_until"))
            for tenure in self.instance.tenures.select_related("person"):
                held = Span(tenure.valid_from, tenure.valid_until)
                if not held.within(whole):
                    text = gettext("%(person)s hat die Stelle %(span)s. Ändern Sie das zuerst.")
                    words = {"person": tenure.person, "span": span_words(held)}
                    self.add_error(
                        "valid_from" if held.first < whole.first else "valid_until", text % words
                    )
                    break
        return cleaned


class TenureForm(ProgrammeRecordForm[Tenure]):
    """Who holds a post from when to when, on which days."""

    weekdays = WeekdaysField()

    class Meta:
        model = Tenure
        fields = ["person", *DATES, "fte", "weekdays", *SOURCE]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("WeekdaysField", self.fields["weekdays"]).offer(self.instance.weekdays)

    def clean(self) -> dict[str, Any]:
        """Refuse more than the post has room for."""
        cleaned = super().clean() or {}
        if cleaned.get("valid_from") and not self.errors:
            probe = Tenure(
                pk=self.instance.pk,
                post=self.instance.post,
                valid_from=cleaned["valid_from"],
                valid_until=cleaned.get("valid_until"),
                fte=cleaned.get("fte"),
            )
            post, span = self.instance.post, Span(probe.valid_from, probe.valid_until)
            if reason := outside(post, span) or why_not(post, probe):
                self.add_error("valid_from", reason)
        return cleaned


class FillForm(ProgrammeRecordForm[Tenure]):
    """Who takes up a post, and whether others hand it over."""

    hands_over = forms.BooleanField(
        label=_("Die bisherige Besetzung endet am Tag davor"), required=False, initial=True
    )
    weekdays = WeekdaysField()

    class Meta:
        model = Tenure
        fields = ["person", "valid_from", "fte", "weekdays", "source", "inferred"]
        labels = {"valid_from": _("Ab dem"), "fte": _("VZÄ (Vollzeitäquivalente)")}
        help_texts = {
            "person": _("Fehlt jemand, legen Sie zuerst unter „Stellen“ die Person an."),
            "fte": _("Leer, wenn die Person die ganze Stelle hat."),
        }

    field_order = ["person", "valid_from", "hands_over"]


class VacateForm(forms.Form):
    """When a post becomes free."""

    last_day = forms.DateField(label=_("Letzter Tag der Besetzung"), widget=date_input())


class AccessForm(forms.Form):
    """With which address somebody signs in."""

    email = forms.EmailField(
        label=_("E-Mail-Adresse für die Anmeldung"),
        help_text=_(
            "Gibt es zu dieser Adresse noch kein Konto, entsteht eines. Sein Passwort setzt die "
            "Person selbst, über „Passwort vergessen“ auf der Anmeldeseite."
        ),
    )
