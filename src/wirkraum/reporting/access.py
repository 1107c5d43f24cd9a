"""Who writes reports, and who reads what went out."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from wirkraum.programme.access import Standing
from wirkraum.reporting.models import Edition, Report


def may_write(who: Standing) -> bool:
    """Begin, change and release reports."""
    return who.coordinates


def writable_reports(who: Standing) -> QuerySet[Report]:
    """Reports in the making: for the coordination alone."""
    mine = Report.objects.filter(programme=who.programme)
    return mine if may_write(who) else mine.none()


def visible_reports(who: Standing) -> QuerySet[Report]:
    """The coordination sees all reports, everybody else those that went out."""
    mine = Report.objects.filter(programme=who.programme)
    if may_write(who):
        return mine
    return mine.filter(Exists(Edition.objects.filter(report=OuterRef("pk"))))


def visible_editions(who: Standing) -> QuerySet[Edition]:
    """What went out is open to everybody in the programme."""
    return Edition.objects.filter(report__programme=who.programme).select_related("report")
