"""The records a workbook speaks of, by the names it calls them."""

from __future__ import annotations

import datetime as dt
from functools import cached_property

from wirkraum.calendar.models import Place, Room
from wirkraum.planning.models import Format
from wirkraum.planning.queries import labels_of, tenures_of
from wirkraum.programme.models import Circle, Post, Programme, Site, Tenure


class Records:
    """A programme's records by their folded names; each kind is read once, when it is needed."""

    def __init__(self, programme: Programme, day: dt.date) -> None:
        self.programme, self.day = programme, day
        self.labels = labels_of(programme)

    @cached_property
    def places(self) -> dict[str, Place]:
        """Places by their name."""
        return {one.name.casefold(): one for one in Place.objects.filter(programme=self.programme)}

    @cached_property
    def rooms(self) -> dict[str, Room]:
        """Rooms by "Ort, Raum"."""
        rooms = Room.objects.filter(place__programme=self.programme).select_related("place")
        return {str(room).casefold(): room for room in rooms}

    @cached_property
    def formats(self) -> dict[str, Format]:
        """Formats by their code."""
        formats = Format.objects.filter(programme=self.programme).select_related("programme")
        return {one.code.casefold(): one for one in formats}

    @cached_property
    def circles(self) -> dict[str, Circle]:
        """Circles by their name."""
        circles = Circle.objects.filter(programme=self.programme).order_by("-pk")
        return {one.name.casefold(): one for one in circles}

    @cached_property
    def posts(self) -> dict[str, Post]:
        """Posts by their label."""
        posts = Post.objects.filter(programme=self.programme)
        return {self.labels.posts[one.pk]: one for one in posts}

    @cached_property
    def sites(self) -> dict[str, Site]:
        """Sites by their label."""
        sites = Site.objects.filter(programme=self.programme)
        return {self.labels.sites[one.pk]: one for one in sites}

    @cached_property
    def tenures(self) -> dict[tuple[str, str], Tenure]:
        """Who holds a post on the day, by its label and their function."""
        held = tenures_of(self.programme, self.day)
        return {
            (self.labels.posts[one.post_id], one.person.function.casefold()): one for one in held
        }
