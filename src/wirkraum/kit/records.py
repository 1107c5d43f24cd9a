"""What every changeable record has: a version number that grows with each write."""

from __future__ import annotations

from django.db import models


class Versioned(models.Model):
    """A record several people may edit; `version` lets the second writer notice the first."""

    version = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        abstract = True
