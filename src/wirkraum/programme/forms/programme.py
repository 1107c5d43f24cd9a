"""Input about the programme itself, its circles and grants."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from wirkraum.history.forms import RecordForm, Several
from wirkraum.programme.actions import span_words
from wirkraum.programme.domain.spans import Span
from wirkraum.programme.forms.base import ProgrammeRecordForm, with_https
from wirkraum.programme.forms.sites import DATES, SOURCE, only_kind
from wirkraum.programme.models import (
    Circle,
    Duty,
    Grant,
    Link,
    Membership,
    Municipality,
    Programme,
)
from wirkraum.programme.models.people import OrganisationKind


class ProgrammeForm(ProgrammeRecordForm[Programme]):
    """What the programme is called, and whose it is."""

    class Meta:
        model = Programme
        formfield_callback = with_https
        fields = [
            "name",
            "short_name",
            "office",
            "office_short",
            "website",
            "contact_email",
            "starts_on",
            "ends_on",
        ]


class MunicipalityForm(RecordForm[Municipality]):
    """The town or district."""

    class Meta:
        model = Municipality
        fields = ["name", "full_name", "land"]


class LinkForm(ProgrammeRecordForm[Link]):
    """A web address the programme knows."""

    class Meta:
        model = Link
        formfield_callback = with_https
        fields = ["label", "url"]


class DutyForm(ProgrammeRecordForm[Duty]):
    """What the site leads have taken on."""

    class Meta:
        model = Duty
        fields = ["theme", "text", "order"]


class CircleForm(ProgrammeRecordForm[Circle]):
    """A circle of people who confer."""

    class Meta:
        model = Circle
        fields = ["name", "about", "site"]


class MembershipForm(ProgrammeRecordForm[Membership]):
    """A post's seat in a circle."""

    class Meta:
        model = Membership
        fields = ["post", "required", *DATES]

    def clean(self) -> dict[str, Any]:
        """Refuse the same seat twice at once."""
        cleaned = super().clean() or {}
        if not (cleaned.get("valid_from") and cleaned.get("post")):
            return cleaned
        span = Span(cleaned["valid_from"], cleaned.get("valid_until"))
        seats = Membership.objects.filter(circle=self.instance.circle, post=cleaned["post"])
        for other in seats.exclude(pk=self.instance.pk):
            held = Span(other.valid_from, other.valid_until)
            if held.overlaps(span):
                text = _("Diese Stelle gehört schon dazu (%(span)s).") % {"span": span_words(held)}
                self.add_error("post", text)
        return cleaned


class GrantForm(ProgrammeRecordForm[Grant]):
    """A Bescheid to a carrier."""

    class Meta:
        model = Grant
        field_classes = {"sites": Several}
        fields = ["carrier", "decided_on", "reference", "sites", *DATES, *SOURCE]
        widgets = {"sites": forms.CheckboxSelectMultiple}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        only_kind(self.fields["carrier"], OrganisationKind.CARRIER)
