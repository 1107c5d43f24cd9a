"""A report template: slides whose statements are free text or questions to the records."""

from __future__ import annotations

import string
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from wirkraum.reporting.domain.compose_questions import CONTEXT, QUESTIONS
from wirkraum.reporting.domain.tree import Layout

Rank = Literal["", "subtitle", "organisation", "small"]
PATTERNS = ("pattern", "none", "one", "many")


class TemplateError(ValueError):
    """The template cannot be used; the message names the place."""


@dataclass(frozen=True)
class Ask:
    """A statement of a template: a free `text`, or a question with its sentence patterns.

    The pattern „none“, „one“ or „many“ is taken by the answer's number, else „pattern“. Where `optional`,
    a question without an answer leaves no sentence behind. A question that `covers` words tells the
    duties of its theme whose text holds all of them: they get no sentence of their own.
    """

    text: str = ""
    ask: str = ""
    theme: str = ""
    patterns: Mapping[str, str] | None = None
    optional: bool = False
    rank: Rank = ""
    covers: tuple[str, ...] = ()


@dataclass(frozen=True)
class TableAsk:
    """A table of a template: a question with several answers, one a row."""

    ask: str
    head: tuple[str, ...]
    cells: tuple[str, ...]
    sentence: str
    caption: str


@dataclass(frozen=True)
class QuoteAsk:
    """A quotation of a template."""

    ask: str
    intro: str
    words: str
    optional: bool = False


@dataclass(frozen=True)
class SlideTemplate:
    """A slide; one with a `topic` is numbered and stands in the list of topics."""

    layout: Layout
    heading: str = ""
    topic: str = ""
    statements: tuple[Ask, ...] = ()
    table: TableAsk | None = None
    quote: QuoteAsk | None = None


@dataclass(frozen=True)
class Template:
    """A whole template, read from its data file."""

    key: str
    name: str
    version: int
    title: str
    subtitle: str
    organisation: tuple[str, ...]
    footer: tuple[str, ...]
    slides: tuple[SlideTemplate, ...]


def parse(text: str) -> Template:
    """Read a template from TOML.

    Raises TemplateError for broken TOML, unknown keys, questions or placeholders.
    """
    try:
        plain = tomllib.loads(text)
        template = _template(plain)
    except (tomllib.TOMLDecodeError, TypeError, KeyError) as error:
        raise TemplateError(f"Vorlage nicht lesbar: {error}") from error
    for place, pattern, allowed in _patterns(template):
        _check(place, pattern, allowed)
    return template


def _template(plain: dict[str, Any]) -> Template:
    rest = {**plain, "organisation": tuple(plain["organisation"]), "footer": tuple(plain["footer"])}
    return Template(**{**rest, "slides": tuple(map(_slide, plain["slides"]))})


def _slide(plain: dict[str, Any]) -> SlideTemplate:
    if plain["layout"] not in get_args(Layout):
        raise TemplateError(f"Unbekannte Folienart „{plain['layout']}“")
    table = plain.get("table")
    found = {
        **plain,
        "statements": tuple(map(_ask, plain.get("statements", ()))),
        "table": TableAsk(**{**table, **_tuples(table)}) if table else None,
        "quote": QuoteAsk(**plain["quote"]) if "quote" in plain else None,
    }
    return SlideTemplate(**found)


def _tuples(table: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    return {"head": tuple(table["head"]), "cells": tuple(table["cells"])}


def _ask(plain: dict[str, Any]) -> Ask:
    patterns = {name: plain[name] for name in PATTERNS if name in plain}
    rest = {name: value for name, value in plain.items() if name not in PATTERNS}
    if bool(rest.get("text")) == bool(rest.get("ask")):
        raise TemplateError(f"Entweder „text“ oder „ask“: {plain}")
    if rest.get("ask") and "pattern" not in patterns and "many" not in patterns:
        raise TemplateError(f"Satzmuster fehlt: {plain}")
    rest["covers"] = tuple(rest.get("covers", ()))
    return Ask(**rest, patterns=patterns)


Checked = tuple[str, str, frozenset[str]]


def _patterns(template: Template) -> Iterator[Checked]:
    for line in (template.title, template.subtitle, *template.organisation, *template.footer):
        yield "Kopf", line, CONTEXT
    for number, slide in enumerate(template.slides, 1):
        yield f"Folie {number}", slide.heading or slide.topic, CONTEXT
        yield from ((f"Folie {number}", *found) for found in _slide_patterns(slide))


def _slide_patterns(slide: SlideTemplate) -> Iterator[tuple[str, frozenset[str]]]:
    for found in slide.statements:
        yield found.text, CONTEXT
        yield from ((line, _allowed(found.ask)) for line in (found.patterns or {}).values())
    if slide.table:
        for line in (*slide.table.cells, slide.table.sentence):
            yield line, _allowed(slide.table.ask)
        yield slide.table.caption, CONTEXT
    if slide.quote:
        yield slide.quote.intro, _allowed(slide.quote.ask)
        yield slide.quote.words, _allowed(slide.quote.ask)


def _allowed(ask: str) -> frozenset[str]:
    if ask not in QUESTIONS:
        raise TemplateError(f"Unbekannte Frage „{ask}“; bekannt: {', '.join(sorted(QUESTIONS))}")
    return QUESTIONS[ask].names | CONTEXT


def _check(place: str, pattern: str, allowed: frozenset[str]) -> None:
    try:
        parts = [part for part in string.Formatter().parse(pattern) if part[1] is not None]
    except ValueError as error:
        raise TemplateError(f"{place}: „{pattern}“ – {error}") from error
    # A format or a conversion is not needed; without them a pattern is plain insertion.
    if unknown := sorted(
        {str(name) for _, name, form, turn in parts if {name} - allowed or form or turn}
    ):
        raise TemplateError(f"{place}: „{pattern}“ – unbekannt: {', '.join(unknown)}")
