"""The page of a verb that touches several records: a form, then one entry in the history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.db import IntegrityError
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wirkraum.accounts.models import User
from wirkraum.history.actions import Conflict, Gone
from wirkraum.history.domain.refusal import Refused
from wirkraum.history.models import Entry
from wirkraum.history.pages.page import RecordPage, show, tell, user_of
from wirkraum.kit.clock import now
from wirkraum.kit.words import spoken

Perform = Callable[[dict[str, Any], User, dt.datetime], Entry]


def carry_out(
    request: HttpRequest, *, form: BaseForm, page: RecordPage, perform: Perform
) -> HttpResponse:
    """Show the form; with valid input perform the verb, tell, and go back.

    `perform` gets the cleaned input, who acts and when, and returns its history entry. Answers 422
    for invalid input and for Refused, 409 when somebody else was faster.
    """
    if request.method != "POST":
        return show(request, form, page)
    if not form.is_valid():
        return show(request, form, page, status=422)
    try:
        entry = perform(form.cleaned_data, user_of(request), now())
    except Refused as refusal:
        form.add_error(None, spoken(refusal.reason))
        return show(request, form, page, status=422)
    except (Conflict, Gone, IntegrityError):
        form.add_error(
            None, _("Jemand war schneller. Bitte sehen Sie sich den Stand noch einmal an.")
        )
        return show(request, form, page, status=409)
    tell(request, entry)
    return redirect(page.back_of(None))
