"""How sign-in differs from the library's default: no signing up, and German words."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by the coordination, never by signing up."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("Dieses Konto ist stillgelegt."),
        "email_password_mismatch": _(
            "E-Mail-Adresse und Passwort passen nicht zusammen. Bitte prüfen Sie beides."
        ),
        "enter_current_password": _("Bitte geben Sie Ihr jetziges Passwort ein."),
        "incorrect_password": _("Dieses Passwort ist nicht richtig."),
        "invalid_login": _("Diese Anmeldung ist nicht möglich."),
        "invalid_password_reset": _("Dieser Link gilt nicht mehr."),
        "rate_limited": _("Das waren viele Anfragen. Bitte warten Sie eine Minute."),
        "too_many_login_attempts": _(
            "Zu viele Fehlversuche. Bitte warten Sie fünf Minuten, oder setzen Sie ein neues Passwort."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """No."""
        return False

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to the person's own settings."""
        return reverse("accounts:preferences")

    def format_email_subject(self, subject: str) -> str:
        """Without the host's name in brackets."""
        return subject
