"""`wirkraum account EMAIL [--found]`: makes an account, so that a new installation can be set up."""

from __future__ import annotations

import getpass
import sys
from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from wirkraum.accounts.models import User


class Command(BaseCommand):
    """Makes an account and sets its password."""

    help = "Legt ein Konto an und fragt nach dem Passwort."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The address, and what the account may do."""
        parser.add_argument("email", metavar="EMAIL", help="mit dieser Adresse meldet man sich an")
        parser.add_argument(
            "--found", action="store_true", help="darf ein neues Programm einrichten"
        )
        parser.add_argument(
            "--password-stdin",
            action="store_true",
            help="liest das Passwort von der Standardeingabe (eine Zeile)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Refuse a wrong address, an address in use, or a weak password in one line."""
        email = str(options["email"]).strip().lower()
        user = User(email=email, may_found=options["found"])
        try:
            validate_email(email)
            if User.objects.filter(email__iexact=email).exists():
                raise CommandError(
                    f"Das Konto {email} gibt es schon. Ein neues Passwort setzt: "
                    f"wirkraum changepassword {email}"
                )
            password = _piped() if options["password_stdin"] else _asked()
            validate_password(password, user)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        User.objects.create_user(email, password, may_found=user.may_found)
        self.stdout.write(f"Konto {email} angelegt.")


def _piped() -> str:
    return sys.stdin.readline().rstrip("\r\n")


def _asked() -> str:
    password = getpass.getpass("Passwort: ")
    if getpass.getpass("Noch einmal: ") != password:
        raise CommandError("Die beiden Eingaben sind verschieden.")
    return password
