"""The questions a template may ask, and how the facts answer them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from wirkraum.kit.told import told as _
from wirkraum.reporting.domain import grammar
from wirkraum.reporting.domain.facts import Duty, Facts, Records, Said

CONTEXT = frozenset(
    ("programme", "municipality", "office", "school_year", "as_of", "as_of_long")
)  # names that every pattern may use


@dataclass(frozen=True)
class Answer:
    """What the records say: words for the pattern, a number that chooses it, the records.

    `missing` says in German what is not recorded; then there is nothing to put into a pattern.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    number: int | None = None
    evidence: Records = ()
    missing: str = ""
    blocked: str = ""
    link: str = ""


@dataclass(frozen=True)
class Question:
    """A question: its answers (several for a list or table) and the words they offer."""

    label: str
    answers: Callable[[Facts, str], tuple[Answer, ...]]
    names: frozenset[str] = frozenset()


def context(facts: Facts) -> dict[str, str]:
    """Return the words that hold for the whole report."""
    return {
        "programme": grammar.tidy(facts.programme),
        "municipality": grammar.tidy(facts.municipality),
        "office": grammar.tidy(facts.office),
        "school_year": grammar.school_year(facts.school_year),
        "as_of": grammar.date_short(facts.as_of),
        "as_of_long": grammar.date_long(facts.as_of),
    }


def _programme(facts: Facts, _theme: str) -> tuple[Answer, ...]:
    return (Answer(evidence=facts.programme_evidence),)


def _coordination(facts: Facts, _theme: str) -> tuple[Answer, ...]:
    found = facts.coordination
    since = grammar.date_short(found.filled_from) if found.filled_from else ""
    return (Answer({"since": since}, 1 if found.filled_from else 0, found.evidence),)


def _grants(facts: Facts, _theme: str) -> tuple[Answer, ...]:
    if not facts.grants:
        return (Answer(missing=str(_("Zum Stichtag ist kein Träger erfasst."))),)
    decided = [grant for grant in facts.grants if grant.decided]
    pending = [grant.carrier for grant in facts.grants if not grant.decided]
    # A pending carrier's record stands behind the sentence only where the sentence names it.
    values = {
        "carriers": grammar.join([grant.carrier for grant in decided]),
        "pending": f" (noch offen: {grammar.join(pending)})" if pending else "",
    }
    evidence = tuple(record for grant in facts.grants for record in grant.evidence)
    bare = [grant.carrier for grant in decided if not grant.evidence]
    blocked = f"Ohne Beleg: Bescheid an {grammar.join(bare)}." if bare else ""
    return (Answer(values, len(decided), evidence, blocked=blocked),)


def _lead_posts(facts: Facts, _theme: str) -> tuple[Answer, ...]:
    if not facts.posts:
        return (Answer(missing=str(_("Zum Stichtag ist keine Leitungsposition erfasst."))),)
    vacant = [post.site for post in facts.posts if not post.filled]
    values = {"vacancy": grammar.vacancy(len(vacant)), "vacant_sites": grammar.join(vacant)}
    # The open posts come first: they are what a reader will ask about.
    posts = sorted(facts.posts, key=lambda post: post.filled)
    evidence = tuple(record for post in posts for record in post.evidence)
    bare = [post.site for post in facts.posts if not post.evidence]
    blocked = f"Ohne Beleg: Leitungsposition {grammar.join(bare)}." if bare else ""
    return (Answer(values, len(vacant), evidence, blocked=blocked),)


def _said(found: Said, missing: str) -> Answer:
    return (
        Answer({"text": found.text}, 1, found.evidence) if found.text else Answer(missing=missing)
    )


def _phase(facts: Facts, _theme: str) -> tuple[Answer, ...]:
    return (_said(facts.phase, str(_("Zum Stichtag ist kein Stand der Phase erfasst."))),)


def _website(facts: Facts, _theme: str) -> tuple[Answer, ...]:
    found = facts.website
    if found is None:
        return (Answer(missing=str(_("Zum Stichtag ist keine Website erfasst."))),)
    values = {"label": found.label, "address": found.address}
    return (Answer(values, 1, found.evidence, link=found.address),)


