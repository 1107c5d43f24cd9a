"""The forms of a foreign calendar: whose it is, what its entries mean, and where they come from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import URLValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirkraum.calendar.access import circles_to_enter_for
from wirkraum.calendar.actions import entries_of
from wirkraum.calendar.forms.whose import current_key, give, whose_choices
from wirkraum.calendar.models import CalendarUse, ForeignCalendar
from wirkraum.calendar.readers.foreign import Foreign
from wirkraum.calendar.readers.refusal import MOST_BYTES, BadCalendar
from wirkraum.calendar.readers.remote import check_address
from wirkraum.history.forms import RecordForm
from wirkraum.kit.words import spoken
from wirkraum.programme.access import Standing

IS_ADDRESS = URLValidator(schemes=["https"])


@dataclass
class Reading:
    """What the form read from a file, for whoever saves the calendar."""

    at: dt.datetime
    found: Foreign | None = None


class ForeignForm(RecordForm[ForeignCalendar]):
    """A name, and an address or a file.

    An address may be a secret: it can be replaced, but is not shown again.
    """

    address = forms.CharField(
        label=gettext_lazy("Adresse"),
        max_length=500,
        required=False,
        widget=forms.URLInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    file = forms.FileField(
        label=gettext_lazy("oder Datei"),
        required=False,
        help_text=gettext_lazy("Kalender (ICS), höchstens 5 MB. Eine Datei wird einmal gelesen."),
    )

    class Meta:
        model = ForeignCalendar
        fields: tuple[str, ...] = ("name", "address")

    def __init__(
        self,
        data: Any = None,
        *,
        who: Standing,
        reading: Reading,
        files: Any = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(data, None if data is None else files, **kwargs)
        self.who, self.reading = who, reading
        self.stored_address = self.instance.address
        self.initial["address"] = ""
        self.fields["address"].help_text = self._about_address()

    def _about_address(self) -> str:
        if not self.stored_address:
            return _("Beginnt mit https:// und wird alle sechs Stunden gelesen.")
        host = urlsplit(self.stored_address).hostname
        return _("Hinterlegt ist eine Adresse bei %(host)s. Leer: Sie bleibt.") % {"host": host}

    def clean_address(self) -> str:
        """A https address; calendar programs also write it as webcal."""
        address: str = self.cleaned_data["address"].strip()
        scheme, mark, rest = address.partition("://")
        if scheme.lower() in {"webcal", "webcals"} and mark:
            address = f"https://{rest}"
        if not address:
            return self.stored_address
        try:
            check_address(address)
            IS_ADDRESS(address)
        except BadCalendar as refusal:
            raise ValidationError(spoken(refusal.told)) from refusal
        except ValueError as error:
            raise ValidationError(_("Das ist keine Adresse.")) from error
        return address

    def clean_file(self) -> UploadedFile[Any] | None:
        """Refuse by size before anything is read."""
        file: UploadedFile[Any] | None = self.cleaned_data["file"]
        if file and (file.size or 0) > MOST_BYTES:
            raise ValidationError(_("Die Datei ist größer als 5 MB."))
        return file

    def clean(self) -> dict[str, Any]:
        """Either an address or a file, and a file that can be read."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        file, address = cleaned.get("file"), cleaned.get("address")
        if file and address and address != self.stored_address:
            self.add_error("file", _("Wählen Sie entweder eine Adresse oder eine Datei."))
        elif file:
            # From now on the file counts.
            cleaned["address"] = ""
        if not (file or address or self.instance.pk or self.errors):
            self.add_error("address", _("Geben Sie eine Adresse ein, oder wählen Sie eine Datei."))
        return cleaned

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        if not self.errors and self.cleaned_data.get("file"):
            self._read(self.cleaned_data["file"])

    def _read(self, file: UploadedFile[Any]) -> None:
        file.seek(0)
        try:
            self.reading.found = entries_of(self.instance, file.read(), at=self.reading.at)
        except BadCalendar as refusal:
            self.add_error("file", spoken(refusal.told))


class NewForeignForm(ForeignForm):
    """For a new calendar also whose it is and what its entries mean; both stay."""

    whose = forms.ChoiceField(label=gettext_lazy("Wessen Kalender ist es?"))
    composed = {"post_id": ("whose",), "person_id": ("whose",), "circle_id": ("whose",)}

    class Meta(ForeignForm.Meta):
        fields = ("name", "use", "address")

    field_order = ("name", "whose", "use", "address", "file")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        circles = circles_to_enter_for(self.who)
        choices = whose_choices(self.who, self.instance, circles)
        self.fields["whose"].choices = choices  # type: ignore[attr-defined]
        self.initial["whose"] = current_key(self.instance)
        self.fields["use"].help_text = _(
            "Nur frei/belegt: Titel werden nicht übernommen. Termine, die feststehen: Sie erscheinen bei allen Beteiligten."
        )
        if not self.who.coordinates:
            del self.fields["use"]

    def clean(self) -> dict[str, Any]:
        """Persons are busy, circles have Termine; a post may have either."""
        cleaned = super().clean()
        if whose := cleaned.get("whose"):
            give(self.instance, whose)
            if self.who.coordinates and (reason := _unfit(whose, cleaned.get("use", ""))):
                self.add_error("use", reason)
        return cleaned


def _unfit(whose: str, use: str) -> str:
    if whose.startswith("circle") and use == CalendarUse.BUSY:
        return _("Eine Zielgruppe ist nicht belegt. Wählen Sie „Termine, die feststehen“.")
    if whose.startswith("person") and use == CalendarUse.SERIES:
        return _("Termine gehören zu einer Stelle oder Zielgruppe. Wählen Sie „nur frei/belegt“.")
    return ""
