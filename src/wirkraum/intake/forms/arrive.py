"""Bringing something: a file, or text from the clipboard."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirkraum.intake.readers import limits
from wirkraum.intake.readers.refusal import Unreadable, too_large, too_much
from wirkraum.intake.readers.sniffing import CALLED
from wirkraum.kit.words import spoken


class FileForm(forms.Form):
    """A deck as a file."""

    file = forms.FileField(
        label=gettext_lazy("Datei"),
        allow_empty_file=True,
        help_text=gettext_lazy("PowerPoint (PPTX), PDF oder Text, höchstens 50 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".pptx,.ppsx,.pdf,.txt,.csv,.html"}),
        error_messages={"required": gettext_lazy("Wählen Sie eine Datei.")},
    )

    def clean_file(self) -> UploadedFile[Any]:
        """Refuse by size before anything is read."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > limits.MAX_FILE:
            raise forms.ValidationError(spoken(too_large(limits.MAX_FILE // limits.MEGABYTE).told))
        return file


class TextForm(forms.Form):
    """A table or slides as text, as they fall out of another program."""

    text = forms.CharField(
        label=gettext_lazy("Text oder Tabelle"),
        strip=False,
        help_text=gettext_lazy("Aus Folie, Word, Excel oder E-Mail. Umbrüche sind egal."),
        widget=forms.Textarea(attrs={"class": "rohtext", "spellcheck": "false", "rows": 12}),
        error_messages={"required": gettext_lazy("Fügen Sie einen Text oder eine Tabelle ein.")},
    )

    def clean_text(self) -> str:
        """Refuse what is more than any deck."""
        text: str = self.cleaned_data["text"]
        if not text.strip():
            raise forms.ValidationError(_("Fügen Sie einen Text oder eine Tabelle ein."))
        if len(text) > limits.MAX_TEXT:
            raise forms.ValidationError(spoken(too_much(CALLED["text"]).told))
        return text


def tell(form: forms.Form, refusal: Unreadable) -> None:
    """The reason and the remedy, at the field that brought it."""
    form.add_error(next(iter(form.fields)), spoken(refusal.told))
