"""Named reads of reporting."""

from wirkraum.reporting.queries.drafts import Draft, Told, draft, draft_of
from wirkraum.reporting.queries.editions import (
    EditionRow,
    ReportRow,
    document,
    edition_rows,
    edition_tree,
    report_history,
    report_rows,
)
from wirkraum.reporting.queries.facts import facts
from wirkraum.reporting.queries.page import pictures, report_page
from wirkraum.reporting.queries.panel import around
from wirkraum.reporting.queries.register import register

__all__ = [
    "Draft",
    "EditionRow",
    "ReportRow",
    "Told",
    "around",
    "document",
    "draft",
    "draft_of",
    "edition_rows",
    "edition_tree",
    "facts",
    "pictures",
    "register",
    "report_history",
    "report_page",
    "report_rows",
]
