"""The people of a school year, read from the tables."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from wirkraum.calendar.domain.absences import Away
from wirkraum.calendar.models import FreeDays
from wirkraum.calendar.queries import absences_between
from wirkraum.planning.domain.problem import Absence, Span
from wirkraum.planning.queries.people import Held, People, PostOfYear, SeatInCircle
from wirkraum.programme.domain.school_year import SchoolYear
from wirkraum.programme.models import Deputy, Membership, Post, Programme
from wirkraum.programme.models.base import holds_between


def people_of(
    programme: Programme, year: SchoolYear, bases: Mapping[int, str], extra: Sequence[Away] = ()
) -> People:
    """Posts, tenures, seats, closed days, absences and deputies of a year. Five queries.

    `bases` are the keys of the sites' places; `extra` absences are only thought of.
    """
    return People(
        year=year,
        posts=tuple(_posts(programme, year)),
        circles=_seats_by_circle(programme, year),
        closed=_closed_at_sites(programme, year),
        away=(*absences_between(programme, year.begins, year.ends), *extra),
        deputies=_deputies(programme, year),
        bases=bases,
    )


def _posts(programme: Programme, year: SchoolYear) -> Iterator[PostOfYear]:
    """The posts of the year by kind and title, a line of the query for each tenure."""
    posts = Post.objects.filter(
        holds_between(year.begins, year.ends), programme=programme
    ).order_by("kind", "title", "pk")
    tenure = [f"tenures__{name}" for name in ("person", "valid_from", "valid_until", "weekdays")]
    lines = posts.values_list("pk", "kind", "title", "site_id", *tenure, named=True)
    for pk, some in groupby(lines, key=attrgetter("pk")):
        rows = list(some)
        held = tuple(_held(*row[4:]) for row in rows if row.tenures__valid_from)
        yield PostOfYear(pk, rows[0].kind, rows[0].title, rows[0].site_id, held)


def _held(person: int, since: dt.date, until: dt.date | None, weekdays: list[int]) -> Held:
    return Held(person, Span(since, until or dt.date.max), frozenset(weekdays))


def _seats_by_circle(programme: Programme, year: SchoolYear) -> dict[int, list[SeatInCircle]]:
    found: dict[int, list[SeatInCircle]] = defaultdict(list)
    seats = Membership.objects.filter(
        holds_between(year.begins, year.ends), circle__programme=programme
    ).order_by()
    for circle, post, required in seats.values_list("circle_id", "post_id", "required"):
        found[circle].append(SeatInCircle(post, required))
    return found


def _closed_at_sites(programme: Programme, year: SchoolYear) -> dict[int, list[Absence]]:
    found: dict[int, list[Absence]] = defaultdict(list)
    days = FreeDays.objects.filter(
        programme=programme,
        site__isnull=False,
        first_day__lte=year.ends,
        last_day__gte=year.begins,
    )
    for one in days:
        found[one.site_id or 0].append(Absence(Span(one.first_day, one.last_day), one.name))
    return found


def _deputies(programme: Programme, year: SchoolYear) -> dict[int, int]:
    """The deputy of each post; where they change within the year, the first one counts."""
    known = Deputy.objects.filter(
        holds_between(year.begins, year.ends), post__programme=programme
    ).order_by("-valid_from", "-pk")
    return dict(known.values_list("post_id", "deputy_id"))
