"""Forms of a report."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirkraum.history.forms import RecordForm
from wirkraum.reporting.actions import title_of
from wirkraum.reporting.models import Report, Sentence
from wirkraum.reporting.renderers.packaged import report_template, report_templates


class NewReportForm(RecordForm[Report]):
    """What to report, and as of when; the title follows from both."""

    class Meta:
        model = Report
        fields = ("template", "as_of")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [(key, report_template(key).name) for key in report_templates()]
        self.fields["template"] = forms.ChoiceField(label=_("Vorlage"), choices=names)
        day = self.fields["as_of"]
        day.widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        day.help_text = _("Der Bericht sagt, was an diesem Tag galt und bis dahin geschehen war.")

    def clean(self) -> dict[str, Any]:
        """Give the report its title."""
        cleaned = super().clean() or {}
        if {"template", "as_of"} <= cleaned.keys():
            self.instance.title = title_of(cleaned["template"], cleaned["as_of"])
        return cleaned


class SentenceForm(RecordForm[Sentence]):
    """A sentence of one's own."""

    class Meta:
        model = Sentence
        fields = ("text",)
        widgets = {"text": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "text": gettext_lazy(
                "Ein Satz, ohne Namen von Personen. Im Bericht steht er als freie Aussage ohne Beleg."
            )
        }

    def clean_text(self) -> str:
        """On one line, as slides set it."""
        return " ".join(str(self.cleaned_data["text"]).split())


class ReasonForm(forms.Form):
    """Why an error of the checks is left standing."""

    reason = forms.CharField(
        label=gettext_lazy("Begründung"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Sie bleibt im Verlauf des Berichts."),
    )
