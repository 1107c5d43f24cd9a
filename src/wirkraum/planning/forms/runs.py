"""What to search for: what stays, how long to look, and who is thought to be away."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirkraum.planning.domain.bridge.wishes import SECONDS, Gone, Keep, Wish
from wirkraum.planning.forms.format import date_input
from wirkraum.programme.access import Standing, visible_posts
from wirkraum.programme.domain.school_year import SchoolYear
from wirkraum.programme.models import Post

WEEKS = 6


class SearchForm(forms.Form):
    """How the year is planned anew."""

    keep = forms.ChoiceField(
        label=gettext_lazy("Was bleibt?"),
        choices=[
            ("all", gettext_lazy("so viel wie möglich")),
            ("announced", gettext_lazy("nur, was schon feststeht")),
        ],
        required=False,
    )
    seconds = forms.TypedChoiceField(
        label=gettext_lazy("Wie gründlich?"),
        choices=[
            (SECONDS[0], gettext_lazy("schnell")),
            (SECONDS[1], gettext_lazy("gründlich")),
            (SECONDS[2], gettext_lazy("sehr gründlich (etwa eine Minute)")),
        ],
        coerce=int,
        required=False,
        empty_value=None,
    )

    @property
    def wish(self) -> Wish:
        """What was asked for."""
        keep: Keep = "announced" if self.cleaned_data["keep"] == "announced" else "all"
        return Wish(keep, self.cleaned_data["seconds"] or SECONDS[1])


class ThoughtForm(forms.Form):
    """Was wäre, wenn …: a post is away, or everything is closed, from one day to another."""

    post = forms.ModelChoiceField(
        label=gettext_lazy("Wer fehlt?"),
        queryset=Post.objects.none(),
        required=False,
        empty_label=gettext_lazy("alle – in dieser Zeit ist geschlossen"),
    )
    first = forms.DateField(label=gettext_lazy("vom"), widget=date_input())
    last = forms.DateField(label=gettext_lazy("bis"), widget=date_input())

    def __init__(self, *args: Any, who: Standing, year: SchoolYear, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.year = year
        self.fields["post"].queryset = visible_posts(who)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The days lie in the year, in order."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and last < first:
            self.add_error("last", _("Der letzte Tag liegt vor dem ersten."))
        for name in ("first", "last"):
            if cleaned.get(name) and cleaned[name] not in self.year:
                text = _("Dieser Tag liegt nicht im Schuljahr %(label)s.")
                self.add_error(name, text % {"label": self.year.label})
        return cleaned

    @property
    def wish(self) -> Wish:
        """What is thought of."""
        post: Post | None = self.cleaned_data["post"]
        data = self.cleaned_data
        return Wish(gone=(Gone(post.pk if post else None, data["first"], data["last"]),))


def usual_absence(today: dt.date) -> dict[str, dt.date]:
    """Six weeks from next Monday on."""
    monday = today + dt.timedelta(days=7 - today.weekday())
    return {"first": monday, "last": monday + dt.timedelta(weeks=WEEKS, days=-3)}
