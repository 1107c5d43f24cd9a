"""What stands around the pages and forms of sites and programme."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from wirkraum.history.models import Entry
from wirkraum.history.pages import RecordPage
from wirkraum.history.queries import told
from wirkraum.programme.access import Standing, may_edit_programme
from wirkraum.programme.models import Post, Site
from wirkraum.programme.pages import ProgrammeRequest, asked_day, day_query
from wirkraum.programme.queries import account_names, reaching_further

# The programme has no place of its own in the navigation; it stands above the sites.
SITES = PROGRAMME = "standorte"


def around(request: ProgrammeRequest, tab: str) -> dict[str, Any]:
    """What every page with a Stichtag knows; `stand` keeps the day in its links."""
    day = asked_day(request)
    return {
        "section": PROGRAMME,
        "tab": tab,
        "day": day,
        "stand": day_query(day),
        "may_edit": may_edit_programme(request.who),
    }


def past(request: ProgrammeRequest, entries: list[Entry]) -> dict[str, Any]:
    """The card with the past of a site or post."""
    names = account_names(request.who.programme)
    return {
        "shows_history": True,
        "past": told(entries, names=names),
        "further": reaching_further(entries),
    }


def site_form(who: Standing, site: Site | None, **words: Any) -> RecordPage:
    """A form about a site; `words` are those of `RecordPage`."""
    crumbs = [(_("Standorte"), reverse("programme:sites"))]
    if site is not None:
        crumbs.append((site.name, reverse("programme:site", args=[site.slug])))
    return _page(who, section=SITES, crumbs=tuple(crumbs), **words)


def programme_form(
    who: Standing, *, trail: Iterable[tuple[str, str]] = (), **words: Any
) -> RecordPage:
    """A form about the programme; `trail` leads on from the programme's page to the form."""
    crumbs = ((_("Programm"), reverse("programme:programme")), *trail)
    return _page(who, section=PROGRAMME, crumbs=crumbs, **words)


def post_trail(post: Post | None = None) -> list[tuple[str, str]]:
    """The way to the posts, and on to one of them."""
    posts = [(_("Stellen"), reverse("programme:posts"))]
    own = [(post.title, reverse("programme:post", args=[post.pk]))] if post else []
    return posts + own


def _page(who: Standing, **words: Any) -> RecordPage:
    names = account_names(who.programme)
    return RecordPage(scope=who.programme.pk, names=names, undoable=who.coordinates, **words)
