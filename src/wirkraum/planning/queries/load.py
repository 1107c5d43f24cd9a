"""How the year's Termine weigh on each post, month by month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from wirkraum.calendar.access import visible_termine
from wirkraum.calendar.models import Termin
from wirkraum.calendar.queries import from_to
from wirkraum.kit.addresses import by_uid
from wirkraum.kit.dates import clock_span
from wirkraum.planning.access import sees_spread, visible_loads
from wirkraum.planning.domain.bridge.facts import Facts
from wirkraum.planning.domain.bridge.problem import problem_of
from wirkraum.planning.domain.bridge.sittings import sittings_of
from wirkraum.planning.domain.load import Load, Sitting, loads_by_month
from wirkraum.planning.domain.year import Ways, lay_out
from wirkraum.planning.queries.facts import year_facts
from wirkraum.planning.queries.spread import sentences
from wirkraum.programme.access import Standing
from wirkraum.programme.domain.school_year import SchoolYear
from wirkraum.programme.models import Post, PostKind, Site

MEASURES = ("termine", "minutes", "evenings", "travel", "full_days")
STEPS = 4  # of the heat
EVERYBODY, COORDINATION = "", "koordinierung"


@dataclass(frozen=True)
class Cell:
    """A month of a post: what the chosen measure counts, and how much that is from 0 to 4."""

    first: dt.date
    load: Load
    value: int
    step: int


@dataclass(frozen=True)
class LoadRow:
    """A post's year; `vacant` when nobody holds it today."""

    post: Post
    vacant: bool
    cells: tuple[Cell, ...]
    total: Load
    value: int


@dataclass(frozen=True)
class LoadPage:
    """The posts a reader may see: coordination, then site by site, then the others, by title.

    `chosen` narrows them to the coordination or a site by its slug. Posts that no Termin needs are
    only named: the `idle`.
    """

    year: SchoolYear
    measure: str
    chosen: str
    months: tuple[dt.date, ...]
    rows: tuple[LoadRow, ...]
    idle: tuple[str, ...]
    sites: tuple[Site, ...]
    with_coordination: bool
    sentences: tuple[str, ...]
    unplaced: tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """A Termin of a post; without a title it is for those asked alone."""

    day: dt.date
    hours: str
    title: str
    path: str
    evening: bool


@dataclass(frozen=True)
class MonthOfPost:
    """A month of a post with its Termine."""

    first: dt.date
    load: Load
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class PostLoadPage:
    """A post's year, Termin by Termin: what stands behind the numbers."""

    year: SchoolYear
    post: Post
    total: Load
    months: tuple[MonthOfPost, ...]


@dataclass(frozen=True)
class Ledger:
    """Who sits where in a year, and the ways between."""

    facts: Facts
    sittings: Mapping[str, Sequence[Sitting]]
    bases: Mapping[str, str | None]
    ways: Ways

    def of(self, post: Post) -> Mapping[dt.date, Load]:
        """A post's months."""
        key = str(post.pk)
        return loads_by_month(self.sittings.get(key, ()), self.bases.get(key), self.ways)


def ledger_of(who: Standing, year: SchoolYear) -> Ledger:
    """A fixed number of queries; see `year_facts`."""
    facts = year_facts(who.programme, year, begin=year.begins)
    ways = lay_out(problem_of(facts, planned=True)).ways
    bases = {seat.key: seat.base for seat in facts.seats}
    return Ledger(facts, sittings_of(facts), bases, ways)


def load_page(
    who: Standing, year: SchoolYear, *, today: dt.date, measure: str = "", chosen: str = ""
) -> LoadPage:
    """The posts' load as its reader may see it."""
    measure = measure if measure in MEASURES else MEASURES[0]
    ledger = ledger_of(who, year)
    known = {seat.key for seat in ledger.facts.seats}
    posts = sorted((post for post in visible_loads(who) if str(post.pk) in known), key=_order)
    shown = [post for post in posts if _chosen(post, chosen)]
    rows = tuple(_rows(ledger, shown, measure, min(max(today, year.begins), year.ends)))
    return LoadPage(
        year=year,
        measure=measure,
        chosen=chosen,
        months=months_of(year),
        rows=tuple(row for row in rows if row.total.termine),
        idle=tuple(row.post.title for row in rows if not row.total.termine),
        sites=tuple(dict.fromkeys(post.site for post in posts if post.site)),
        with_coordination=any(post.kind == PostKind.COORDINATION for post in posts),
        sentences=sentences(rows) if sees_spread(who) else (),
        unplaced=tuple(sorted(_unplaced(ledger.facts))),
    )


def _order(post: Post) -> tuple[object, ...]:
    mark = post.site.mark if post.site else ""
    rank = 0 if post.kind == PostKind.COORDINATION else 1 if post.site else 2
    return rank, len(mark), mark, post.title.casefold(), post.pk


def _chosen(post: Post, chosen: str) -> bool:
    if chosen == COORDINATION:
        return post.kind == PostKind.COORDINATION
    return chosen == EVERYBODY or bool(post.site and post.site.slug == chosen)


def months_of(year: SchoolYear) -> tuple[dt.date, ...]:
    """The first days of its twelve months."""
    numbers = (year.start * 12 + 7 + at for at in range(12))
    return tuple(dt.date(number // 12, number % 12 + 1, 1) for number in numbers)


def _rows(ledger: Ledger, posts: Sequence[Post], measure: str, day: dt.date) -> Iterator[LoadRow]:
    loads = [ledger.of(post) for post in posts]
    most = max((getattr(one, measure) for some in loads for one in some.values()), default=0)
    seats = {seat.key: seat for seat in ledger.facts.seats}
    months = months_of(SchoolYear.of(day))
    for post, by_month in zip(posts, loads, strict=True):
        total = sum(by_month.values(), Load())
        yield LoadRow(
            post=post,
            vacant=not seats[str(post.pk)].is_held(day),
            cells=tuple(_cell(by_month.get(one, Load()), one, measure, most) for one in months),
            total=total,
            value=getattr(total, measure),
        )


def _cell(load: Load, first: dt.date, measure: str, most: int) -> Cell:
    value: int = getattr(load, measure)
    return Cell(first, load, value, -(-value * STEPS // most) if most else 0)


def _unplaced(facts: Facts) -> Iterator[str]:
    """Places of Termine that nobody has entered as a place."""
    known = {one.name.casefold() for one in facts.ground.places}
    for entry in facts.entries:
        name = entry.place.strip()
        if name and not entry.room and name.casefold() not in known:
            yield name


def post_load(who: Standing, year: SchoolYear, post: Post) -> PostLoadPage:
    """What stands behind a post's numbers; Termine its reader may not see have no title."""
    ledger = ledger_of(who, year)
    sittings = ledger.sittings.get(str(post.pk), ())
    seen = {one.uid: one for one in from_to(visible_termine(who), year.begins, year.ends)}
    by_month = ledger.of(post)
    months = tuple(
        MonthOfPost(first, by_month[first], tuple(_lines(sittings, seen, first)))
        for first in months_of(year)
        if first in by_month
    )
    return PostLoadPage(year, post, sum(by_month.values(), Load()), months)


def _lines(
    sittings: Sequence[Sitting], seen: Mapping[UUID, Termin], first: dt.date
) -> Iterator[Line]:
    for one in sittings:
        if one.day.replace(day=1) == first:
            termin = seen.get(UUID(one.uid))
            hours = clock_span(termin.starts_at, termin.ends_at) if termin else ""
            path = by_uid("calendar:termin", termin.uid) if termin else ""
            yield Line(one.day, hours, termin.title if termin else "", path, one.evening)
