"""The words around a record's form, and how it is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.db import models
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wirkraum.accounts.models import User
from wirkraum.history.models import Entry
from wirkraum.history.queries import of_record, told
from wirkraum.kit.told import Told
from wirkraum.kit.words import spoken

Words = str | Callable[[Any], str]
Summary = Told | str | Callable[[Any], Told | str]


@dataclass(frozen=True)
class RecordPage:
    """The words and addresses around one record's form.

    `summary` goes into the history ("Standort geändert: 139. Grundschule"), `back` is where the
    reader returns to, `delete` (if any) the address of the delete action. Both `summary` and `back`
    may be functions of the saved record; `cancel` is the way out before there is one. `names` gives
    accounts (by key) a function to show.
    """

    title: str
    summary: Summary
    back: Words
    section: str
    scope: int | None
    delete: str = ""
    cancel: str = ""
    intro: str = ""
    undoable: bool = False
    submit: str = ""
    template: str = "history/record_form.html"
    crumbs: tuple[tuple[str, str], ...] = ()
    names: Mapping[int, str] = field(default_factory=dict)

    def summary_of(self, record: models.Model | None) -> Told | str:
        """What the history and the message say."""
        return self.summary if isinstance(self.summary, Told | str) else self.summary(record)

    def back_of(self, record: models.Model | None) -> str:
        """Where the reader goes then; before the record exists, the address must be a plain one."""
        return self.back if isinstance(self.back, str) else self.back(record)


@dataclass(frozen=True)
class ShownClash:
    """A field two people changed differently, in readable words."""

    field: str
    label: str
    mine: str
    theirs: str


def show(
    request: HttpRequest,
    form: BaseForm,
    page: RecordPage,
    *,
    status: int = 200,
    clashes: Iterable[ShownClash] = (),
) -> HttpResponse:
    """The form's page, with the record's past under it."""
    record = getattr(form, "instance", None)
    stored = record is not None and record.pk is not None
    past = told(of_record(record, limit=10), names=page.names) if stored and record else []
    crumbs = [{"name": name, "url": url} for name, url in page.crumbs]
    context = {
        "form": form,
        "page": page,
        "back": page.back_of(record) if stored or isinstance(page.back, str) else page.cancel,
        "crumbs": [*crumbs, {"name": page.title}] if crumbs else [],
        "section": page.section,
        "clashes": list(clashes),
        "past": past,
    }
    return render(request, page.template, context, status=status)


def tell(request: HttpRequest, entry: Entry) -> None:
    """A message that says what was done and offers to undo it."""
    text = spoken(entry.said or entry.summary)
    messages.success(request, text, extra_tags=f"undo-{entry.pk}" if entry.pk else "")


def user_of(request: HttpRequest) -> User:
    """Who acts."""
    assert isinstance(request.user, User)  # noqa: S101  the sign-in middleware guards the page
    return request.user
