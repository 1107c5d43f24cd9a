"""The programme's past, page by page."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.core.paginator import Page
from django.db.models import Count, QuerySet

from wirkraum.accounts.models import User
from wirkraum.desk.access import undoable, visible_entries
from wirkraum.history.models import Entry, Step
from wirkraum.history.queries import StepWords, Told, loaded, told
from wirkraum.kit.clock import BERLIN
from wirkraum.programme.access import Standing
from wirkraum.programme.queries import account_names

PAGE = 30
RECORDS = 12  # of one entry that are told


@dataclass(frozen=True)
class Past:
    """An entry in words; `records` counts all it touched, told or not."""

    told: Told
    day: dt.date
    may_undo: bool
    records: int

    @property
    def plain(self) -> bool:
        """Whether it touched one record only, which the summary names."""
        return self.records == 1

    @property
    def steps(self) -> tuple[StepWords, ...]:
        """Those of its records that are told."""
        return self.told.steps[:RECORDS]

    @property
    def more(self) -> int:
        """How many records are not told one by one."""
        return max(0, self.records - RECORDS)


def entries_of(who: Standing, user: User) -> QuerySet[Entry]:
    """What somebody may see of the history, loaded as far as it is told.

    An entry may touch hundreds of records. Only an author's right to take it back hangs on each.
    """
    steps = Step.objects.filter(number__lte=RECORDS) if who.coordinates else Step.objects.all()
    return loaded(visible_entries(who, user), steps)


def past_of(who: Standing, user: User, page: Page[Entry]) -> tuple[Past, ...]:
    """The entries of a page in words."""
    names = account_names(who.programme)
    entries = list(page.object_list)
    open_ones = undoable(who, user, entries)
    steps = Step.objects.filter(entry__in=entries).order_by()
    records = dict(steps.values_list("entry").annotate(number=Count("pk")))
    return tuple(
        Past(
            told=one,
            day=one.at.astimezone(BERLIN).date(),
            may_undo=one.pk in open_ones and one.undone_by is None,
            records=records.get(one.pk, 0),
        )
        for one in told(entries, names=names)
    )
