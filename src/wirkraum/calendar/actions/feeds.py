"""Making and renewing secret calendar addresses. Time is passed in."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from wirkraum.accounts.models import User
from wirkraum.calendar.models import Feed
from wirkraum.calendar.models.feeds import new_token
from wirkraum.history.models import Entry
from wirkraum.kit.told import Told
from wirkraum.kit.told import told as _

# The history keeps what a record held before and after, and can bring it back. A secret must not
# stand there, and an address that was given up must stay dead: these verbs are only told.


def open_feed(*, feed: Feed, by: User | None, at: dt.datetime) -> Feed:
    """Store a calendar address; one that exists already stays as it is."""
    if not feed._state.adding:
        return feed
    with transaction.atomic():
        feed.created_at = at
        feed.save()
        _tell(feed, _("Kalenderadresse angelegt: %(feed)s", feed=feed), by, at)
    return feed


def renew_feed(*, feed: Feed, by: User | None, at: dt.datetime) -> Feed:
    """Give a calendar a new secret address; the old one is unknown from then on."""
    with transaction.atomic():
        feed.token = new_token()
        feed.created_at = at
        feed.save()
        _tell(feed, _("Kalenderadresse erneuert: %(feed)s", feed=feed), by, at)
    return feed


def _tell(feed: Feed, summary: Told, by: User | None, at: dt.datetime) -> None:
    entry = Entry(scope=feed.programme_id, at=at, by=by)
    entry.tell(summary)
    entry.save()
