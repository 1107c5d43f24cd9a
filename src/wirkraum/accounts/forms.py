"""Input of the person's own settings."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from wirkraum.accounts.models import User


class PreferencesForm(forms.ModelForm[User]):
    """How pages look and in which language they speak."""

    language = forms.ChoiceField(label=_("Sprache"), choices=settings.LANGUAGES)

    class Meta:
        model = User
        fields = ["theme", "language"]
        widgets = {"theme": forms.RadioSelect}
