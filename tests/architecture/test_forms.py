"""What every form refuses: days nobody means, and keys no database can hold."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator

import pytest
from django import forms

import wirkraum
from wirkraum.history.forms import Several
from wirkraum.kit.days import possible


def every_form() -> Iterator[type[forms.BaseForm]]:
    """All form classes of the package."""
    for module in pkgutil.walk_packages(wirkraum.__path__, "wirkraum."):
        if ".forms" in module.name:
            for _name, found in inspect.getmembers(importlib.import_module(module.name)):
                if inspect.isclass(found) and issubclass(found, forms.BaseForm):
                    yield found


FORMS = sorted(set(every_form()), key=lambda form: (form.__module__, form.__name__))


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
def test_fields_refuse_what_breaks_databases_and_calendars(form: type[forms.BaseForm]) -> None:
    for name, field in getattr(form, "base_fields", {}).items():
        if isinstance(field, forms.DateField):
            assert possible in field.validators, name
        if isinstance(field, forms.ModelMultipleChoiceField):
            assert isinstance(field, Several), name
