"""What records have in common: a version that grows with each write, and "exactly one of these"."""

from __future__ import annotations

from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Q


class Versioned(models.Model):
    """A record several people may edit; `version` lets the second writer notice the first."""

    version = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        abstract = True


def exactly_one(*names: str) -> Q:
    """The condition that of some relations a record has one and no other."""
    return reduce(or_, (Q(**{f"{one}__isnull": one != kept for one in names}) for kept in names))
