"""The verbs of the year plan."""

from wirkraum.planning.actions.plan import add_within, plan_year, take_over
from wirkraum.planning.actions.termine import add_occurrence, announce, move_termin

__all__ = ["add_occurrence", "add_within", "announce", "move_termin", "plan_year", "take_over"]
