"""Signs nobody sees, as they come along when text is pasted: documents and feeds cannot hold them."""

from __future__ import annotations

import re

from django.db import models
from django.utils.text import capfirst

from wirkraum.history.domain.refusal import Refused
from wirkraum.kit.told import told as _

# Control characters but tab and line ends, and what XML calls no character.
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def make_legible(record: models.Model) -> None:
    """Put a space in their place in every text of the record. Raises Refused where nothing is left."""
    for field in record._meta.concrete_fields:
        text = getattr(record, field.attname)
        if not (isinstance(text, str) and UNSEEN.search(text)):
            continue
        legible = UNSEEN.sub(" ", text).strip()
        if not (legible or field.blank):
            name = capfirst(str(field.verbose_name))
            raise Refused(
                _(
                    "%(field)s: Da steht kein lesbares Zeichen. Bitte schreiben Sie es neu.",
                    field=name,
                )
            )
        setattr(record, field.attname, legible)
