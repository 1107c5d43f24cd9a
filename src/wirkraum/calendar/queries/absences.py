"""Who is away when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from wirkraum.calendar.access import (
    may_change_absence,
    may_read_reason,
    of_posts,
    visible_absences,
    visible_termine,
)
from wirkraum.calendar.domain.absences import BUSY, Away, minutes
from wirkraum.calendar.models import Absence, Participant, Role, Termin
from wirkraum.calendar.queries.rows import DAY, SiteTag, TerminRow, rows, site_tag
from wirkraum.calendar.queries.termine import coming
from wirkraum.kit.clock import BERLIN, berlin
from wirkraum.kit.dates import time_span
from wirkraum.kit.words import spoken
from wirkraum.programme.access import Standing
from wirkraum.programme.models import Membership, Post, PostKind, Programme, Site, Tenure
from wirkraum.programme.models.base import holds_between

COMING, PAST, ALL = "kommend", "vergangen", "alle"


def absences_between(
    programme: Programme, first: dt.date, last: dt.date, *, reasons: bool = False
) -> tuple[Away, ...]:
    """All times away that touch `first` to `last`, in order. One query.

    Whoever asks for the reasons must know that its readers may read them; else all are "belegt".
    """
    known = Absence.objects.filter(programme=programme, first_day__lte=last, last_day__gte=first)
    lines = known.order_by("first_day", "pk").values_list(
        "post_id", "person_id", "first_day", "last_day", "begins", "ends", "reason"
    )
    return tuple(
        Away(
            *(post, person, since, until),
            *(minutes(begins), minutes(ends)),
            (reason if reasons else "") or str(BUSY),
        )
        for post, person, since, until, begins, ends, reason in lines
    )


@dataclass(frozen=True)
class AbsenceRow:
    """A line of the list: of whom, when, and why as far as its reader may know."""

    pk: int
    whose: str
    site: SiteTag | None
    first: dt.date
    last: dt.date
    hours: str
    words: str
    source: str
    source_key: int | None
    may_change: bool

    @property
    def one_day(self) -> bool:
        """Whether it begins and ends on one day."""
        return self.first == self.last


@dataclass(frozen=True)
class AbsenceChoice:
    """What the list is narrowed to; `span` is COMING, PAST or ALL.

    Times from foreign calendars are many: they show when asked for, or those of one calendar alone.
    """

    span: str = COMING
    post: int | None = None
    site: Site | None = None
    read: bool = False
    calendar: int | None = None


def absence_list(who: Standing, choice: AbsenceChoice, today: dt.date) -> QuerySet[Absence]:
    """The absences somebody may see, narrowed and in order: coming ones first, past ones back."""
    found = visible_absences(who).select_related("post__site", "person", "source")
    if choice.calendar:
        found = found.filter(source=choice.calendar)
    elif not choice.read:
        found = found.filter(source=None)
    if choice.post:
        found = found.filter(of_posts(Post.objects.filter(pk=choice.post), today))
    if choice.site:
        found = found.filter(of_posts(Post.objects.filter(site=choice.site), today))
    if choice.span == PAST:
        return found.filter(last_day__lt=today).order_by("-first_day", "-pk")
    if choice.span == COMING:
        found = found.filter(last_day__gte=today)
    return found.order_by("first_day", "pk")


def absence_rows(who: Standing, absences: Iterable[Absence]) -> tuple[AbsenceRow, ...]:
    """Loaded absences as lines; no query."""
    return tuple(absence_row(who, one) for one in absences)


def absence_row(who: Standing, one: Absence) -> AbsenceRow:
    """One absence as a line."""
    site = one.post.site if one.post else None
    return AbsenceRow(
        pk=one.pk,
        whose=str(one.post or one.person),
        site=site_tag(site) if site else None,
        first=one.first_day,
        last=one.last_day,
        hours=_hours(one),
        words=(one.reason if may_read_reason(who, one) else "") or spoken(BUSY),
        source=str(one.source) if one.source else "",
        source_key=one.source_id,
        may_change=may_change_absence(who, one),
    )


def _hours(one: Absence) -> str:
    if one.begins is None or one.ends is None:
        return ""
    return time_span(one.begins, one.ends)


def hit_by(who: Standing, absence: Absence, *, now: dt.datetime) -> tuple[TerminRow, ...]:
    """The Termine still to come, as far as somebody may see them, that fall into an absence.

    Those its post or person is asked to, by name or in a circle, and of a site's lead those at the
    site. A fixed number of queries.
    """
    first, last = max(absence.first_day, now.astimezone(BERLIN).date()), absence.last_day
    posts = _posts(absence, first, last)
    seats = Membership.objects.filter(
        holds_between(first, last), post__in=[one.pk for one in posts]
    )
    asked = Participant.objects.exclude(role=Role.INFORMED).filter(
        Q(post__in=[one.pk for one in posts]) | Q(circle__in=seats.values("circle"))
    )
    led = [one.site_id for one in posts if one.kind == PostKind.SITE_LEAD and one.site_id]
    at_site = Termin.sites.through.objects.filter(site__in=led)
    concerned = Q(pk__in=asked.values("termin")) | Q(pk__in=at_site.values("termin"))
    coming_ones = coming(visible_termine(who).filter(concerned), now)
    span = coming_ones.filter(
        starts_at__lt=berlin(last + DAY, dt.time()), ends_at__gt=berlin(first, dt.time())
    )
    away = Away(
        *(absence.post_id, absence.person_id, first, last),
        *(minutes(absence.begins), minutes(absence.ends), ""),
    )
    return tuple(one for one in rows(span) if away.meets(one.starts_at, one.ends_at))


def _posts(absence: Absence, first: dt.date, last: dt.date) -> list[Post]:
    """The post itself, or those the person holds in that time."""
    if absence.post is not None:
        return [absence.post]
    held = Tenure.objects.filter(holds_between(first, last), person=absence.person_id)
    return [one.post for one in held.select_related("post")]
