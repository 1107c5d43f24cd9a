"""Every address around the account, and who gets in: the permission matrix."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import Cast

CAST = ("cleo", "ada", "ben", "dora", "emil", "hilde", "lena", "fritz", "sven")
ARGS = {
    "account_reset_password_from_key": ["a", "b-c"],
    "account_confirm_email": ["abc"],
}
# What a person signed in and somebody signed out get; 404 is what the library has and we have not.
MATRIX = {
    "accounts:preferences": (200, 302),
    "account_login": (302, 200),
    "account_logout": (200, 302),
    "account_inactive": (200, 200),
    "account_signup": (404, 404),
    "account_reauthenticate": (200, 302),
    "account_email": (404, 404),
    "account_email_verification_sent": (404, 404),
    "account_change_password": (200, 302),
    "account_set_password": (404, 404),
    "account_reset_password": (200, 200),
    "account_confirm_login_code": (404, 404),
    "account_confirm_email": (404, 404),
    "account_reset_password_from_key": (200, 200),
    "account_reset_password_from_key_done": (200, 200),
    "account_reset_password_done": (200, 200),
}


@pytest.mark.parametrize("name", MATRIX)
def test_pages_open_for_whom_they_are(name: str, cast: Cast, client: Client) -> None:
    url = reverse(name, args=ARGS.get(name, []))
    signed_out = client.get(url).status_code
    found = {}
    for who in CAST:
        client.force_login(getattr(cast, who))
        found[who] = client.get(url).status_code

    assert (found, signed_out) == (dict.fromkeys(CAST, MATRIX[name][0]), MATRIX[name][1])


@pytest.mark.parametrize("name", [name for name in MATRIX if 302 in MATRIX[name]])
@pytest.mark.parametrize("target", ["//evil.example/", "https://evil.example/", "/\\evil.example"])
def test_no_page_leads_to_another_host(name: str, target: str, cast: Cast, client: Client) -> None:
    client.force_login(cast.ada)

    for answer in (
        client.get(reverse(name), {"next": target}),
        client.post(reverse(name), {"next": target}),
    ):
        assert "evil" not in answer.get("Location", "")
