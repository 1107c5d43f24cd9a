"""What the page of a report shows: slides, the statements of one of them, the evidence of one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from wirkraum.kit.words import spoken
from wirkraum.reporting.domain.compose import OPEN
from wirkraum.reporting.domain.grammar import join
from wirkraum.reporting.domain.tree import Placed, Slide, placed
from wirkraum.reporting.domain.tree import Report as Tree
from wirkraum.reporting.domain.tree_checks import reason_against
from wirkraum.reporting.domain.tree_lines import leads_to_slide
from wirkraum.reporting.queries.drafts import Told, own_key
from wirkraum.reporting.queries.panel import Around, Panel, panel
from wirkraum.reporting.renderers.html_folie import fragment, label

BARRED, WATCHED = "kritisch", "teil"


@dataclass(frozen=True)
class SlideRow:
    """A slide among the thumbnails; `level` is "", "teil" (look at it) or "kritisch" (barred)."""

    number: int
    name: str
    picture: SafeString
    level: str
    current: bool


@dataclass(frozen=True)
class StatementRow:
    """A statement of the slide; `state` is "ok", "teil", "fehlt" or "frei"."""

    ref: str
    text: str
    state: str
    word: str
    note: str
    count: int
    own: int | None
    current: bool


@dataclass(frozen=True)
class ReportPage:
    """A report, open at one slide and one of its statements."""

    tree: Tree
    slides: tuple[SlideRow, ...]
    slide: Slide
    picture: SafeString
    label: str
    statements: tuple[StatementRow, ...]
    panel: Panel | None
    takes_sentences: bool

    @property
    def summary(self) -> str:
        """„5 belegt, 1 teilweise“."""
        words = Counter(one.word for one in self.statements)
        return ", ".join(f"{number} {word}" for word, number in words.items())


def report_page(
    tree: Tree,
    *,
    slide: int,
    ref: str = "",
    whole: bool = False,
    more: Around | None = None,
    told: Iterable[Told] = (),
) -> ReportPage:
    """The page of a report (draft or edition) at a slide (by number) and statement („4.2“).

    What the address asks for and is not there is answered with the first; no query.
    """
    known = more or Around()
    open_slide = next((one for one in tree.slides if one.number == slide), tree.slides[0])
    places = [place for place in placed(open_slide) if not leads_to_slide(place.statement)]
    asked = _asked(places, ref)
    current = asked.ref if asked else ""
    return ReportPage(
        tree=tree,
        slides=_slides(tree, open_slide, list(told)),
        slide=open_slide,
        picture=_picture(tree, open_slide, current),
        label=spoken(label(open_slide)),
        statements=tuple(_statement(place, known, current) for place in places),
        panel=panel(asked, known, whole=whole) if asked else None,
        takes_sentences=open_slide.layout in OPEN and bool(open_slide.source),
    )


def pictures(tree: Tree) -> tuple[SlideRow, ...]:
    """All slides, to be shown one after the other."""
    return tuple(
        SlideRow(slide.number, slide.heading, _picture(tree, slide), "", current=False)
        for slide in tree.slides
    )


def _asked(places: list[Placed], ref: str) -> Placed | None:
    """The statement asked for, else the first with evidence, else the first."""
    named = [place for place in places if place.ref == ref]
    backed = [place for place in places if place.statement.evidence]
    return next(iter([*named, *backed, *places]), None)


def _picture(tree: Tree, slide: Slide, current: str = "") -> SafeString:
    return mark_safe(fragment(tree, slide, current=current))  # noqa: S308  it escapes every text


def _slides(tree: Tree, current: Slide, told: list[Told]) -> tuple[SlideRow, ...]:
    barred = {one.finding.slide for one in told if one.open}
    watched = {one.finding.slide for one in told if not one.reason}
    return tuple(
        SlideRow(
            slide.number,
            _name(slide),
            _picture(tree, slide),
            _level(slide, barred, watched),
            slide.number == current.number,
        )
        for slide in tree.slides
    )


def _level(slide: Slide, barred: set[int | None], watched: set[int | None]) -> str:
    if slide.number in barred or any(map(reason_against, slide.statements())):
        return BARRED
    return WATCHED if slide.number in watched else ""


def _name(slide: Slide) -> str:
    """„Titel“, or the heading without its number."""
    if slide.layout == "title":
        return _("Titel")
    return slide.heading.lstrip("0123456789. ") or slide.heading


def _statement(place: Placed, more: Around, current: str) -> StatementRow:
    statement = place.statement
    reason = spoken(reason_against(statement))
    missing = [] if reason else _missing_sites(place, more)
    state, word = _standing(place, reason, missing)
    note = reason or (_("noch nicht an: %(sites)s") % {"sites": join(missing)} if missing else "")
    return StatementRow(
        ref=place.ref,
        text=statement.text,
        state=state,
        word=word,
        note=note,
        count=len(statement.evidence),
        own=own_key(statement),
        current=place.ref == current,
    )


def _standing(place: Placed, reason: str, missing: list[str]) -> tuple[str, str]:
    if reason:
        return "fehlt", _("gesperrt")
    if place.statement.origin == "free":
        return "frei", _("frei")
    return ("teil", _("teilweise")) if missing else ("ok", pgettext("Bericht", "belegt"))


def _missing_sites(place: Placed, more: Around) -> list[str]:
    """The sites with a lead where a duty has left no record yet."""
    if place.statement.question != "duties":
        return []
    there = {
        site.pk for record in place.statement.evidence for site in more.marks.get(record.key, ())
    }
    return [site.mark for site in more.sites if there and not site.vacant and site.pk not in there]
