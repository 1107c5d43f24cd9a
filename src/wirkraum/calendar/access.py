"""Who sees and changes which Termine, free days and calendar addresses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TypeVar

from django.db.models import Q, QuerySet

from wirkraum.calendar.models import (
    Absence,
    CalendarUse,
    Feed,
    ForeignCalendar,
    FreeDays,
    FreeKind,
    Participant,
    Place,
    Status,
    Termin,
    Visibility,
)
from wirkraum.programme.access import Standing, may_see_inside, standing_of
from wirkraum.programme.models import Circle, Person, Post, PostKind, Site, Tenure

Row = TypeVar("Row", Absence, ForeignCalendar)
SITE_KINDS = frozenset({FreeKind.MOVABLE, FreeKind.CLOSURE})


def visible_termine(who: Standing) -> QuerySet[Termin]:
    """The Termine of the programme somebody may see; days only kept free are the coordination's."""
    all_of_it = Termin.objects.filter(programme=who.programme)
    if who.coordinates:
        return all_of_it
    told = all_of_it.exclude(status=Status.PROPOSED)
    if PostKind.BOARD in who.kinds:
        return told
    return told.filter(~Q(visibility=Visibility.TEAM) | concerns(who))


def own_termine(who: Standing) -> QuerySet[Termin]:
    """The Termine somebody is asked to, or that happen at their own sites; none only kept free."""
    mine = Termin.objects.filter(concerns(who), programme=who.programme)
    return mine.exclude(status=Status.PROPOSED)


def concerns(who: Standing) -> Q:
    """The condition that a Termin is somebody's own."""
    asked = Q(post__in=who.posts)
    if who.circles:
        asked |= Q(circle__in=who.circles)
    if who.carriers:
        asked |= Q(organisation__in=who.carriers)
    mine = Q(pk__in=Participant.objects.filter(asked).values("termin"))
    if not who.own_sites:
        return mine
    at_own_site = Termin.sites.through.objects.filter(site__in=who.own_sites)
    return mine | Q(pk__in=at_own_site.values("termin"))


def termine_at(who: Standing, site: Site) -> QuerySet[Termin]:
    """What somebody may see of a site's Termine."""
    at_site = Termin.sites.through.objects.filter(site=site)
    return visible_termine(who).filter(pk__in=at_site.values("termin"))


def termine_at_sites(who: Standing, sites: Iterable[Site]) -> QuerySet[Termin]:
    """What somebody may see of the Termine of several sites, each Termin once."""
    at_sites = Termin.sites.through.objects.filter(site__in=list(sites))
    return visible_termine(who).filter(pk__in=at_sites.values("termin"))


def may_read_notes(who: Standing, site: Site) -> bool:
    """Notes and head counts of a site are for those inside it."""
    return may_see_inside(who, site)


def may_read_note(who: Standing, termin: Termin) -> bool:
    """The note of one Termin: for the coordination, the board, and those whose Termin it is."""
    if who.coordinates or PostKind.BOARD in who.kinds:
        return True
    return own_termine(who).filter(pk=termin.pk).exists()


def may_change_termin(who: Standing, termin: Termin) -> bool:
    """The coordination changes every Termin, a site's lead those of the own site alone."""
    if termin.programme_id != who.programme.pk:
        return False
    if who.coordinates:
        return True
    sites = {site.pk for site in termin.sites.all()}
    return bool(sites) and sites <= who.led_sites and not hasattr(termin, "occurrence")


def may_record(who: Standing) -> bool:
    """Enter new Termine."""
    return who.coordinates or who.leads


def choosable_sites(who: Standing) -> QuerySet[Site]:
    """The sites somebody may enter Termine and free days for."""
    sites = Site.objects.filter(programme=who.programme)
    return sites if who.coordinates else sites.filter(pk__in=who.led_sites)


def may_edit_calendar(who: Standing) -> bool:
    """Change free days and kinds of the whole programme."""
    return who.coordinates


def may_add_free_days(who: Standing) -> bool:
    """Enter free days at all: for the programme, or for a site one leads."""
    return who.coordinates or who.leads


def may_edit_free_days(who: Standing, days: FreeDays) -> bool:
    """A site's lead changes the movable days and closures of the own site, nothing else."""
    if days.programme_id != who.programme.pk:
        return False
    return who.coordinates or (days.site_id in who.led_sites and days.kind in SITE_KINDS)


def visible_free_days(who: Standing) -> QuerySet[FreeDays]:
    """Free days are open to everybody in the programme."""
    return FreeDays.objects.filter(programme=who.programme)


def visible_places(who: Standing) -> QuerySet[Place]:
    """Where rooms are is open to everybody in the programme."""
    return Place.objects.filter(programme=who.programme)


