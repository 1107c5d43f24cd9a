"""The verbs of intake. Time is passed in."""

from wirkraum.intake.actions.confirm import confirm
from wirkraum.intake.actions.receive import discard, receive, start_by_hand

__all__ = ["confirm", "discard", "receive", "start_by_hand"]
