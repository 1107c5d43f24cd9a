"""Who takes part in a school year: posts, who holds them when, seats in circles, and who is away."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from wirkraum.calendar.domain.absences import Away
from wirkraum.calendar.domain.free_days import each_day
from wirkraum.calendar.models import Role, Termin
from wirkraum.planning.domain.bridge.facts import Hours, Seat
from wirkraum.planning.domain.problem import Absence, Span
from wirkraum.planning.models import Coordination, Format
from wirkraum.programme.domain.school_year import SchoolYear
from wirkraum.programme.models import PostKind

Who = tuple[tuple[str, ...], tuple[str, ...]]
WORKING_WEEK = frozenset({1, 2, 3, 4, 5})


@dataclass(frozen=True)
class Held:
    """A tenure: who holds a post from when to when, on which weekdays."""

    person: int
    span: Span
    weekdays: frozenset[int]

    @property
    def off(self) -> frozenset[int]:
        """The days of the working week that are none here; weekends are nobody's rule."""
        return WORKING_WEEK - self.weekdays


@dataclass(frozen=True)
class PostOfYear:
    """A post and when somebody held it."""

    pk: int
    kind: str
    title: str
    site: int | None
    held: tuple[Held, ...]


@dataclass(frozen=True)
class SeatInCircle:
    """A post's seat in a circle."""

    post_id: int
    required: bool


@dataclass(frozen=True)
class People:
    """Posts by what they are for, the seats of every circle, and all that keeps people away."""

    year: SchoolYear
    posts: Sequence[PostOfYear]
    circles: Mapping[int, Sequence[SeatInCircle]]
    closed: Mapping[int, Sequence[Absence]]
    away: Sequence[Away]
    deputies: Mapping[int, int]
    bases: Mapping[int, str]

    def of_format(self, one: Format) -> Who:
        """Needed and invited: the circle's members, and the coordination where it takes part."""
        seats = self.circles.get(one.circle_id, ())
        must = {seat.post_id for seat in seats if seat.required}
        may = {seat.post_id for seat in seats}
        if one.coordination == Coordination.REQUIRED:
            must |= self._coordination
        elif one.coordination == Coordination.OPTIONAL:
            may |= self._coordination
        return self._known(must), self._known(may - must)

    @cached_property
    def _coordination(self) -> set[int]:
        return {post.pk for post in self.posts if post.kind == PostKind.COORDINATION}

    def of_termin(self, termin: Termin) -> Who:
        """Needed and invited at any Termin; at a site's own work, its lead when nobody is named."""
        asked: dict[str, set[int]] = defaultdict(set)
        for one in termin.participants.all():
            if one.post_id:
                asked[one.role].add(one.post_id)
            seats = self.circles.get(one.circle_id or 0, ())
            asked[one.role] |= {seat.post_id for seat in seats if seat.required}
            if one.role == Role.REQUIRED:
                asked[Role.OPTIONAL] |= {seat.post_id for seat in seats if not seat.required}
        if not asked:
            sites = {site.pk for site in termin.sites.all()}
            leads = (post for post in self.posts if post.kind == PostKind.SITE_LEAD)
            asked[Role.REQUIRED] = {post.pk for post in leads if post.site in sites}
        must = asked[Role.REQUIRED]
        return self._known(must), self._known(asked[Role.OPTIONAL] - must)

    def _known(self, keys: set[int]) -> tuple[str, ...]:
        return tuple(str(post.pk) for post in self.posts if post.pk in keys)

    def seats(self) -> Iterator[Seat]:
        """Every post as the planner knows it."""
        known = {post.pk for post in self.posts}
        for post in self.posts:
            deputy = self.deputies.get(post.pk)
            yield Seat(
                key=str(post.pk),
                title=post.title,
                absences=tuple(self._absences(post)),
                held=tuple(one.span for one in post.held),
                hours=tuple(self._hours(post)),
                base=self.bases.get(post.site or 0),
                deputy=str(deputy) if deputy in known else None,
            )

    def _absences(self, post: PostOfYear) -> Iterator[Absence]:
        """Closed days of its site, its own absences, and days on which nobody who holds it is there."""
        yield from self.closed.get(post.site or 0, ())
        for one in self._away_of_post.get(post.pk, ()):
            if one.begin is None:
                yield Absence(Span(one.first, one.last), one.words)
        if any(held.off or self._away_of_person.get(held.person) for held in post.held):
            yield from _joined(self._days_without_anybody(post))

    def _days_without_anybody(self, post: PostOfYear) -> Iterator[tuple[dt.date, str]]:
        for day in each_day(self.year.begins, self.year.ends):
            holders = [held for held in post.held if day in held.span]
            reasons = [self._reason(held, day) for held in holders]
            if reasons and all(reason is not None for reason in reasons):
                yield day, reasons[0] or ""

    def _reason(self, held: Held, day: dt.date) -> str | None:
        if day.isoweekday() in held.off:
            return ""
        for one in self._away_of_person.get(held.person, ()):
            if one.begin is None and one.first <= day <= one.last:
                return one.words
        return None

    def _hours(self, post: PostOfYear) -> Iterator[Hours]:
        """Hours on which the post's only holder is away."""
        for one in self._away_of_post.get(post.pk, ()):
            yield from self._each_hour(one)
        for held in post.held:
            for one in self._away_of_person.get(held.person, ()):
                for hours in self._each_hour(one):
                    alone = sum(hours.day in other.span for other in post.held) == 1
                    if alone and hours.day in held.span:
                        yield hours

    def _each_hour(self, one: Away) -> Iterator[Hours]:
        if one.begin is None or one.end is None:
            return
        first, last = max(one.first, self.year.begins), min(one.last, self.year.ends)
        for day in each_day(first, last):
            yield Hours(day, one.begin, one.end, one.words)

    @cached_property
    def _away_of_post(self) -> Mapping[int, Sequence[Away]]:
        return _by((one for one in self.away if one.post), "post")

    @cached_property
    def _away_of_person(self) -> Mapping[int, Sequence[Away]]:
        return _by((one for one in self.away if one.person), "person")


def _by(away: Iterable[Away], what: str) -> dict[int, list[Away]]:
    found: dict[int, list[Away]] = defaultdict(list)
    for one in away:
        found[getattr(one, what)].append(one)
    return found


def _joined(days: Iterable[tuple[dt.date, str]]) -> Iterator[Absence]:
    """Days one after the other with the same reason as one absence."""
    first = last = None
    why = ""
    for day, reason in days:
        if last is None or first is None or day - last > dt.timedelta(days=1) or reason != why:
            if first is not None and last is not None:
                yield Absence(Span(first, last), why)
            first, why = day, reason
        last = day
    if first is not None and last is not None:
        yield Absence(Span(first, last), why)
