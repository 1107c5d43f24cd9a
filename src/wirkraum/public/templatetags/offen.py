"""Symbols drawn into the page itself, so that it asks for no second file to show them; hours."""

from __future__ import annotations

import re
from functools import lru_cache

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString

from wirkraum.calendar.models import Termin
from wirkraum.kit.dates import clock_span, o_clock

register = template.Library()

SPRITE = settings.PACKAGE / "kit/static/kit/dist/sprite.svg"
SYMBOL = re.compile(r'<symbol id="i-([\w-]+)" viewBox="([\d ]+)">(.*?)</symbol>')


@register.simple_tag
def sign(name: str, kind: str = "") -> SafeString:
    """A symbol of the sprite, drawn in place beside a word; nothing where it is unknown."""
    box, drawing = symbols().get(name, ("0 0 24 24", SafeString("")))
    more = f" {kind}" if kind else ""
    return format_html(
        '<svg class="wr-i{}" viewBox="{}" aria-hidden="true">{}</svg>', more, box, drawing
    )


@register.filter
def hours(termin: Termin) -> str:
    """ "15:00–16:30 Uhr", in Berlin."""
    return o_clock(clock_span(termin.starts_at, termin.ends_at))


@lru_cache(maxsize=1)
def symbols() -> dict[str, tuple[str, SafeString]]:
    """All symbols of the built sprite; none before it is built."""
    if not SPRITE.exists():
        return {}
    found = SYMBOL.findall(SPRITE.read_text(encoding="utf-8"))
    # Our own drawings, made by the front end's build.
    return {name: (box, SafeString(drawing)) for name, box, drawing in found}
