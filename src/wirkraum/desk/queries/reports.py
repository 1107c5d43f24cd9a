"""Reports: what went out, and what still speaks against the one in the making."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.core.cache import cache
from django.db.models import Max
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirkraum.desk.queries.clarify import Action, Unclear
from wirkraum.history.models import Entry
from wirkraum.kit.told import Told
from wirkraum.kit.words import spoken
from wirkraum.programme.access import Standing
from wirkraum.reporting.access import may_write, visible_reports, writable_reports
from wirkraum.reporting.models import Edition
from wirkraum.reporting.queries import ReportRow, draft, report_rows

SHOWN = 3
KEPT = 24 * 3600  # seconds


@dataclass(frozen=True)
class ReportLine:
    """A report somebody may read; `edition` is the latest, None while there is none."""

    title: str
    as_of: dt.date
    path: str
    edition: Edition | None


@dataclass(frozen=True)
class Open:
    """The errors of a report that nobody has mended or left standing, and the first of them."""

    number: int
    slide: int | None
    sentence: Told | str


def latest_reports(who: Standing) -> tuple[ReportRow, ...]:
    """The latest reports somebody may read. Two queries."""
    return report_rows(visible_reports(who)[:SHOWN])


def report_lines(rows: Iterable[ReportRow]) -> tuple[ReportLine, ...]:
    """Each with the way to it."""
    return tuple(
        ReportLine(row.title, row.as_of, _path(row.pk, row.edition), row.edition) for row in rows
    )


def of_reports(who: Standing, rows: Iterable[ReportRow], day: dt.date) -> Iterator[Unclear]:
    """The latest report that has not gone out, when it contradicts itself or the records."""
    row = next((one for one in rows if one.edition is None), None)
    if row is None or not may_write(who):
        return
    found = _open(who, row, day)
    if not found.number:
        return
    place = _("%(report)s, Folie %(slide)s: Widerspruch")
    title = place if found.slide is not None else _("%(report)s: Widerspruch")
    more = found.number - 1
    rest = ngettext("Und %(n)s weiterer.", "Und %(n)s weitere.", more) % {"n": more}
    yield Unclear(
        "report",
        title % {"report": row.title, "slide": found.slide},
        f"{spoken(found.sentence)} {rest}" if more else spoken(found.sentence),
        (Action(_("Prüfen"), reverse("reporting:report", args=[row.pk])),),
        critical=True,
    )


def _open(who: Standing, row: ReportRow, day: dt.date) -> Open:
    """Composing and checking takes long, so what came of it is kept until anything changes."""
    latest = Entry.objects.filter(scope=who.programme.pk).aggregate(latest=Max("pk"))["latest"]
    # One place per report: the rate limits share the cache, and must not be crowded out.
    place, stamp = f"desk.report.{row.pk}", (latest, day)
    known_at, known = cache.get(place) or (None, None)
    if known is None or known_at != stamp:
        known = _checked(who, row, day)
        cache.set(place, (stamp, known), KEPT)
    return Open(*known)


def _checked(who: Standing, row: ReportRow, day: dt.date) -> tuple[int, int | None, Told | str]:
    report = writable_reports(who).select_related("programme__municipality").get(pk=row.pk)
    errors = draft(report, today=day).errors_open
    first = errors[0].finding if errors else None
    return len(errors), first.slide if first else None, first.sentence if first else ""


def _path(report: int, edition: Edition | None) -> str:
    if edition is None:
        return reverse("reporting:report", args=[report])
    return reverse("reporting:edition", args=[report, edition.number])
