"""The person's own look and language."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import Cast


def test_theme_and_language_are_kept(cast: Cast, client: Client) -> None:
    client.force_login(cast.ada)

    answer = client.post(reverse("accounts:preferences"), {"theme": "dunkel", "language": "en"})

    cast.ada.refresh_from_db()
    assert answer.status_code == 302
    assert (cast.ada.theme, cast.ada.language) == ("dunkel", "en")


def test_unknown_values_are_refused(cast: Cast, client: Client) -> None:
    client.force_login(cast.ada)

    answer = client.post(reverse("accounts:preferences"), {"theme": "bunt", "language": "xx"})

    cast.ada.refresh_from_db()
    assert answer.status_code == 422
    assert cast.ada.theme == ""


@pytest.mark.parametrize("person", ["cleo", "fritz", "sven"])
def test_everybody_has_settings_of_their_own(cast: Cast, client: Client, person: str) -> None:
    client.force_login(getattr(cast, person))

    page = client.get(reverse("accounts:preferences"))

    assert page.status_code == 200
    assert f"{person}@example.org" in page.content.decode()


def test_settings_need_a_session(db: None, client: Client) -> None:
    answer = client.get(reverse("accounts:preferences"))

    assert answer["Location"].startswith("/konto/login/")
