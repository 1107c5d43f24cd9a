"""How the tests of this room sign in, ask for pages, fill in forms, and read what comes back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from wirkraum.accounts.models import User
from wirkraum.calendar.models import Termin

SignIn = Callable[[User], Client]


def url(name: str, *parts: object) -> str:
    """A page of the room; a record stands for the key in its address."""
    keys = [one.uid if isinstance(one, Termin) else getattr(one, "pk", one) for one in parts]
    return reverse(f"calendar:{name}", args=keys)


def told(answer: Any) -> list[str]:
    return [str(message) for message in get_messages(answer.wsgi_request)]


def fields(**more: Any) -> dict[str, Any]:
    return {
        "title": "Elterncafé",
        "day": "2023-12-04",
        "begin": "15:00",
        "end": "16:30",
        "visibility": "programme",
    } | more
