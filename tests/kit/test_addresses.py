"""Addresses of whole lists."""

from __future__ import annotations

from uuid import uuid4

from django.urls import reverse

from wirkraum.kit.addresses import by_uid


def test_an_address_by_uid_is_the_one_the_urls_give() -> None:
    for _ in range(2):
        uid = uuid4()
        assert by_uid("calendar:termin", uid) == reverse("calendar:termin", args=[uid])
