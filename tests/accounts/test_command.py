"""`wirkraum account`: the first account of an installation."""

from __future__ import annotations

import getpass
import io

import pytest
from django.core.management import CommandError, call_command
from tests import make

from wirkraum.accounts.models import User


def run(*words: str, typed: str, monkeypatch: pytest.MonkeyPatch) -> str:
    out = io.StringIO()
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    call_command("account", *words, stdout=out)
    return out.getvalue()


def test_account_is_made_from_the_command_line(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    text = run(
        "Name@Kommune.example",
        "--found",
        "--password-stdin",
        typed="Sommerwind-2023\n",
        monkeypatch=monkeypatch,
    )

    user = User.objects.get()
    assert text == "Konto name@kommune.example angelegt.\n"
    assert user.email == "name@kommune.example"
    assert user.may_found
    assert user.check_password("Sommerwind-2023")


def test_password_is_asked_twice(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["Sommerwind-2023", "Sommerwind-2023"])
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: next(answers))

    call_command("account", "name@kommune.example", stdout=io.StringIO())

    assert not User.objects.get().may_found


def test_different_passwords_are_refused(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["Sommerwind-2023", "Winterwind-2023"])
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: next(answers))

    with pytest.raises(CommandError, match="verschieden"):
        call_command("account", "name@kommune.example")


@pytest.mark.parametrize(
    ("email", "typed", "words"),
    [
        ("keine-adresse", "Sommerwind-2023\n", "E-Mail"),
        ("name@kommune.example", "kurz\n", "kurz"),
        ("name@kommune.example", "\n", "kurz"),
        ("da@kommune.example", "Sommerwind-2023\n", "gibt es schon"),
    ],
)
def test_wrong_input_is_refused_and_nothing_made(
    db: None, monkeypatch: pytest.MonkeyPatch, email: str, typed: str, words: str
) -> None:
    make.make_user("da@kommune.example")

    with pytest.raises(CommandError, match=words):
        run(email, "--password-stdin", typed=typed, monkeypatch=monkeypatch)

    assert User.objects.count() == 1
