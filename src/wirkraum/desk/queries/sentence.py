"""The opening sentence: what matters today, in words."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirkraum.desk.queries.clarify import Clarify
from wirkraum.desk.queries.coming import Coming, NextTermin
from wirkraum.kit.dates import day_long, o_clock
from wirkraum.programme.queries import SiteRow


@dataclass(frozen=True)
class Phrase:
    """A piece of the sentence: words that lead to the place, and the rest."""

    linked: str
    rest: str
    kind: str


@dataclass(frozen=True)
class Sentence:
    """How the sites stand, what is to be clarified, and, if nothing is, what comes next."""

    lead: str
    phrases: tuple[Phrase, ...]
    calm: str


def sentence(rows: Collection[SiteRow], clarify: Clarify, coming: Coming, *, own: bool) -> Sentence:
    """The sentence for somebody who looks at these sites; `own`: they are theirs alone."""
    phrases = tuple(_phrases(clarify))
    lead = _today(coming) if own and len(rows) < 2 else _with_lead(rows, own=own)
    if phrases:
        return Sentence(lead, phrases, "")
    calm = () if clarify.all else (_("Nichts offen."),)
    following = _following(coming, own=own and len(rows) < 2)
    return Sentence(lead, (), " ".join(part for part in (*calm, following) if part))


def in_words(number: int) -> str:
    """Numbers up to twelve as words, as German prose has them."""
    words = (
        *(_("kein"), _("ein"), _("zwei"), _("drei"), _("vier"), _("fünf"), _("sechs")),
        *(_("sieben"), _("acht"), _("neun"), _("zehn"), _("elf"), _("zwölf")),
    )
    return words[number] if number < len(words) else str(number)


def _with_lead(rows: Collection[SiteRow], *, own: bool) -> str:
    number = len(rows)
    led = sum(not row.vacant for row in rows)
    if not number:
        return _("Noch arbeitet kein Standort.")
    if number == 1:
        one = _("Der Standort arbeitet mit Leitung.")
        return one if led else _("Der Standort ist zurzeit ohne Leitung.")
    if led == number:
        every = _("Alle %(number)s Standorte arbeiten mit Leitung.")
        return (_("Alle Ihre %(number)s Standorte arbeiten mit Leitung.") if own else every) % {
            "number": in_words(number)
        }
    if not led:
        return _("Zurzeit arbeitet kein Standort mit Leitung.")
    some = ngettext(
        "%(led)s von %(number)s Standorten arbeitet mit Leitung.",
        "%(led)s von %(number)s Standorten arbeiten mit Leitung.",
        led,
    )
    word = _("einer") if led == 1 else in_words(led)
    return _upper(some % {"led": word, "number": in_words(number)})


def _today(coming: Coming) -> str:
    """Of one's own day: "Heute bei Ihnen: Elterncafé um 15:00 Uhr."."""
    today = [one for one in coming.rows if one.is_today]
    if not today:
        return _("Heute steht bei Ihnen nichts im Kalender.")
    more = len(today) - 1
    first = _("Heute bei Ihnen: %(title)s um %(time)s") % _what(today[0])
    if not more:
        return f"{first}."
    rest = ngettext("und ein weiterer Termin", "und %(n)s weitere Termine", more)
    return f"{first} {rest % {'n': in_words(more)}}."


def _phrases(clarify: Clarify) -> Iterator[Phrase]:
    """Vacancies are in the lead already."""
    if number := clarify.number("behind"):
        yield Phrase(
            ngettext("ein Format", "%(n)s Formate", number) % {"n": in_words(number)},
            ngettext("liegt zurück", "liegen zurück", number),
            "behind",
        )
    if number := clarify.number("report"):
        yield Phrase(
            ngettext("ein Bericht", "%(n)s Berichte", number) % {"n": in_words(number)},
            ngettext("widerspricht sich", "widersprechen sich", number),
            "report",
        )
    if clarify.number("unrecorded"):
        yield Phrase(_("vergangene Termine"), _("warten auf Ihren Eintrag"), "unrecorded")
    if number := clarify.number("undecided"):
        yield Phrase(
            ngettext("eine Häufigkeit", "%(n)s Häufigkeiten", number) % {"n": in_words(number)},
            ngettext("ist offen", "sind offen", number),
            "undecided",
        )


def _following(coming: Coming, *, own: bool) -> str:
    """Where nothing is open, what comes next is the reward; `own`: today is told already."""
    following = [one for one in coming.rows if not (own and one.is_today)]
    if not following:
        return ""
    first = following[0]
    when = (
        _("heute um %(time)s") % _what(first)
        if first.is_today
        else _("am %(day)s") % {"day": day_long(first.row.day)}
    )
    words = _("Nächster Termin: %(title)s %(when)s.")
    return words % {"title": first.row.title, "when": when}


def _what(one: NextTermin) -> dict[str, str]:
    return {"title": one.row.title, "time": o_clock(one.row.starts_at)}


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
