"""The verbs of the calendar."""

from wirkraum.calendar.actions.feeds import open_feed, renew_feed
from wirkraum.calendar.actions.free_days import (
    Imported,
    Whose,
    import_free_days,
    import_within,
    load_land_holidays,
    load_within,
)
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
    "Whose",
    "ask",
    "ask_within",
    "enter",
    "enter_within",
    "hold",
    "import_free_days",
    "import_within",
    "load_land_holidays",
    "load_within",
    "move",
    "move_within",
    "open_feed",
    "renew_feed",
    "step",
    "step_within",
    "touch",
]
