"""Tags and filters every template may use without loading them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Protocol

from django import template
from django.contrib.messages.storage.base import Message
from django.core.paginator import Page
from django.forms import BoundField
from django.templatetags.static import static
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import npgettext

from wirkraum.kit import dates
from wirkraum.kit.words import quoted, spoken

register = template.Library()
for day_words in (
    *(dates.day_short, dates.day_dated, dates.day_long, dates.day_plain, dates.day_bare),
    *(dates.day_written, dates.month_day, dates.day_figures, dates.o_clock),
):
    register.filter(day_words, expects_localtime=True)
register.filter(quoted)
register.filter(spoken)

UNDO = "undo-"
JOINT = re.compile(r"(?<=[a-zäöüß])(ungs|heits|keits|tions|chafts|täts)(?=[a-zäöü]{4})")


class Marked(Protocol):
    """What a site's mark needs: its school number ("139", "FöZ") and its name."""

    @property
    def mark(self) -> str: ...
    @property
    def name(self) -> str: ...


@register.simple_tag
@lru_cache(maxsize=256)
def icon(name: str, size: str = "") -> SafeString:
    """A symbol of the sprite beside a word; `size` is "", "s" or "l"."""
    sprite = static("kit/dist/sprite.svg")
    more = f" wr-i--{size}" if size else ""
    return format_html(
        '<svg class="wr-i{}" aria-hidden="true"><use href="{}#i-{}"/></svg>', more, sprite, name
    )


@register.simple_tag
def spur(count: int, url: str = "", one: str = "", many: str = "") -> SafeString:
    """The violet pill that opens the records behind a number; amber when there is none."""
    if not count:
        return format_html('<span class="wr-spur fehlt">{}{}</span>', icon("spur"), _("ohne Beleg"))
    words = count_of(count, one, many) if one else _records(count)
    tag, href = ("a", format_html(' href="{}"', url)) if url else ("span", "")
    return format_html(
        '<{} class="wr-spur"{}>{}<span>{}</span></{}>', tag, href, icon("spur"), words, tag
    )


def _records(count: int) -> str:
    word = npgettext("Zahl", "Beleg", "Belege", count)
    return f"{number_format(count, force_grouping=True)} {word}"


@register.simple_tag
def site_mark(
    site: Marked, url: str = "", look: str = "", *, vacant: bool | None = None
) -> SafeString:
    """A site's school number; outlined when nobody leads it (`vacant`, else the site's own word).

    `look="zart"` is the pale mark inside lists.
    """
    empty = getattr(site, "vacant", False) if vacant is None else vacant
    without = _("ohne Leitung")
    words = f"{site.name}, {without}" if empty else site.name
    kind = f"wr-marke {'leer' if empty else look}".strip()
    if url:
        link = '<a class="{}" href="{}" aria-label="{}: {}">{}</a>'
        return format_html(link, kind, url, site.mark, words, site.mark)
    plain = (
        '<span class="{}"><span aria-hidden="true">{}</span><span class="wr-vs">{}</span></span>'
    )
    return format_html(plain, kind, site.mark, words)


@register.simple_tag
def format_code(code: str) -> SafeString:
    """A format's two letters; always beside its name, so hidden from screen readers."""
    return format_html('<span class="wr-code" aria-hidden="true">{}</span>', code)


@register.simple_tag
def stages(number: int) -> SafeString:
    """How far something has been built up, 1 to 5, as bars; nothing for 0."""
    return _stages(number, _("Stufe %(stage)s von 5") % {"stage": number})


@lru_cache(maxsize=32)
def _stages(number: int, words: str) -> SafeString:
    if not number:
        return SafeString()
    bars = SafeString('<i class="voll"></i>' * number + "<i></i>" * (5 - number))
    return format_html('<span class="stufen" role="img" aria-label="{}">{}</span>', words, bars)


@register.simple_tag
def count_of(count: int, one: str, many: str) -> str:
    """ "1 Termin", "12 Termine"; `wirkraum makemessages` finds the pair in the template.

    Its context is "Zahl": an English label is written "Post", but counted "3 posts".
    """
    word = npgettext("Zahl", one, many, count)
    return f"{number_format(count, force_grouping=True)} {word}"


@register.filter
def week_number(day: dt.date | None) -> int | str:
    """The calendar week (ISO)."""
    return day.isocalendar().week if day else ""


@register.filter
def days_since(day: dt.date, first: dt.date) -> int:
    """Whole days from `first`, for the year plan's classes: `t{{ day|days_since:plan.start }}`."""
    return (day - first).days


@register.filter
def percent_of(part: float, whole: float) -> int:
    """A share as 0…100 for the bars' classes: `p{{ held|percent_of:agreed }}`; 0 of nothing is 0."""
    return min(100, max(0, round(100 * part / whole))) if whole else 0


@register.filter
def times(count: int) -> range:
    """So many rounds, to draw so many squares."""
    return range(count)


@register.filter
def placed(rooms: Iterable[Mapping[str, str]] | str, place: str) -> list[Mapping[str, str]]:
    """Those of the navigation's rooms that stand there: "main", "record" or "foot"."""
    return [room for room in rooms if not isinstance(room, str) and room["place"] == place]


@register.filter
def page_numbers(page: Page[object]) -> list[int | str]:
    """The numbers to offer around a page, with an ellipsis for what is left out."""
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1))


@register.filter
def breakable(text: str) -> str:
    """Long German compounds with soft hyphens at their joints: browsers may lack the dictionary."""
    return JOINT.sub("\\1\u00ad", text)


@register.filter
def undo_entry(message: Message) -> str:
    """The history entry a message offers to undo ("undo-12" among its tags), or nothing."""
    tags = (message.extra_tags or "").split()
    return next((tag.removeprefix(UNDO) for tag in tags if tag.startswith(UNDO)), "")


@register.filter
def needs_fieldset(field: BoundField) -> bool:
    """Several controls under one legend."""
    return field.use_fieldset


@register.filter
def is_tick(field: BoundField) -> bool:
    """A single tick, whose label stands behind it."""
    return field.widget_type == "checkbox"


@register.filter
def is_file(field: BoundField) -> bool:
    """A file to choose or drop."""
    return field.widget_type in {"file", "clearablefile"}
