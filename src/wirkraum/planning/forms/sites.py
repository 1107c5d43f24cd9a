"""The choice of sites at which a format is to be made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from wirkraum.planning.queries.site_formats import SiteDraft


class SitesForm(forms.Form):
    """Sites that do not have the format yet; at first all of them."""

    sites = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Standorte"),
        coerce=int,
        error_messages={"required": gettext_lazy("Bitte wählen Sie mindestens einen Standort.")},
    )

    def __init__(self, *args: Any, drafts: Sequence[SiteDraft], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.drafts = drafts
        free = [draft.site.pk for draft in drafts if not draft.double]
        self.fields["sites"].choices = [(key, str(key)) for key in free]  # type: ignore[attr-defined]
        self.free = free

    @property
    def lines(self) -> list[tuple[SiteDraft, bool]]:
        """Each site with whether it is chosen."""
        sent = self.data.getlist("sites") if self.is_bound else map(str, self.free)  # type: ignore[attr-defined]
        chosen = set(sent)
        return [(draft, str(draft.site.pk) in chosen) for draft in self.drafts]