def may_edit_places(who: Standing) -> bool:
    """Change places, their rooms, and the ways between them."""
    return who.coordinates


def may_subscribe(who: Standing, feed: Feed) -> bool:
    """See and renew a secret calendar address: of oneself, one's circles and one's sites.

    A personal address is for that person alone, the coordination included.
    """
    if feed.programme_id != who.programme.pk:
        return False
    if feed.person_id:
        return feed.person_id == who.person.pk
    return (
        who.coordinates
        or feed.circle_id in who.circles
        or feed.site_id in who.led_sites | who.team_sites
    )


def termine_of_feed(feed: Feed, day: dt.date) -> QuerySet[Termin] | None:
    """What a calendar address shows on a day; None when it is dead.

    A person's address shows what that person may see on that day, and dies with the last post or
    the account. A circle's or site's address is the programme's own and lives until it is renewed.
    """
    mine = Termin.objects.filter(programme=feed.programme_id).exclude(status=Status.PROPOSED)
    if feed.circle_id:
        return mine.filter(
            pk__in=Participant.objects.filter(circle=feed.circle_id).values("termin")
        )
    if feed.site_id:
        at_site = Termin.sites.through.objects.filter(site=feed.site_id)
        return mine.filter(pk__in=at_site.values("termin"))
    person = feed.person
    if person is None or person.user is None:
        return None
    who = standing_of(person.user, day, slug=feed.programme.slug)
    if who is None or who.person.pk != person.pk:
        return None
    return visible_termine(who).filter(concerns(who))


def persons_to_enter_for(who: Standing) -> QuerySet[Person]:
    """Whose absences and calendars somebody enters: the coordination everybody's, others their own."""
    persons = Person.objects.filter(programme=who.programme)
    return persons if who.coordinates else persons.filter(pk=who.person.pk)


def posts_to_enter_for(who: Standing) -> QuerySet[Post]:
    """The same for posts: a site's lead enters for those of the own site."""
    posts = Post.objects.filter(programme=who.programme)
    return posts if who.coordinates else posts.filter(site__in=who.led_sites)


def circles_to_enter_for(who: Standing) -> QuerySet[Circle]:
    """The circles whose foreign calendars somebody takes in."""
    circles = Circle.objects.filter(programme=who.programme)
    return circles if who.coordinates else circles.none()


def visible_absences(who: Standing) -> QuerySet[Absence]:
    """The coordination sees all, a site's lead those of its posts and of whoever holds them."""
    return _entered_for(who, Absence.objects.filter(programme=who.programme))


def visible_foreign(who: Standing) -> QuerySet[ForeignCalendar]:
    """Foreign calendars, by the same rule; those of circles are the coordination's."""
    return _entered_for(who, ForeignCalendar.objects.filter(programme=who.programme))


def _entered_for(who: Standing, records: QuerySet[Row]) -> QuerySet[Row]:
    if who.coordinates:
        return records
    mine = Q(person=who.person) | Q(post__in=who.posts)
    if who.led_sites:
        mine |= of_posts(posts_to_enter_for(who), who.day)
    return records.filter(mine)


def of_posts(posts: QuerySet[Post], day: dt.date) -> Q:
    """The condition that something is of one of the posts, or of whoever holds it on the day."""
    holders = Tenure.objects.as_of(day).filter(post__in=posts)
    return Q(post__in=posts) | Q(person__in=holders.values("person"))


def may_read_reason(who: Standing, absence: Absence) -> bool:
    """Why somebody is away is for themselves and the coordination; others read "belegt"."""
    return absence.programme_id == who.programme.pk and (
        who.coordinates or absence.person_id == who.person.pk or absence.post_id in who.posts
    )


def may_change_absence(who: Standing, absence: Absence) -> bool:
    """Change what was entered here; with a reason, only whoever may read it."""
    if absence.source_id or (absence.reason and not may_read_reason(who, absence)):
        return False
    return may_enter(who, absence)


def may_change_foreign(who: Standing, calendar: ForeignCalendar) -> bool:
    """Change, read again and delete a foreign calendar; Termine from it are the coordination's."""
    entered_by_all = calendar.use == CalendarUse.BUSY
    return may_enter(who, calendar) and (who.coordinates or entered_by_all)


def may_enter(who: Standing, record: Absence | ForeignCalendar) -> bool:
    """Whether a record is of somebody one enters for. One query for a lead and a post, else none."""
    if record.programme_id != who.programme.pk:
        return False
    if who.coordinates or (record.person_id and record.person_id == who.person.pk):
        return True
    post = record.post if record.post_id else None
    return post is not None and post.site_id in who.led_sites
