"""How sign-in differs from the library's default: nobody can make an account for themselves."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by the coordination, never by signing up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """No."""
        return False
