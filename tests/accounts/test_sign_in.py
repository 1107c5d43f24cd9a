"""Signing in and out, forgotten passwords, and what is refused."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse
from tests import make

from wirkraum.accounts.models import User

PASSWORD = "Sommerwind-2023"
LOGIN = "/konto/login/"


@pytest.fixture
def user(db: None) -> User:
    cache.clear()
    return make.make_user("ada@example.org")


def sign_in(
    client: Client, email: str = "ada@example.org", password: str = PASSWORD, **more: Any
) -> Any:
    return client.post(LOGIN + more.pop("query", ""), {"login": email, "password": password} | more)


def test_sign_in_leads_on_and_is_forgotten_with_the_session(user: User, client: Client) -> None:
    answer = sign_in(client)

    assert answer.status_code == 302
    assert client.session.get_expire_at_browser_close()
    assert client.session["_auth_user_id"] == str(user.pk)


def test_address_is_taken_whatever_its_case(user: User, client: Client) -> None:
    assert sign_in(client, "ADA@Example.org").status_code == 302


def test_page_has_no_remember_me_and_no_sign_up(user: User, client: Client) -> None:
    page = client.get(LOGIN).content.decode()

    assert 'name="remember"' not in page
    assert "signup" not in page
    assert "placeholder" not in page
    assert page.count("Passwort vergessen") == 1


@pytest.mark.parametrize(
    "path", ["signup/", "email/", "password/set/", "confirm-email/abc/", "login/code/confirm/"]
)
def test_pages_of_the_library_that_are_not_ours_do_not_exist(
    user: User, client: Client, path: str
) -> None:
    client.force_login(user)

    assert client.get(f"/konto/{path}").status_code == 404


@pytest.mark.parametrize("email", ["ada@example.org", "niemand@example.org"])
def test_wrong_password_and_unknown_address_sound_alike(
    user: User, client: Client, email: str
) -> None:
    page = sign_in(client, email, "falsch").content.decode()

    assert "E-Mail-Adresse und Passwort passen nicht zusammen." in page
    assert email in page
    assert "falsch" not in page


def test_an_account_that_was_closed_cannot_sign_in(user: User, client: Client) -> None:
    user.is_active = False
    user.save()

    answer = sign_in(client)

    assert "_auth_user_id" not in client.session
    assert answer.status_code in {200, 302}


def test_the_sixth_failure_for_an_address_is_refused_even_with_the_right_password(
    user: User, client: Client
) -> None:
    for _attempt in range(5):
        assert "passen nicht zusammen" in sign_in(client, password="falsch").content.decode()

    page = sign_in(client, password="falsch").content.decode()

    assert "Zu viele Fehlversuche. Bitte warten Sie fünf Minuten" in page
    assert "Zu viele Fehlversuche" in sign_in(client).content.decode()
    assert "_auth_user_id" not in client.session


def test_failures_of_one_address_leave_others_alone(user: User, client: Client) -> None:
    make.make_user("ben@example.org")
    for _attempt in range(6):
        sign_in(client, password="falsch")

    assert sign_in(client, "ben@example.org").status_code == 302


@pytest.mark.parametrize(
    "target",
    ["https://boese.example/", "//boese.example/", "/\\boese.example", "javascript:alert(1)"],
)
def test_sign_in_never_leads_to_another_host(user: User, client: Client, target: str) -> None:
    answer = sign_in(client, next=target)

    assert answer.status_code == 302
    assert "boese" not in answer["Location"]
    assert answer["Location"].startswith("/")


def test_sign_in_leads_to_the_page_asked_for(user: User, client: Client) -> None:
    asked = client.get("/standorte/")
    assert asked["Location"] == f"{LOGIN}?next=/standorte/"

    assert sign_in(client, next="/standorte/")["Location"] == "/standorte/"


def test_a_fragment_without_a_session_sends_the_page_to_sign_in(client: Client, db: None) -> None:
    answer = client.get("/standorte/", headers={"HX-Request": "true"})

    assert answer.status_code == 204
    assert answer["HX-Redirect"].startswith(LOGIN)


def test_sign_out_asks_by_get_and_acts_by_post(user: User, client: Client) -> None:
    client.force_login(user)

    answer = client.post("/konto/logout/")

    assert answer["Location"] == LOGIN
    assert "_auth_user_id" not in client.session


def test_a_forgotten_password_is_set_by_way_of_a_link(user: User, client: Client) -> None:
    client.post("/konto/password/reset/", {"email": "ada@example.org"})
    letter = mail.outbox[0]
    link = re.search(r"https?://[^/]+(/\S+)", letter.body)
    assert link
    page = client.get(link[1], follow=True)
    address = page.redirect_chain[-1][0]

    done = client.post(
        address, {"password1": "Neuer-Herbstwind-9", "password2": "Neuer-Herbstwind-9"}
    )

    assert letter.subject == "Wirkraum: neues Passwort"
    assert "Guten Tag" in letter.body
    assert done.status_code == 302
    assert sign_in(client, password="Neuer-Herbstwind-9").status_code == 302
    assert "Dieser Link gilt nicht mehr" in Client().get(link[1], follow=True).content.decode()


def test_an_account_without_a_password_gets_its_first_one_the_same_way(
    user: User, client: Client
) -> None:
    User.objects.create_user("neu@example.org")

    client.post("/konto/password/reset/", {"email": "neu@example.org"})

    assert "/konto/password/reset/key/" in mail.outbox[0].body


def test_an_unknown_address_gets_no_link_and_the_page_does_not_tell(
    user: User, client: Client
) -> None:
    known = client.post("/konto/password/reset/", {"email": "ada@example.org"})
    unknown = client.post("/konto/password/reset/", {"email": "niemand@example.org"})

    assert known["Location"] == unknown["Location"]
    assert "kein Konto" in mail.outbox[1].subject
    assert "/key/" not in mail.outbox[1].body
    assert "signup" not in mail.outbox[1].body


@pytest.mark.parametrize("password", ["kurz", "123456789012", "passwortpasswort1"[:8]])
def test_weak_passwords_are_refused(user: User, client: Client, password: str) -> None:
    client.force_login(user)

    client.post(
        "/konto/password/change/",
        {"oldpassword": PASSWORD, "password1": password, "password2": password},
    )

    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def test_changing_the_password_needs_the_present_one_and_keeps_the_session(
    user: User, client: Client
) -> None:
    client.force_login(user)
    new = {"password1": "Neuer-Herbstwind-9", "password2": "Neuer-Herbstwind-9"}
    page = "/konto/password/change/"

    wrong = client.post(page, new | {"oldpassword": "falsch"})
    right = client.post(page, new | {"oldpassword": PASSWORD})

    assert "Bitte geben Sie Ihr jetziges Passwort ein." in wrong.content.decode()
    assert right["Location"] == reverse("accounts:preferences")
    assert client.session["_auth_user_id"] == str(user.pk)


@pytest.mark.parametrize(
    "path", ["login/", "password/reset/", "password/reset/done/", "password/reset/key/done/"]
)
def test_pages_before_signing_in_stand_in_our_frame(db: None, client: Client, path: str) -> None:
    page = client.get(f"/konto/{path}").content.decode()

    assert 'class="wr-bare"' in page
    assert " – Wirkraum</title>" in page


def test_migrating_makes_the_table_that_counts_attempts(db: None) -> None:
    """Without it nobody can sign in."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE wirkraum_cache")

    call_command("migrate", verbosity=0)

    assert "wirkraum_cache" in connection.introspection.table_names()
