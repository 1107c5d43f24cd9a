"""The verbs of the year plan."""

from wirkraum.planning.actions.plan import add_within, plan_year, take_over
from wirkraum.planning.actions.runs import StillSearching, ask, carry_out, end
from wirkraum.planning.actions.tables import Taken, take_tables
from wirkraum.planning.actions.termine import (
    add_occurrence,
    announce,
    call_up,
    move_termin,
    pin,
)

__all__ = [
    "StillSearching",
    "Taken",
    "add_occurrence",
    "add_within",
    "announce",
    "ask",
    "call_up",
    "carry_out",
    "end",
    "move_termin",
    "pin",
    "plan_year",
    "take_over",
    "take_tables",
]
