"""Figures of a post's load."""

from __future__ import annotations

from django import template

register = template.Library()
IN_MINUTES = frozenset({"minutes", "travel"})


@register.filter
def hours(minutes: int) -> str:
    """ "7:30"."""
    return f"{minutes // 60}:{minutes % 60:02}"


@register.filter
def figure(value: int, measure: str) -> str:
    """A number of the measure: hours and minutes, or a count."""
    return hours(value) if measure in IN_MINUTES and value else str(value)
