"""Who is asked to a Termin: a row each, plain selects, so that it works without script."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _

from wirkraum.calendar.actions import Invited
from wirkraum.calendar.forms.termin import Seen
from wirkraum.calendar.models import Participant, Role, Termin
from wirkraum.kit.order import natural
from wirkraum.programme.models import Circle, Organisation, Post

SPARE = 3
MOST = 60
Subject = Circle | Post | Organisation


class GuestsForm(Seen):
    """Rows of who and how; an empty row asks nobody."""

    def __init__(self, *args: Any, termin: Termin, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = list(termin.participants.order_by("pk"))
        self.subjects = _subjects(termin)
        choices = _choices(self.subjects)
        self.count = min(self._sent() or len(asked) + SPARE, MOST)
        for row in range(self.count):
            one = asked[row] if row < len(asked) else None
            self.fields[f"who-{row}"] = forms.ChoiceField(
                label=_("Wer"), choices=choices, required=False, initial=_key(one) if one else ""
            )
            self.fields[f"role-{row}"] = forms.ChoiceField(
                label=_("Teilnahme"),
                choices=Role.choices,
                required=False,
                initial=one.role if one else Role.REQUIRED,
            )

    def rows(self) -> Iterator[tuple[BoundField, BoundField]]:
        """The fields pair by pair."""
        for row in range(self.count):
            yield self[f"who-{row}"], self[f"role-{row}"]

    def _sent(self) -> int:
        return sum(1 for name in self.data if name.startswith("who-"))

    def clean(self) -> dict[str, Any]:
        """Nobody is asked twice."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        seen: set[str] = set()
        for row in range(self.count):
            key = cleaned.get(f"who-{row}", "")
            if key and key in seen:
                self.add_error(f"who-{row}", _("Steht schon in der Liste."))
            seen.add(key)
        return cleaned

    @property
    def invited(self) -> list[Invited]:
        """Everybody named, with how they take part."""
        found = []
        for row in range(self.count):
            subject = self.subjects.get(self.cleaned_data[f"who-{row}"])
            if subject is not None:
                role = self.cleaned_data[f"role-{row}"] or Role.REQUIRED
                found.append(_invited(role, subject))
        return found


def _invited(role: str, subject: Subject) -> Invited:
    if isinstance(subject, Circle):
        return Invited(role, circle=subject)
    if isinstance(subject, Post):
        return Invited(role, post=subject)
    return Invited(role, organisation=subject)


def _key(one: Participant) -> str:
    if one.circle_id:
        return f"z{one.circle_id}"
    return f"s{one.post_id}" if one.post_id else f"o{one.organisation_id}"


def _subjects(termin: Termin) -> dict[str, Subject]:
    day = termin.day
    programme = termin.programme_id
    found: dict[str, Subject] = {}
    for circle in Circle.objects.filter(programme=programme):
        found[f"z{circle.pk}"] = circle
    asked = termin.participants.values("post")
    posts = Post.objects.as_of(day) | Post.objects.filter(pk__in=asked)
    for post in posts.filter(programme=programme).distinct():
        found[f"s{post.pk}"] = post
    for organisation in Organisation.objects.filter(programme=programme):
        found[f"o{organisation.pk}"] = organisation
    return found


def _choices(subjects: dict[str, Subject]) -> list[tuple[str, Any]]:
    groups: dict[str, list[tuple[str, str]]] = {"z": [], "s": [], "o": []}
    for key, subject in subjects.items():
        name = subject.name if isinstance(subject, Organisation) else str(subject)
        groups[key[0]].append((key, name))
    for some in groups.values():
        some.sort(key=lambda choice: natural(choice[1]))
    words = {"z": _("Zielgruppen"), "s": _("Stellen"), "o": _("Organisationen")}
    return [("", "–"), *((words[mark], some) for mark, some in groups.items() if some)]
