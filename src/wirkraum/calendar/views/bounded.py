"""Pages that take a calendar file: what announces too much is answered unread."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from wirkraum.calendar.readers.refusal import MOST_BYTES
from wirkraum.kit.gate import is_heavy, weighs_itself

ROOM_FOR_FORM = 64 * 1024
View = Callable[..., HttpResponseBase]


def bounded(view: View) -> View:
    """Answer before the body is read when it announces too much."""
    protected = csrf_protect(view)

    @weighs_itself
    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest, **named: Any) -> HttpResponseBase:
        if is_heavy(request, MOST_BYTES + ROOM_FOR_FORM):
            # Unread, the body must not be mistaken for the next request.
            messages.error(request, _("Die Datei ist größer als 5 MB."))
            return redirect(request.path)
        return protected(request, **named)

    return guarded
