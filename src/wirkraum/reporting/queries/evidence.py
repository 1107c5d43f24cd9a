"""Records as evidence: how each is named in a report, and where it is to be seen.

A report leaves the house, so nothing here names a person, and a Termin for those concerned alone
appears by its kind, not by its title.
"""

from __future__ import annotations

import datetime as dt

from django.urls import reverse
from django.utils.formats import number_format

from wirkraum.calendar.models import Visibility
from wirkraum.calendar.queries import TerminRow
from wirkraum.planning.models import Format
from wirkraum.programme.models import Link, Phase, Programme, School
from wirkraum.programme.pages import DAY_FIELD
from wirkraum.programme.queries import CarrierState, GrantState, PostState, SiteRow
from wirkraum.reporting.domain.tree import Evidence

EXAMPLE = "Beispiel"
INFERRED = "erschlossen, nicht bestätigt"


def of_termin(row: TerminRow) -> Evidence:
    """A held Termin."""
    closed = row.visibility == Visibility.TEAM
    title = (row.kind.name if row.kind else "Termin") if closed else row.title
    where = ", ".join(site.name for site in row.sites)
    return Evidence(
        "termin",
        f"termin:{row.pk}",
        title,
        _joined(where, "gehalten", EXAMPLE if row.is_example else ""),
        row.day,
        row.path,
    )


def of_post(post: PostState, as_of: dt.date) -> Evidence:
    """A post as it stands on the Stichtag: held or vacant, since when."""
    day = post.held_since or post.vacant_since
    scope = f"{number_format(post.fte)} VZÄ" if post.fte else ""
    inferred = INFERRED if any(holder.inferred for holder in post.holders) else ""
    detail = _joined(
        "unbesetzt" if post.vacant else "besetzt", scope, _carrier(post.organisation), inferred
    )
    # A tenure is the record of a post that is held; of a vacant one it is the post itself.
    kind, key = ("post", post.pk) if post.vacant else ("tenure", post.holders[0].tenure)
    return Evidence(kind, f"{kind}:{key}", post.title, detail, day, _post_path(post, as_of))


def _carrier(name: str) -> str:
    return f"Träger {name}" if name else ""


def _post_path(post: PostState, as_of: dt.date) -> str:
    if post.site:
        return site_path(post.site.slug, as_of)
    return f"{reverse('programme:posts')}?{DAY_FIELD}={as_of}"


def of_site(site: SiteRow, as_of: dt.date, detail: str = "Standort") -> Evidence:
    """A site."""
    return Evidence("site", f"site:{site.pk}", site.name, detail, None, site_path(site.slug, as_of))


def of_school(school: School, site: SiteRow, as_of: dt.date) -> Evidence:
    """A school and the site that serves it."""
    detail = _joined(f"Standort {site.mark}", INFERRED if school.inferred else "")
    name = school.organisation.name
    path = site_path(site.slug, as_of)
    return Evidence("school", f"school:{school.pk}", name, detail, None, path)


def of_phase(phase: Phase, site: SiteRow, as_of: dt.date) -> Evidence:
    """How far a site is."""
    detail = _joined(str(phase.get_kind_display()), INFERRED if phase.inferred else "")
    path = site_path(site.slug, as_of)
    return Evidence("phase", f"phase:{phase.pk}", site.name, detail, phase.valid_from, path)


def of_grant(grant: GrantState) -> Evidence:
    """A Bescheid; its reference number stays inside."""
    detail = _joined(
        "" if grant.decided_on else "Datum nicht erfasst", INFERRED if grant.inferred else ""
    )
    return Evidence(
        "grant",
        f"grant:{grant.pk}",
        f"Bescheid an {grant.carrier_label}",
        detail,
        grant.decided_on,
        _home(),
    )


def of_carrier(carrier: CarrierState) -> Evidence:
    """A carrier whose Bescheid is not recorded."""
    sites = ", ".join(site.mark for site in carrier.sites)
    return Evidence(
        "carrier",
        f"organisation:{carrier.pk}",
        carrier.label,
        f"Träger von {sites}, Bescheid nicht erfasst",
        None,
        _home(),
    )


def of_link(link: Link) -> Evidence:
    """A web address the programme knows."""
    return Evidence("link", f"link:{link.pk}", link.label, "Verweis des Programms", None, _home())


def of_programme(programme: Programme) -> Evidence:
    """The programme itself."""
    office = programme.office
    return Evidence("programme", f"programme:{programme.pk}", str(programme), office, None, _home())


def of_format(one: Format, path: str) -> Evidence:
    """An agreed format; `path` leads to the list of formats."""
    words = f"Häufigkeit „{one.frequency_text}“"
    return Evidence("format", f"format:{one.pk}", one.full_name, words, one.valid_from, path)


def site_path(slug: str, as_of: dt.date) -> str:
    """A site's page as of the Stichtag."""
    return f"{reverse('programme:site', args=[slug])}?{DAY_FIELD}={as_of}"


def _home() -> str:
    return reverse("programme:programme")


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
