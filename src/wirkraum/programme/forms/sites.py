"""Input about sites."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wirkraum.programme.forms.base import ProgrammeRecordForm, SingleForm, date_input
from wirkraum.programme.models import (
    Address,
    Carriership,
    Phase,
    PhaseKind,
    School,
    Site,
)
from wirkraum.programme.models.people import OrganisationKind
from wirkraum.programme.models.sites import STAGES

DATES = ["valid_from", "valid_until"]
SOURCE = ["source", "inferred"]
# Words that stand where a site's own word stands in addresses.
RESERVED = {"neu"}


class SiteForm(ProgrammeRecordForm[Site]):
    """All of a site's own fields."""

    class Meta:
        model = Site
        fields = ["mark", "name", "slug", "kind", "about", "public_contact", *SOURCE]

    def clean_slug(self) -> str:
        """Keep words that are addresses of their own."""
        slug: str = self.cleaned_data["slug"]
        if slug in RESERVED:
            raise forms.ValidationError(_("Dieses Kürzel ist für eine andere Seite vergeben."))
        return slug


class NewSiteForm(SiteForm):
    """A site that comes into being."""

    begins = forms.DateField(
        label=_("Beginn der Anbahnung"),
        help_text=_("Ab diesem Tag gibt es auch die Stelle der FSZ-Leitung, zunächst unbesetzt."),
    )

    class Meta(SiteForm.Meta):
        fields = ["mark", "name", "slug", "kind"]


class SiteProfileForm(ProgrammeRecordForm[Site]):
    """What a site's lead changes."""

    class Meta:
        model = Site
        fields = ["about", "public_contact"]


class AddressForm(SingleForm[Address]):
    """Where the site is."""

    class Meta:
        model = Address
        fields = [
            "street",
            "postcode",
            "city",
            "quarter",
            "district",
            "latitude",
            "longitude",
            *DATES,
            *SOURCE,
        ]
        labels = {"latitude": _("Geografische Breite"), "longitude": _("Geografische Länge")}
        help_texts = {"latitude": _("z. B. 51,0456"), "longitude": _("z. B. 13,6674")}


class SchoolForm(ProgrammeRecordForm[School]):
    """Which school the site serves."""

    class Meta:
        model = School
        fields = ["organisation", *DATES, *SOURCE]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        only_kind(self.fields["organisation"], OrganisationKind.SCHOOL)


class CarriershipForm(SingleForm[Carriership]):
    """Who runs the site."""

    class Meta:
        model = Carriership
        fields = ["carrier", *DATES, *SOURCE]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        only_kind(self.fields["carrier"], OrganisationKind.CARRIER)


class PhaseForm(SingleForm[Phase]):
    """How far the site is; pauses and the end have pages of their own."""

    class Meta:
        model = Phase
        fields = ["kind", "focus", *DATES, *SOURCE]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [one for one in PhaseKind if one in STAGES or one == self.instance.kind]
        self.fields["kind"] = forms.ChoiceField(
            label=_("Phase"), choices=[(one.value, one.label) for one in kinds]
        )

    def refusal(self, other: Address | Carriership | Phase) -> str:
        """A rest is ended by its own verb, not by a phase on top of it."""
        if not isinstance(other, Phase) or other.kind in STAGES:
            return ""
        return gettext("Der Standort ist dann in „%(other)s“. Wählen Sie „Fortsetzen“.") % {
            "other": other
        }


class SinceForm(forms.Form):
    """From which day on."""

    since = forms.DateField(label=_("Ab dem"), widget=date_input())


class ResumeForm(SinceForm):
    """From which day on, and how."""

    kind = forms.ChoiceField(label=_("In der Phase"), choices=[(k.value, k.label) for k in STAGES])


def only_kind(field: forms.Field, kind: OrganisationKind) -> None:
    """Offer only organisations of a kind."""
    if isinstance(field, forms.ModelChoiceField) and field.queryset is not None:
        field.queryset = field.queryset.filter(kind=kind)
