"""Input about who stands in for a post."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from wirkraum.programme.actions import span_words
from wirkraum.programme.domain.spans import Span
from wirkraum.programme.forms.base import ProgrammeRecordForm
from wirkraum.programme.forms.sites import DATES
from wirkraum.programme.models import Deputy


class DeputyForm(ProgrammeRecordForm[Deputy]):
    """Which post stands in from when to when; one at a time."""

    class Meta:
        model = Deputy
        fields = ["deputy", *DATES]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["deputy"]
        field.queryset = field.queryset.exclude(pk=self.instance.post_id)
        field.help_text = _("Ist die Stelle abwesend, plant der Jahresplan mit dieser.")

    def clean(self) -> dict[str, Any]:
        """Refuse what holds at the same time as another deputy of the post."""
        cleaned = super().clean() or {}
        first, last = cleaned.get("valid_from"), cleaned.get("valid_until")
        if first is None or self.errors or (last and last < first):
            return cleaned
        others = self.instance.post.deputies.exclude(pk=self.instance.pk)
        for other in others.select_related("deputy"):
            held = Span(other.valid_from, other.valid_until)
            if held.overlaps(Span(first, last)):
                text = _("%(deputy)s vertritt schon %(span)s. Beenden Sie das vorher.")
                words = {"deputy": other.deputy, "span": span_words(held)}
                self.add_error("valid_from", text % words)
                break
        return cleaned
