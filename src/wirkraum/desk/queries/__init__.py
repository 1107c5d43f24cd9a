"""What the start page, the search and the history show."""

from wirkraum.desk.queries.history import PAGE, Past, entries_of, past_of
from wirkraum.desk.queries.search import Group, Hit, search
from wirkraum.desk.queries.today import Asked, TodayPage, today_page

__all__ = [
    "PAGE",
    "Asked",
    "Group",
    "Hit",
    "Past",
    "TodayPage",
    "entries_of",
    "past_of",
    "search",
    "today_page",
]
