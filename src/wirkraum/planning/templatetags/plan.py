"""The day numbers of the year plan, a line at once: a year has too many for a template each."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from uuid import UUID

from django import template
from django.utils.safestring import SafeString

from wirkraum.kit.dates import day_bare
from wirkraum.planning.queries import Chip

register = template.Library()


@register.simple_tag
def lane_days(chips: Iterable[Chip], base: str, chosen: UUID | str | None) -> SafeString:
    """The day numbers of a lane, each in its place; see `day_chip`."""
    return SafeString(
        "".join(f'<li class="t{one.t}">{day_chip(one, base, chosen)}</li>' for one in chips)
    )


@register.simple_tag
def month_days(
    chips: Iterable[Chip], base: str, chosen: UUID | str | None, again: object
) -> SafeString:
    """The day numbers of a format in a month; `again` where the lanes show the same ones."""
    return SafeString("".join(day_chip(one, base, chosen, again=bool(again)) for one in chips))


def day_chip(chip: Chip, base: str, chosen: UUID | str | None, *, again: bool = False) -> str:
    """One day number: `base` is the page's address, `chosen` the Termin the panel tells of."""
    day, words = f'data-date="{chip.day}"', f'<span class="wr-vs">, {escape(chip.title)}</span></a>'
    begun = f'<a class="tag {chip.state}"'
    if not chip.uid:
        return f'{begun} href="#umplan" {day}>{chip.day.day}{words}'
    now, move = chip.state != "alt", chip.move_path
    name = f' id="t-{chip.uid}"' if now and not again else ""
    to = f' data-move="{escape(move)}" data-version="{chip.version}"' if now and move else ""
    current = ' aria-current="true"' if chip.uid == chosen else ""
    link = f'href="{escape(base)}&amp;termin={chip.uid}#warum"'
    return f"{begun}{name} {link} {day}{to}{current}>{chip.day.day}{words}"


@register.simple_tag
def termin_days(chips: Iterable[Chip]) -> SafeString:
    """The day numbers of Termine, each leading to its own page."""
    return SafeString("".join(map(_termin_day, chips)))


def _termin_day(chip: Chip) -> str:
    words = f'<span class="wr-vs">, {escape(chip.title)}</span>'
    day = escape(day_bare(chip.day))
    return f'<a class="tag breit {chip.state}" href="{escape(chip.path)}">{day}{words}</a>'
