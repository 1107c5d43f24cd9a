"""Vacant posts, and what ends soon."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirkraum.kit.dates import day_plain, day_short
from wirkraum.programme.access import Standing, visible_grants
from wirkraum.programme.queries import PostState, SiteRow, grant_states
from wirkraum.programme.queries.posts import TOLD_IN_WEEKS

GRANT_ENDS_WITHIN = 180  # days
TENURE_ENDS_WITHIN = 90


@dataclass(frozen=True)
class Deadline:
    """A line of the list: what, at whom, when in words; `day` is its end, or since when it is vacant."""

    icon: str
    title: str
    detail: str
    path: str
    head: str
    foot: str
    day: dt.date


def deadlines(who: Standing, rows: Iterable[SiteRow], day: dt.date) -> tuple[Deadline, ...]:
    """What ends soon by date, then the vacant posts, the longest vacant first. Two queries."""
    sites = list(rows)
    ends = [*_tenures(sites, day), *_grants(who, day)]
    vacant = [one for row in sites for one in _vacancies(row)]
    return (*sorted(ends, key=lambda one: one.day), *sorted(vacant, key=lambda one: one.day))


def vacancy_words(days: int) -> str:
    """ "17 Wochen", "12 Tage"."""
    if days >= TOLD_IN_WEEKS:
        return ngettext("%(n)s Woche", "%(n)s Wochen", days // 7) % {"n": days // 7}
    return ngettext("%(n)s Tag", "%(n)s Tage", days) % {"n": days}


def _vacancies(row: SiteRow) -> Iterator[Deadline]:
    for post in row.leads if row.vacant else ():
        if post.vacant_since is not None:
            yield Deadline(
                icon="stelle",
                title=f"{post.kind_label} {row.name}",
                detail=_("Träger: %(carrier)s") % {"carrier": row.carrier} if row.carrier else "",
                path=reverse("programme:site", args=[row.slug]),
                head=vacancy_words(post.days_vacant),
                foot=_("unbesetzt"),
                day=post.vacant_since,
            )


def _tenures(rows: Iterable[SiteRow], day: dt.date) -> Iterator[Deadline]:
    last = day + dt.timedelta(days=TENURE_ENDS_WITHIN)
    for row in rows:
        for post in row.leads:
            until = _until(post)
            if until is not None and until <= last:
                title = _("Besetzung endet: %(post)s") % {"post": post.title}
                path = reverse("programme:site", args=[row.slug])
                yield _ending("stelle", title, row.name, path, (until, day))


def _until(post: PostState) -> dt.date | None:
    """When its last holder goes; None while one of them has no end."""
    ends = [holder.until for holder in post.holders]
    known = [end for end in ends if end is not None]
    return max(known) if known and len(known) == len(ends) else None


def _grants(who: Standing, day: dt.date) -> Iterator[Deadline]:
    last = day + dt.timedelta(days=GRANT_ENDS_WITHIN)
    ending = visible_grants(who).filter(valid_until__gte=day, valid_until__lte=last)
    for grant in grant_states(ending):
        if grant.valid_until is not None:
            title = _("Bescheid endet: %(carrier)s") % {"carrier": grant.carrier_label}
            sites = ", ".join(site.name for site in grant.sites)
            path = reverse("programme:programme")
            yield _ending("frist", title, sites, path, (grant.valid_until, day))


def _ending(
    icon: str, title: str, detail: str, path: str, when: tuple[dt.date, dt.date]
) -> Deadline:
    end, day = when
    left = (end - day).days
    words = ngettext("in %(n)s Tag", "in %(n)s Tagen", left) % {"n": left} if left else _("heute")
    shown = day_plain(end) if end.year != day.year else day_short(end)
    return Deadline(icon, title, detail, path, shown, words, end)
