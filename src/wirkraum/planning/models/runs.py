"""Searches for a year plan: asked for in the browser, carried out by the worker."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from wirkraum.programme.models import Programme


class RunState(models.TextChoices):
    """The life of a search."""

    WAITING = "waiting", _("wartet")
    RUNNING = "running", _("rechnet")
    DONE = "done", _("fertig")
    FAILED = "failed", _("gescheitert")


class PlanRun(models.Model):
    """One search for a school year's plan, and what it found. Nothing here is in the calendar.

    `wish` says what to keep and who is thought to be away, `found` is the plan. `cost` and `bound`
    are those of the best plan so far; `stop` ends the search with it.
    """

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="plan_runs")
    school_year = models.CharField(max_length=7)
    title = models.CharField(_("Name"), max_length=160)
    wish = models.JSONField(default=dict)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=RunState.choices, default=RunState.WAITING)
    stop = models.BooleanField(default=False)
    started_at = models.DateTimeField(null=True)
    alive_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    cost = models.PositiveIntegerField(null=True)
    bound = models.PositiveIntegerField(null=True)
    seconds = models.FloatField(null=True)
    found = models.JSONField(null=True)
    problem = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = _("Planlauf")
        verbose_name_plural = _("Planläufe")
        ordering = ["-asked_at", "-pk"]
        indexes = [models.Index(fields=["programme", "school_year", "-asked_at"])]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=RunState.values), name="run_has_a_known_state"
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come."""
        return self.state in {RunState.DONE, RunState.FAILED}
