"""The programme's tables, by noun."""

from wirkraum.programme.models.base import Dated, DatedQuerySet, Sourced
from wirkraum.programme.models.circles import Circle, Membership
from wirkraum.programme.models.grants import Grant
from wirkraum.programme.models.people import (
    Deputy,
    Organisation,
    Person,
    Post,
    PostKind,
    Tenure,
)
from wirkraum.programme.models.programme import Duty, Link, Municipality, Programme, Theme
from wirkraum.programme.models.sites import (
    Address,
    Carriership,
    Phase,
    PhaseKind,
    School,
    Site,
    SiteKind,
)

__all__ = [
    "Address",
    "Carriership",
    "Circle",
    "Dated",
    "DatedQuerySet",
    "Deputy",
    "Duty",
    "Grant",
    "Link",
    "Membership",
    "Municipality",
    "Organisation",
    "Person",
    "Phase",
    "PhaseKind",
    "Post",
    "PostKind",
    "Programme",
    "School",
    "Site",
    "SiteKind",
    "Sourced",
    "Tenure",
    "Theme",
]
