"""What holds for a while, and where we know it from."""

from __future__ import annotations

import datetime as dt
from typing import Generic, TypeVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wirkraum.kit.records import Versioned

Row_co = TypeVar("Row_co", bound=models.Model, covariant=True)


def holds_on(day: dt.date, prefix: str = "") -> Q:
    """The condition that a dated record (reached by `prefix`, e.g. "post__") holds on a day."""
    return holds_between(day, day, prefix)


def holds_between(first: dt.date, last: dt.date, prefix: str = "") -> Q:
    """The condition that it holds on any day from `first` to `last`."""
    open_end = Q(**{f"{prefix}valid_until__isnull": True})
    return Q(**{f"{prefix}valid_from__lte": last}) & (
        open_end | Q(**{f"{prefix}valid_until__gte": first})
    )


class DatedQuerySet(models.QuerySet[Row_co], Generic[Row_co]):
    """Reads of dated records."""

    def as_of(self, day: dt.date) -> DatedQuerySet[Row_co]:
        """Only what holds on the Stichtag."""
        return self.filter(holds_on(day))


class Dated(Versioned):
    """A record with the first and last day on which it holds (both inclusive, end may be open)."""

    valid_from = models.DateField(_("gilt ab"))
    valid_until = models.DateField(_("gilt bis"), null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="%(app_label)s_%(class)s_ends_after_it_begins",
                violation_error_message=_("Das Ende liegt vor dem Beginn."),
            )
        ]

    def holds(self, day: dt.date) -> bool:
        """Whether the record holds on the Stichtag."""
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)


class Sourced(models.Model):
    """A fact with its source; `inferred` marks a conclusion that nobody has confirmed yet."""

    source = models.CharField(_("Quelle"), max_length=300, blank=True)
    inferred = models.BooleanField(_("erschlossen, nicht bestätigt"), default=False)

    class Meta:
        abstract = True
