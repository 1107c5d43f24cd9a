"""The verbs of the programme. Time is passed in."""

from wirkraum.programme.actions.accounts import give_access, take_access
from wirkraum.programme.actions.coordination import (
    coordinated,
    keep_coordinated,
    uncoordinated_from,
)
from wirkraum.programme.actions.posts import (
    Appointment,
    fill_post,
    outside,
    vacate_post,
    why_not,
)
from wirkraum.programme.actions.sites import (
    end_predecessor,
    end_site,
    open_site,
    overlapping,
    pause_site,
    replaced_by,
    resume_site,
)
from wirkraum.programme.actions.words import span_words

__all__ = [
    "Appointment",
    "coordinated",
    "end_predecessor",
    "end_site",
    "fill_post",
    "give_access",
    "keep_coordinated",
    "open_site",
    "outside",
    "overlapping",
    "pause_site",
    "replaced_by",
    "resume_site",
    "span_words",
    "take_access",
    "uncoordinated_from",
    "vacate_post",
    "why_not",
]
