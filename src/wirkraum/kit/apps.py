"""The kit: tools without domain."""

from __future__ import annotations

from django.apps import AppConfig
from django.core.management import call_command
from django.db.models.signals import post_migrate
from django.forms import DateField, Field
from django.utils.translation import gettext_lazy as _

from wirkraum.kit.days import possible


def make_cache_table(**_more: object) -> None:
    """The cache lives in the database; its table comes with the first migration."""
    call_command("createcachetable", verbosity=0)


class KitConfig(AppConfig):
    """Base templates, clock, records, page components."""

    name = "wirkraum.kit"
    label = "kit"

    def ready(self) -> None:
        """Make the cache table with the first migration; what every field of a form asks and refuses."""
        # Without a sender: Django sends the signal only for apps with models, and the kit has none.
        post_migrate.connect(make_cache_table, dispatch_uid="kit.cache_table")
        Field.default_error_messages["required"] = _("Bitte ausfüllen.")
        DateField.default_validators = [possible]
