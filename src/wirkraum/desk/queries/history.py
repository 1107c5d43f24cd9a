"""The programme's past, page by page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.core.paginator import Page

from wirkraum.accounts.models import User
from wirkraum.desk.access import undoable
from wirkraum.history.models import Entry
from wirkraum.history.queries import Told, told
from wirkraum.kit.clock import BERLIN
from wirkraum.programme.access import Standing
from wirkraum.programme.queries import account_names

PAGE = 30
RECORDS = 12  # of one entry that are told


@dataclass(frozen=True)
class Past:
    """An entry in words; `more` counts the records that are not told one by one."""

    told: Told
    day: dt.date
    may_undo: bool
    more: int

    @property
    def plain(self) -> bool:
        """Whether it touched one record only, which the summary names."""
        return len(self.told.steps) == 1


def past_of(who: Standing, user: User, page: Page[Entry]) -> tuple[Past, ...]:
    """The entries of a page (with their steps loaded) in words."""
    names: Mapping[int, str] = account_names(who.programme)
    entries = list(page.object_list)
    open_ones = undoable(who, user, entries)
    return tuple(
        Past(
            told=one,
            day=one.at.astimezone(BERLIN).date(),
            may_undo=one.pk in open_ones and one.undone_by is None,
            more=max(0, len(one.steps) - RECORDS),
        )
        for one in told(entries, names=names)
    )