def _duties(facts: Facts, theme: str) -> tuple[Answer, ...]:
    found = tuple(_duty(duty) for duty in facts.duties if duty.theme == theme)
    return found or (Answer(missing=str(_("Zu diesem Thema ist keine Aufgabe erfasst."))),)


def _duty(duty: Duty) -> Answer:
    sites = grammar.counted(len(duty.sites), grammar.SITE, "dative")
    values = {
        "text": duty.text,
        "dates": grammar.figures(duty.dates, grammar.DATE),
        "sites": sites,
        "where": f" an {sites}" if duty.sites else "",
    }
    return Answer(values, duty.dates, duty.evidence)


def _schools(facts: Facts, _theme: str) -> tuple[Answer, ...]:
    kinds = ((facts.primary_schools, grammar.PRIMARY), (facts.special_schools, grammar.SPECIAL))
    phrases = [grammar.definite(len(found), noun, "dative") for found, noun in kinds if found]
    if not phrases:
        return (Answer(missing=str(_("Zum Stichtag ist keine Schule erfasst."))),)
    evidence = facts.primary_schools + facts.special_schools
    return (Answer({"schools": grammar.join(phrases)}, len(evidence), evidence),)


def _partners(facts: Facts, _theme: str) -> tuple[Answer, ...]:
    if not facts.partners:
        return (
            Answer(missing=str(_("Bis zum Stichtag ist kein Gespräch mit einem Partner erfasst."))),
        )
    names = grammar.join([partner.name for partner in facts.partners])
    evidence = tuple(record for partner in facts.partners for record in partner.evidence)
    bare = [partner.name for partner in facts.partners if not partner.evidence]
    blocked = f"Ohne Beleg: {grammar.join(bare)}." if bare else ""
    return (Answer({"partners": names}, len(facts.partners), evidence, blocked=blocked),)


def _formats(facts: Facts, _theme: str) -> tuple[Answer, ...]:
    return tuple(
        Answer(
            {"circle": row.circle, "format": row.name, "frequency": row.frequency},
            1,
            row.evidence,
        )
        for row in facts.formats
    ) or (Answer(missing=str(_("Zum Stichtag ist kein Format erfasst."))),)


def _quote(facts: Facts, _theme: str) -> tuple[Answer, ...]:
    found = facts.quote
    if found is None:
        return (Answer(missing=str(_("Bis zum Stichtag ist kein Zitat erfasst."))),)
    values = {
        "source": grammar.out_of(found.occasion),
        "day": grammar.date_short(found.day),
        "place": f" ({found.place})" if found.place else "",
        "words": found.words.strip("„“”\"' "),
    }
    late = found.day > facts.as_of
    return (Answer(values, 1, found.evidence, blocked=_LATE_QUOTE if late else ""),)


_LATE_QUOTE = str(_("Das Zitat stammt von einem Termin nach dem Stichtag."))


QUESTIONS: Mapping[str, Question] = {
    "programme": Question("Programm", _programme),
    "coordination_filled": Question(
        "Besetzung der kommunalen Koordinierung", _coordination, frozenset({"since"})
    ),
    "grants": Question("Bescheide an die Träger", _grants, frozenset({"carriers", "pending"})),
    "lead_posts": Question(
        "Besetzung der Leitungspositionen", _lead_posts, frozenset({"vacancy", "vacant_sites"})
    ),
    "phase": Question("Stand der Phase", _phase, frozenset({"text"})),
    "website": Question("Website", _website, frozenset({"label", "address"})),
    "duties": Question(
        "Aufgaben der FSZ-Leitungen", _duties, frozenset({"text", "dates", "sites", "where"})
    ),
    "schools": Question("Schulen des Programms", _schools, frozenset({"schools"})),
    "partners": Question("Gespräche mit Partnern", _partners, frozenset({"partners"})),
    "formats": Question(
        "Formate der Koordinierung", _formats, frozenset({"circle", "format", "frequency"})
    ),
    "quote": Question("Zitat", _quote, frozenset({"source", "day", "place", "words"})),
}
