"""One transaction per verb, with its history entry – and back again."""

from wirkraum.history.actions.change import Change, Conflict, Gone, change
from wirkraum.history.actions.fate import Fate, fate_of
from wirkraum.history.actions.states import State, plain, restored, same, snapshot
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
    "plain",
    "restored",
    "same",
    "snapshot",
    "undo",
]
