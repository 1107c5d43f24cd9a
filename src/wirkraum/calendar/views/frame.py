"""What the calendar's forms around a record have in common."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from wirkraum.calendar.views.doors import SECTION
from wirkraum.history.pages import RecordPage
from wirkraum.programme.access import Standing
from wirkraum.programme.queries import account_names


def calendar_form(who: Standing, *trail: tuple[str, str], **words: Any) -> RecordPage:
    """A form of the calendar; `trail` leads on from the Termine to the form."""
    return RecordPage(
        section=SECTION,
        scope=who.programme.pk,
        names=account_names(who.programme),
        crumbs=((_("Termine"), reverse("calendar:termine")), *trail),
        **words,
    )
