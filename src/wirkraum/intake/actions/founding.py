"""A programme is founded: municipality, office, the coordination and who holds it."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

from wirkraum.accounts.models import User
from wirkraum.history.domain.refusal import Refused
from wirkraum.intake.actions.records import Writing
from wirkraum.intake.domain.draft import Head
from wirkraum.intake.domain.likeness import key, slug
from wirkraum.kit.told import row
from wirkraum.kit.told import told as _
from wirkraum.programme.models import (
    Municipality,
    Organisation,
    Person,
    Post,
    PostKind,
    Programme,
    Tenure,
)

COORDINATION = "Kommunale Koordinierung"
NEEDED = {
    "programme": _("der Name des Programms"),
    "municipality": _("die Kommune"),
    "land": _("das Land"),
    "office": _("das Amt"),
}


def found_programme(writing: Writing, head: Head, by: User | None) -> Writing:
    """The programme with its coordination, held by the founder so that rights follow."""
    missing = [words for name, words in NEEDED.items() if not getattr(head, name).strip()]
    if missing:
        raise Refused(_("Es fehlt noch: %(missing)s.", missing=row(missing)))
    programme = writing.save(
        Programme(
            municipality=_municipality(writing, head),
            slug=_free_slug(head.town or head.municipality),
            name=head.programme,
            short_name=head.short_name or head.programme[:20],
            office=head.office,
            office_short=head.office_short,
        )
    )
    founded = replace(writing, programme=programme)
    _coordination(founded, head, by)
    return founded


def _municipality(writing: Writing, head: Head) -> Municipality:
    """The municipality of that name in the Land, if another programme has named it already."""
    for known in Municipality.objects.filter(land=head.land):
        if key(known.full_name) == key(head.municipality):
            return known
    town = head.town or head.municipality
    return writing.save(Municipality(name=town, full_name=head.municipality, land=head.land))


def _free_slug(town: str) -> str:
    plain = slug(town) or "programm"
    names = (plain if number == 1 else f"{plain[:36]}-{number}" for number in count(1))
    return next(name for name in names if not Programme.objects.filter(slug=name).exists())


def _coordination(writing: Writing, head: Head, by: User | None) -> None:
    programme = writing.known_programme
    since = head.since or writing.day
    office = writing.save(
        Organisation(
            programme=programme,
            kind="office",
            name=head.office,
            short_name=head.office_short,
            source=writing.source,
        )
    )
    post = writing.save(
        Post(
            programme=programme,
            kind=PostKind.COORDINATION,
            title=COORDINATION,
            organisation=office,
            valid_from=since,
            source=writing.source,
        )
    )
    person = writing.save(
        Person(programme=programme, function=COORDINATION, organisation=office, user=by)
    )
    writing.save(Tenure(post=post, person=person, valid_from=since, source=writing.source))
