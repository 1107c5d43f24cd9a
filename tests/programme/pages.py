"""How the tests of this room ask for pages and read them."""

from __future__ import annotations

from typing import Any

from django.urls import reverse


def address(name: str, *parts: object, **asked: str) -> str:
    """The address of a page of the room, with a query if asked for."""
    page = reverse(f"programme:{name}", args=parts)
    return page + "?" + "&".join(f"{k}={v}" for k, v in asked.items()) if asked else page


def text(answer: Any) -> str:
    """The page on one line."""
    body: str = answer.content.decode()
    return " ".join(body.split())


def told(answer: Any) -> list[tuple[str, str]]:
    """Messages shown on the next page, with their tags."""
    return [(str(m), m.tags) for m in answer.context["messages"]]
