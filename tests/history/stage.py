"""What the tests of the pages around a record send and set up."""

from __future__ import annotations

from typing import Any

from django.contrib.messages import get_messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.db import models
from django.http import HttpRequest
from django.test import RequestFactory

from wirkraum.accounts.models import User
from wirkraum.history.forms import RecordForm
from wirkraum.history.pages import RecordPage, edit_record
from wirkraum.programme.models import Organisation, Site

PAGE = RecordPage(
    title="Bearbeiten", summary="Geändert", back="/zurueck/", section="standorte", scope=1
)


class SiteForm(RecordForm[Site]):
    class Meta:
        model = Site
        fields = ["name", "about", "public_contact", "kind"]


class OrganisationForm(RecordForm[Organisation]):
    class Meta:
        model = Organisation
        fields = ["name", "kind"]


def post(user: User, data: dict[str, Any] | None) -> HttpRequest:
    factory = RequestFactory()
    request = factory.get("/") if data is None else factory.post("/", data)
    request.user = user
    request.session = {}  # type: ignore[assignment]
    setattr(request, "_messages", FallbackStorage(request))  # noqa: B010  where Django keeps them
    return request


def edit(
    user: User, form_class: Any, record: models.Model, data: dict[str, Any] | None, **more: Any
) -> Any:
    fresh = type(record)._base_manager.get(pk=record.pk) if record.pk else record
    return edit_record(post(user, data), form_class=form_class, record=fresh, page=PAGE, **more)


def seen(form_class: Any, record: models.Model) -> dict[str, Any]:
    """What an editor's browser holds after opening the form."""
    form = form_class(instance=type(record)._base_manager.get(pk=record.pk))
    values = {name: form[name].value() for name in form.fields}
    return {name: "" if value is None else value for name, value in values.items()}


def words(request: HttpRequest) -> str:
    return " ".join(str(message) for message in get_messages(request))
