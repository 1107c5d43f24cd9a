"""One transaction per verb, with its history entry – and back again."""

from wirkraum.history.actions.change import Change, Conflict, Gone, change
from wirkraum.history.actions.fate import Fate, fate_of, needing
from wirkraum.history.actions.states import State, restored, same, snapshot
from wirkraum.history.actions.undo import MovedOn, undo

__all__ = [
    "Change",
    "Conflict",
    "Fate",
    "Gone",
    "MovedOn",
    "State",
    "change",
    "fate_of",
    "needing",
    "restored",
    "same",
    "snapshot",
    "undo",
]
