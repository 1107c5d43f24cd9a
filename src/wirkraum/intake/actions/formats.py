"""Circles and formats; a format that is there already gets the new frequency."""

from __future__ import annotations

from collections.abc import Iterable

from wirkraum.intake.actions.records import Writing
from wirkraum.intake.domain.codes import code_for
from wirkraum.intake.domain.draft import FormatDraft
from wirkraum.intake.domain.known import format_key
from wirkraum.intake.domain.likeness import key
from wirkraum.planning.models import Format
from wirkraum.programme.domain.school_year import SchoolYear
from wirkraum.programme.models import Circle, Membership, Post, PostKind


def take_formats(writing: Writing, formats: Iterable[FormatDraft]) -> None:
    """New formats begin with the school year of the Stichtag; the deck's order is kept."""
    programme = writing.known_programme
    circles = {key(one.name): one for one in Circle.objects.filter(programme=programme)}
    stored = list(Format.objects.filter(programme=programme).select_related("circle"))
    known = {format_key(one.circle.name, one.name): one for one in stored}
    codes = {one.code for one in stored}
    for one in formats:
        found = known.get(format_key(one.circle, one.name))
        if found is not None:
            found.frequency_text = one.frequency.strip()
            writing.save(found)
            continue
        circle = circles.get(key(one.circle)) or _circle(writing, one.circle)
        circles[key(one.circle)] = circle
        made = _format(writing, one, circle, code_for(one.name, codes), order=len(codes) + 1)
        known[format_key(one.circle, one.name)] = made
        codes.add(made.code)


def _circle(writing: Writing, name: str) -> Circle:
    """A new circle in which the coordination has a seat: it runs the format."""
    programme = writing.known_programme
    circle = writing.save(Circle(programme=programme, name=name.strip()))
    for post in Post.objects.filter(programme=programme, kind=PostKind.COORDINATION):
        writing.save(Membership(circle=circle, post=post, valid_from=post.valid_from))
    return circle


def _format(writing: Writing, one: FormatDraft, circle: Circle, code: str, *, order: int) -> Format:
    return writing.save(
        Format(
            programme=writing.known_programme,
            code=code,
            name=one.name.strip(),
            detail=one.detail.strip(),
            circle=circle,
            frequency_text=one.frequency.strip(),
            order=order,
            valid_from=SchoolYear.of(writing.day).begins,
        )
    )
