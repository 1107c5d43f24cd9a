"""The calendar's tables, by noun."""

from wirkraum.calendar.models.feeds import Feed
from wirkraum.calendar.models.free_days import FreeDays, FreeKind
from wirkraum.calendar.models.termin import Kind, Participant, Role, Status, Termin, Visibility

__all__ = [
    "Feed",
    "FreeDays",
    "FreeKind",
    "Kind",
    "Participant",
    "Role",
    "Status",
    "Termin",
    "Visibility",
]
