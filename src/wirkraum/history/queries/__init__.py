"""Named reads of the history."""

from wirkraum.history.queries.entries import base_of, loaded, of_record
from wirkraum.history.queries.told import FieldWords, StepWords, Told, field_words, told
from wirkraum.history.queries.words import value_words

__all__ = [
    "FieldWords",
    "StepWords",
    "Told",
    "base_of",
    "field_words",
    "loaded",
    "of_record",
    "told",
    "value_words",
]
