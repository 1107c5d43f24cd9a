"""The person's own settings."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wirkraum.accounts.forms import PreferencesForm
from wirkraum.kit.signin import open_to_everyone


def preferences(request: HttpRequest) -> HttpResponse:
    """Choose theme and language."""
    user = request.user
    assert user.is_authenticated  # noqa: S101  the sign-in middleware guards this page
    initial = {"language": user.language or "de"}
    form = PreferencesForm(request.POST or None, instance=user, initial=initial)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Ihre Einstellungen sind gespeichert."))
        return redirect("accounts:preferences")
    status = 422 if form.is_bound else 200
    return render(request, "accounts/preferences.html", {"form": form}, status=status)


@open_to_everyone
def closed(request: HttpRequest) -> HttpResponse:
    """Pages of the library that do not exist here."""
    del request
    raise Http404
