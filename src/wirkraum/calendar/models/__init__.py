"""The calendar's tables, by noun."""

from wirkraum.calendar.models.absences import Absence, CalendarUse, ForeignCalendar
from wirkraum.calendar.models.feeds import Feed
from wirkraum.calendar.models.free_days import FreeDays, FreeKind
from wirkraum.calendar.models.places import Place, Room, TravelTime
from wirkraum.calendar.models.termin import Kind, Participant, Role, Status, Termin, Visibility

__all__ = [
    "Absence",
    "CalendarUse",
    "Feed",
    "ForeignCalendar",
    "FreeDays",
    "FreeKind",
    "Kind",
    "Participant",
    "Place",
    "Role",
    "Room",
    "Status",
    "Termin",
    "TravelTime",
    "Visibility",
]
