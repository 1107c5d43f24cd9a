"""Named reads of the year plan."""

from wirkraum.planning.queries.chips import Chip
from wirkraum.planning.queries.export import year_calendar, year_workbook
from wirkraum.planning.queries.facts import begin_of, year_facts
from wirkraum.planning.queries.formats import (
    FormatGroup,
    FormatRow,
    Understood,
    format_groups,
    understood,
)
from wirkraum.planning.queries.groundwork import groundwork
from wirkraum.planning.queries.health import HealthPage, health_page, plan_health
from wirkraum.planning.queries.known import Known
from wirkraum.planning.queries.load import LoadPage, PostLoadPage, load_page, post_load
from wirkraum.planning.queries.periods import SollIstPage, soll_ist_page
from wirkraum.planning.queries.proposal import Preview, preview_of, propose
from wirkraum.planning.queries.publish import Untold, untold
from wirkraum.planning.queries.runs import (
    comparison,
    facts_of,
    preview_of_run,
    progress_of,
    visible_runs,
)
from wirkraum.planning.queries.soll_ist import SollIstRow, soll_ist
from wirkraum.planning.queries.tables import (
    TablesPreview,
    fingerprint_of,
    tables_preview,
    title_of,
)
from wirkraum.planning.queries.tables_stored import labels_of, stored_tables, tenures_of
from wirkraum.planning.queries.wall import year_poster
from wirkraum.planning.queries.ways import straight_minutes, ways_page
from wirkraum.planning.queries.why import Why, move_findings, new_findings, other_times_of, why
from wirkraum.planning.queries.year import YearPage, year_page

__all__ = [
    "Chip",
    "FormatGroup",
    "FormatRow",
    "HealthPage",
    "Known",
    "LoadPage",
    "PostLoadPage",
    "Preview",
    "SollIstPage",
    "SollIstRow",
    "TablesPreview",
    "Understood",
    "Untold",
    "Why",
    "YearPage",
    "begin_of",
    "comparison",
    "facts_of",
    "fingerprint_of",
    "format_groups",
    "groundwork",
    "health_page",
    "labels_of",
    "load_page",
    "move_findings",
    "new_findings",
    "other_times_of",
    "plan_health",
    "post_load",
    "preview_of",
    "preview_of_run",
    "progress_of",
    "propose",
    "soll_ist",
    "soll_ist_page",
    "stored_tables",
    "straight_minutes",
    "tables_preview",
    "tenures_of",
    "title_of",
    "understood",
    "untold",
    "visible_runs",
    "ways_page",
    "why",
    "year_calendar",
    "year_facts",
    "year_page",
    "year_poster",
    "year_workbook",
]
