"""The verbs of the calendar."""

from wirkraum.calendar.actions.feeds import open_feed, renew_feed
from wirkraum.calendar.actions.foreign import (
    TakenIn,
    entries_of,
    read_again,
    refresh_due,
    take_in,
    take_in_within,
)
from wirkraum.calendar.actions.foreign_task import read_calendar
from wirkraum.calendar.actions.free_days import (
    Imported,
    Whose,
    import_free_days,
    import_within,
    load_land_holidays,
    load_within,
)
from wirkraum.calendar.actions.places import add_site_places
from wirkraum.calendar.actions.termine import (
    TOLD,
    Around,
    Heads,
    Invited,
    ask,
    ask_within,
    enter,
    enter_within,
    hold,
    move,
    move_within,
    step,
    step_within,
    touch,
)

__all__ = [
    "TOLD",
    "Around",
    "Heads",
    "Imported",
    "Invited",
    "TakenIn",
    "Whose",
    "add_site_places",
    "ask",
    "ask_within",
    "enter",
    "enter_within",
    "entries_of",
    "hold",
    "import_free_days",
    "import_within",
    "load_land_holidays",
    "load_within",
    "move",
    "move_within",
    "open_feed",
    "read_again",
    "read_calendar",
    "refresh_due",
    "renew_feed",
    "step",
    "step_within",
    "take_in",
    "take_in_within",
    "touch",
]
