"""Input of signing in, and of the person's own settings."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import (
    ChangePasswordForm,
    LoginForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
)
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


class Plain(forms.BaseForm):
    """A form of the library with our labels, without labels inside the fields."""

    labels: dict[str, Any] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)


class SignInForm(Plain, LoginForm):  # type: ignore[misc]
    """Address and password; nothing is remembered beyond the session."""

    labels = {"login": _("E-Mail-Adresse"), "password": _("Passwort")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The page has the link to a new password itself.
        self.fields["password"].help_text = ""


class ChangeForm(Plain, ChangePasswordForm):  # type: ignore[misc]
    """The present password and a new one."""

    labels = {
        "oldpassword": _("Jetziges Passwort"),
        "password1": _("Neues Passwort"),
        "password2": _("Neues Passwort, noch einmal"),
    }


class ForgottenForm(Plain, ResetPasswordForm):  # type: ignore[misc]
    """The address to which a link is sent."""

    labels = {"email": _("E-Mail-Adresse")}


class NewPasswordForm(Plain, ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password, by way of the link."""

    labels = {"password1": _("Neues Passwort"), "password2": _("Neues Passwort, noch einmal")}
