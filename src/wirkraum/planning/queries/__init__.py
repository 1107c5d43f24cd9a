"""Named reads of the year plan."""

from wirkraum.planning.queries.chips import Chip
from wirkraum.planning.queries.facts import begin_of, year_facts
from wirkraum.planning.queries.formats import FormatRow, Understood, format_rows, understood
from wirkraum.planning.queries.proposal import Preview, preview, propose
from wirkraum.planning.queries.soll_ist import SollIstRow, soll_ist
from wirkraum.planning.queries.why import Why, move_findings, new_findings, other_days_of, why
from wirkraum.planning.queries.year import YearPage, year_page

__all__ = [
    "Chip",
    "FormatRow",
    "Preview",
    "SollIstRow",
    "Understood",
    "Why",
    "YearPage",
    "begin_of",
    "format_rows",
    "move_findings",
    "new_findings",
    "other_days_of",
    "preview",
    "propose",
    "soll_ist",
    "understood",
    "why",
    "year_facts",
    "year_page",
]
