"""What is weighed and how strongly, in the coordination's words."""

from __future__ import annotations

from wirkraum.kit.told import Told
from wirkraum.kit.told import told as _

STEP_WORDS = (_("egal"), _("wenig"), _("normal"), _("wichtig"), _("sehr wichtig"))

# Each weight is said in words; how much it costs to change the hour of an announced Termin is no
# matter of taste: the planner does that only as a last resort.
WEIGHTS: dict[str, Told] = {
    "off_weekday": _("ein Termin an einem anderen Wochentag als sonst"),
    "off_time": _("ein Termin zu einer anderen Uhrzeit als sonst"),
    "weekday_not_preferred": _("ein Termin, der nicht auf dem Wunsch-Wochentag liegt"),
    "hour_from_preferred": _("eine Stunde neben der Wunsch-Uhrzeit"),
    "gap_day": _("ein Tag neben dem gleichmäßigen Abstand"),
    "trip_per_10min": _("zehn Minuten Weg"),
    "optional_absent": _("eine eingeladene Stelle, die nicht da ist"),
    "double_booking": _("zwei Termine zugleich für eine eingeladene Stelle"),
    "third_meeting": _("der dritte Termin einer Stelle am selben Tag"),
    "missing_meeting": _("ein vereinbarter Termin, der fehlt"),
    "dropped_reserve": _("ein Tag, der freigehalten werden soll und es nicht ist"),
    "moved_date": _("ein angekündigter Termin, der auf einen anderen Tag rückt"),
}
