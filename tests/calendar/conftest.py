"""Who looks at the calendar's pages."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.calendar.pages import SignIn
from tests.cast import Cast

from wirkraum.accounts.models import User


@pytest.fixture
def as_user() -> SignIn:
    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def cleo(cast: Cast, as_user: SignIn) -> Client:
    return as_user(cast.cleo)
