"""The verbs of the programme. Time is passed in."""

from wirkraum.programme.actions.accounts import give_access, take_access
from wirkraum.programme.actions.coordination import keep_coordinated
from wirkraum.programme.actions.posts import Appointment, fill_post, vacate_post, why_not
from wirkraum.programme.actions.sites import (
    end_predecessor,
    end_site,
    open_site,
    overlapping,
    pause_site,
    replaced_by,
    resume_site,
)

__all__ = [
    "Appointment",
    "end_predecessor",
    "end_site",
    "fill_post",
    "give_access",
    "keep_coordinated",
    "open_site",
    "overlapping",
    "pause_site",
    "replaced_by",
    "resume_site",
    "take_access",
    "vacate_post",
    "why_not",
]
