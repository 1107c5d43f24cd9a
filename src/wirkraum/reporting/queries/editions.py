"""What went out: editions, their documents, and whether the records have moved on since."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet

from wirkraum.history.models import Entry, Step
from wirkraum.reporting.domain.standing import Difference, differences
from wirkraum.reporting.domain.tree import Report as Tree
from wirkraum.reporting.models import Document, Edition, Report, Sentence


@dataclass(frozen=True)
class EditionRow:
    """A published edition; `differences` tell how today's report reads otherwise."""

    number: int
    published_at: dt.datetime
    by: str
    digest: str
    latest: bool
    current: bool
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True)
class ReportRow:
    """A report in the list, with its latest edition where there is one."""

    pk: int
    title: str
    as_of: dt.date
    edition: Edition | None
    editions: int


def report_rows(reports: QuerySet[Report]) -> tuple[ReportRow, ...]:
    """Reports with their editions: two queries."""
    editions = Edition.objects.order_by("-number")
    loaded = reports.prefetch_related(Prefetch("editions", queryset=editions))
    return tuple(_row(report, list(report.editions.all())) for report in loaded)


def _row(report: Report, editions: list[Edition]) -> ReportRow:
    latest = editions[0] if editions else None
    return ReportRow(report.pk, report.title, report.as_of, latest, len(editions))


def report_history(report: Report, *, limit: int = 10) -> list[Entry]:
    """What was done with a report: itself, its sentences, its editions; newest first."""
    steps = Step.objects.filter(entry__scope=report.programme_id)
    own = Q(model=Report._meta.label_lower, key=str(report.pk))
    labels = [Sentence._meta.label_lower, Edition._meta.label_lower]
    parts = Q(model__in=labels) & (Q(after__report_id=report.pk) | Q(before__report_id=report.pk))
    entries = Entry.objects.filter(pk__in=steps.filter(own | parts).values("entry"))
    return list(entries.select_related("by", "undone_by").prefetch_related("steps")[:limit])


def edition_rows(report: Report, today: Tree, names: Mapping[int, str]) -> tuple[EditionRow, ...]:
    """A report's editions, the latest held against `today`'s tree: two queries.

    `names` gives accounts (by key) the function to show.
    """
    digest = today.digest()
    listed = list(report.editions.select_related("published_by").order_by("-number"))
    return tuple(
        EditionRow(
            number=one.number,
            published_at=one.published_at,
            by=names.get(one.published_by_id or 0) or str(one.published_by or ""),
            digest=one.digest,
            latest=one is listed[0],
            current=one.digest == digest,
            differences=_since(one, today) if one is listed[0] and one.digest != digest else (),
        )
        for one in listed
    )


def _since(edition: Edition, today: Tree) -> tuple[Difference, ...]:
    return differences(edition_tree(edition), today)


def edition_tree(edition: Edition) -> Tree:
    """The frozen tree of an edition. One query."""
    return Tree.from_json(document(edition, "json").decode())


def document(edition: Edition, face: str) -> bytes:
    """A frozen document of an edition. Raises Document.DoesNotExist for a face there is not."""
    return bytes(Document.objects.get(edition=edition, face=face).content)
