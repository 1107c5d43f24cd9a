"""The edit page of any record: one version, silent merge, both versions on a clash, undo."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from django.contrib import messages
from django.db import IntegrityError, models
from django.db.models import ProtectedError, RestrictedError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wirkraum.history.actions import Change, Conflict, Gone, change, fate_of, needing
from wirkraum.history.domain.refusal import Refused
from wirkraum.history.forms import RecordForm
from wirkraum.history.pages.joining import chosen, join
from wirkraum.history.pages.page import RecordPage, show, tell, user_of
from wirkraum.kit.clock import now
from wirkraum.kit.numbers import number_of
from wirkraum.kit.words import quoted, spoken

# How often input is joined anew while others keep saving; then a person has to look.
ROUNDS = 3
Form = RecordForm[Any]
Then = Callable[[Change, Any], None]


def edit_record(
    request: HttpRequest,
    *,
    form_class: type[Form],
    record: models.Model,
    page: RecordPage,
    then: Then | None = None,
    **form_args: Any,
) -> HttpResponse:
    """Show and save a form for a new or existing record.

    Answers 422 for invalid input, 409 for a clash; otherwise saves, tells, and goes back. `then`
    may change further records within the same verb, after the record itself, or raise Refused.
    """
    if request.method != "POST":
        return show(request, form_class(instance=record, **form_args), page)

    def form_of(data: Any = None) -> Form:
        return form_class(data, instance=_as_stored(record), **form_args)

    data: Any = chosen(request.POST, form_of())
    for _round in range(ROUNDS):
        form = form_of(data)
        if not form.is_valid():
            return show(request, form, page, status=422)
        answer = _attempt(request, form, page, then)
        if isinstance(answer, HttpResponse):
            return answer
        if answer is None:
            continue
        joined = join(form, form_of())
        data = joined.data
        if joined.clashes:
            return show(request, form_of(data), page, status=409, clashes=joined.clashes)
    form.add_error(
        None, _("Gerade speichern mehrere gleichzeitig. Bitte speichern Sie noch einmal.")
    )
    return show(request, form, page, status=409)


def delete_record(
    request: HttpRequest,
    *,
    record: models.Model,
    page: RecordPage,
    parts: Collection[str] | None = None,
    then: Then | None = None,
) -> HttpResponse:
    """Remove a record with a message that offers to undo it; refuse when others need it.

    `parts` names what may go with it ("programme.phase"); without it, all that hangs on the record
    does. `then` as in `edit_record`.
    """
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    back, words = page.back_of(record), page.summary_of(record)
    if others := _needing(record, parts):
        messages.error(request, _needed_words(record, others))
        return redirect(back)
    try:
        with change(by=user_of(request), at=now(), scope=page.scope, summary=words) as verb:
            verb.delete(record, expected=_seen(request))
            if then is not None:
                then(verb, record)
    except Refused as refusal:
        messages.error(request, spoken(refusal.reason))
        return redirect(back)
    except (Conflict, Gone, ProtectedError, RestrictedError):
        messages.error(
            request,
            _("Jemand hat das inzwischen geändert. Bitte sehen Sie es sich noch einmal an."),
        )
        return redirect(back)
    tell(request, verb.entry)
    return redirect(back)


def _as_stored(record: models.Model) -> models.Model:
    """A fresh copy, so that what a form wrote into one attempt does not leak into the next."""
    if record.pk is None:
        return record
    return type(record)._base_manager.filter(pk=record.pk).first() or record


def _attempt(
    request: HttpRequest, form: Form, page: RecordPage, then: Then | None
) -> HttpResponse | Conflict | None:
    """The answer, the conflict to be joined, or nothing when the form is to be looked at again."""
    record = form.instance
    is_new = record.pk is None
    try:
        return _save(request, form, page, then)
    except (Gone, Refused) as reason:
        return _refused(request, form, page, reason)
    except Conflict as clash:
        return clash
    except IntegrityError:
        # Somebody stored the same a moment ago; looked at again, the form says so itself.
        if is_new:
            record.pk, record._state.adding = None, True
        return None


def _save(request: HttpRequest, form: Form, page: RecordPage, then: Then | None) -> HttpResponse:
    record = form.instance
    words = page.summary_of(record)
    with change(by=user_of(request), at=now(), scope=page.scope, summary=words) as verb:
        verb.save(record, expected=form.expected, links=form.links())
        if then is not None:
            then(verb, record)
    if verb.steps:
        tell(request, verb.entry)
    else:
        messages.info(request, _("Es gab nichts zu ändern."))
    return redirect(page.back_of(record))


def _refused(
    request: HttpRequest, form: Form, page: RecordPage, reason: Gone | Refused
) -> HttpResponse:
    gone = _(
        "Jemand hat diesen Eintrag inzwischen gelöscht. Ihre Eingaben stehen noch hier; im Verlauf "
        "lässt sich das Löschen zurücknehmen."
    )
    form.add_error(None, spoken(reason.reason) if isinstance(reason, Refused) else gone)
    return show(request, form, page, status=422 if isinstance(reason, Refused) else 409)


def _seen(request: HttpRequest) -> int | None:
    return number_of(request.POST.get("version", ""))


def _needing(record: models.Model, parts: Collection[str] | None) -> list[models.Model]:
    try:
        fate = fate_of(record)
    except (ProtectedError, RestrictedError) as error:
        return needing(error)
    return [one for one in fate.others if parts is not None and one._meta.label_lower not in parts]


def _needed_words(record: models.Model, others: list[models.Model]) -> str:
    named = [f"{one._meta.verbose_name} {quoted(one)}" for one in others[:3]]
    if len(others) > len(named):
        named.append(_("%(count)s weitere") % {"count": len(others) - len(named)})
    text = _("„%(what)s“ lässt sich nicht löschen, es hängt noch daran: %(needing)s.")
    return text % {"what": record, "needing": ", ".join(named)}
