"""The forms of free days and of their import."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirkraum.calendar.access import SITE_KINDS, choosable_sites
from wirkraum.calendar.domain.free_days import FreeSpan
from wirkraum.calendar.forms.termin import day_field
from wirkraum.calendar.models import FreeDays, FreeKind
from wirkraum.calendar.readers.refusal import MOST_BYTES
from wirkraum.history.forms import RecordForm
from wirkraum.programme.access import Standing
from wirkraum.programme.models import Site

SALT = "wirkraum.calendar.import"
MOST_CHOICES = 1000


class FreeDaysForm(RecordForm[FreeDays]):
    """A run of free days; a lead enters those of the own site."""

    first_day = day_field(gettext_lazy("erster Tag"))
    last_day = day_field(gettext_lazy("letzter Tag"))

    class Meta:
        model = FreeDays
        fields = ("kind", "site", "name", "first_day", "last_day", "source")

    def __init__(self, *args: Any, who: Standing, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["last_day"].required = False
        self.fields["last_day"].help_text = _("Leer: nur ein Tag.")
        self.fields["site"].queryset = choosable_sites(who)  # type: ignore[attr-defined]
        self.fields["site"].empty_label = _("alle Standorte")  # type: ignore[attr-defined]
        if not who.coordinates:
            kinds = [(kind.value, kind.label) for kind in FreeKind if kind in SITE_KINDS]
            self.fields["kind"].choices = kinds  # type: ignore[attr-defined]
            self.fields["site"].required = True
            self.fields["site"].empty_label = None  # type: ignore[attr-defined]
            self.fields["site"].help_text = ""

    def clean(self) -> dict[str, Any]:
        """One day unless an end is given; movable days belong to a site."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = cleaned.get("first_day"), cleaned.get("last_day")
        if first and not last and "last_day" not in self.errors:
            cleaned["last_day"] = last = first
        if first and last and last < first:
            self.add_error("last_day", _("Der letzte Tag liegt vor dem ersten."))
        if first and last and (last - first).days > 366:
            self.add_error("last_day", _("Das wäre mehr als ein Jahr."))
        if cleaned.get("kind") == FreeKind.MOVABLE and not cleaned.get("site"):
            self.add_error("site", _("Bewegliche Ferientage setzt jede Schule selbst fest."))
        return cleaned


class ImportForm(forms.Form):
    """A file with free days, for everybody or for one site."""

    file = forms.FileField(
        label=gettext_lazy("Datei"),
        help_text=gettext_lazy("Tabelle (CSV) oder Kalender (ICS), höchstens 5 MB."),
    )
    site = forms.ModelChoiceField(
        Site.objects.none(),
        label=gettext_lazy("Gilt für"),
        required=False,
        empty_label=gettext_lazy("alle Standorte"),
    )

    def __init__(self, *args: Any, who: Standing, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["site"].queryset = choosable_sites(who)  # type: ignore[attr-defined]

    def clean_file(self) -> UploadedFile[Any]:
        """Refuse by size before anything is read."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(_("Die Datei ist größer als 5 MB."))
        return file


class ConfirmForm(forms.Form):
    """What was read, signed so that nobody slips in anything else, and the rows chosen of it."""

    payload = forms.CharField(widget=forms.HiddenInput)
    row = forms.MultipleChoiceField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["row"].choices = [(str(n), "") for n in range(MOST_CHOICES)]  # type: ignore[attr-defined]

    def clean_payload(self) -> dict[str, Any]:
        """The spans as read, the site's key and the name of the file."""
        try:
            read: dict[str, Any] = signing.loads(
                self.cleaned_data["payload"], salt=SALT, max_age=24 * 3600
            )
        except signing.BadSignature as error:
            raise forms.ValidationError(_("Die Vorschau ist veraltet.")) from error
        return read

    @property
    def spans(self) -> list[FreeSpan]:
        """The chosen spans."""
        chosen = {int(number) for number in self.cleaned_data["row"]}
        rows = self.cleaned_data["payload"]["spans"]
        return [unpacked(row) for number, row in enumerate(rows) if number in chosen]


def packed(spans: tuple[FreeSpan, ...], *, site: int | None, source: str) -> str:
    """What the preview carries to its confirmation."""
    rows = [(str(s.first), str(s.last), s.name, s.kind) for s in spans]
    return signing.dumps({"spans": rows, "site": site, "source": source}, salt=SALT, compress=True)


def unpacked(row: list[str]) -> FreeSpan:
    """One span as it was packed."""
    first, last, name, kind = row
    return FreeSpan(_day(first), _day(last), name, kind)


def _day(text: str) -> Any:
    return forms.DateField(input_formats=["%Y-%m-%d"]).clean(text)
