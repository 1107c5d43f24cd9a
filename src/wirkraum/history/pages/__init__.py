"""Kinds of page around a record: edit, delete, carry out a verb; with history and undo."""

from wirkraum.history.pages.page import RecordPage, tell
from wirkraum.history.pages.record import delete_record, edit_record
from wirkraum.history.pages.verb import carry_out

__all__ = ["RecordPage", "carry_out", "delete_record", "edit_record", "tell"]
