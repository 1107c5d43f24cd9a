"""Input about organisations, persons, posts and who holds them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wirkraum.programme.actions import why_not
from wirkraum.programme.forms.base import ProgrammeRecordForm, date_input, with_https
from wirkraum.programme.forms.sites import DATES, SOURCE
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


class TenureForm(ProgrammeRecordForm[Tenure]):
    """Who holds a post from when to when."""

    class Meta:
        model = Tenure
        fields = ["person", *DATES, "fte", *SOURCE]

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
            if reason := why_not(self.instance.post, probe):
                self.add_error("valid_from", reason)
        return cleaned


class FillForm(ProgrammeRecordForm[Tenure]):
    """Who takes up a post, and whether others hand it over."""

    hands_over = forms.BooleanField(
        label=_("Die bisherige Besetzung endet am Tag davor"), required=False, initial=True
    )

    class Meta:
        model = Tenure
        fields = ["person", "valid_from", "fte", "source", "inferred"]


class VacateForm(forms.Form):
    """When a post becomes free."""

    last_day = forms.DateField(label=_("letzter Tag der Besetzung"), widget=date_input())


class AccessForm(forms.Form):
    """With which address somebody signs in."""

    email = forms.EmailField(
        label=_("E-Mail-Adresse für die Anmeldung"),
        help_text=_(
            "Gibt es zu dieser Adresse noch kein Konto, entsteht eines. Sein Passwort setzt die "
            "Person selbst, über „Passwort vergessen“ auf der Anmeldeseite."
        ),
    )
