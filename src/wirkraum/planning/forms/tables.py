"""The forms of the planner's workbook: a file, and what its preview carries on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirkraum.planning.actions import Taken
from wirkraum.planning.domain.tables.compare import Item
from wirkraum.planning.readers.tables import MOST_BYTES
from wirkraum.programme.access import Standing

SALT = "wirkraum.planning.tables"
MOST_CHANGES = 1000
MOST_SIGNS = 1_500_000
DAY = 24 * 3600


class WorkbookForm(forms.Form):
    """An Excel workbook."""

    file = forms.FileField(
        label=gettext_lazy("Datei"), help_text=gettext_lazy("Excel (.xlsx), höchstens 5 MB.")
    )

    def clean_file(self) -> UploadedFile[Any]:
        """Refuse by size before anything is read."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(_("Die Datei ist größer als 5 MB."))
        return file


class TakeForm(forms.Form):
    """The rows of a preview, signed for who saw it, so that nobody slips in anything else."""

    payload = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, who: Standing, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.who = who

    def clean_payload(self) -> dict[str, Any]:
        """The rows and the fingerprint of what they were compared with."""
        try:
            read: dict[str, Any] = signing.loads(
                self.cleaned_data["payload"], salt=_salt(self.who), max_age=DAY
            )
        except signing.BadSignature as error:
            raise forms.ValidationError(_("Die Vorschau ist veraltet.")) from error
        return read

    @property
    def rows(self) -> list[Taken]:
        """The rows to be written."""
        return [Taken(sheet, row, values) for sheet, row, values in self.read["rows"]]

    @property
    def read(self) -> dict[str, Any]:
        """What the preview carried."""
        payload: dict[str, Any] = self.cleaned_data["payload"]
        return payload


def packed(items: Iterable[Item], fingerprint: str, who: Standing) -> str:
    """What a preview carries to its confirmation; "" when it is too much for one time."""
    rows = [(item.sheet, item.row, item.values) for item in items]
    if len(rows) > MOST_CHANGES:
        return ""
    text = signing.dumps({"rows": rows, "of": fingerprint}, salt=_salt(who), compress=True)
    return text if len(text) <= MOST_SIGNS else ""


def _salt(who: Standing) -> str:
    return f"{SALT}.{who.programme.pk}.{who.person.pk}"
