"""What every part of the verb needs: the change, the programme, the day, and the source."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst

from wirkraum.history.actions import Change
from wirkraum.history.domain.refusal import Refused
from wirkraum.kit.told import told as _
from wirkraum.kit.words import quoted
from wirkraum.programme.models import Programme

Record = TypeVar("Record", bound=models.Model)


@dataclass(frozen=True)
class Writing:
    """A verb under way; `day` is the Stichtag, `source` what new records name as theirs."""

    verb: Change
    programme: Programme | None
    day: dt.date
    source: str
    at: dt.datetime

    @property
    def known_programme(self) -> Programme:
        """The programme that is written into, from the moment it is founded."""
        if self.programme is None:
            raise Refused(_("Es gibt noch kein Programm."))
        return self.programme

    def save(self, record: Record) -> Record:
        """Store a record whose own fields are sound. Raises Refused in the words of the field."""
        links = [field.name for field in record._meta.concrete_fields if field.is_relation]
        try:
            record.clean_fields(exclude=links)
        except ValidationError as error:
            raise Refused(_words(record, error)) from error
        return self.verb.save(record)


def _words(record: models.Model, error: ValidationError) -> str:
    name, reasons = next(iter(error.message_dict.items()))
    label = capfirst(str(getattr(record._meta.get_field(name), "verbose_name", name)))
    what = capfirst(str(record._meta.verbose_name))
    return f"{what} {quoted(str(record)[:60])}, {label}: {reasons[0]}"
