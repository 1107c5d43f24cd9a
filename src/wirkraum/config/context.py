"""What every page of the workspace shows around its content."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from wirkraum.accounts.models import User
from wirkraum.calendar.access import may_record
from wirkraum.config.demo.signins import PASSWORD, SIGN_INS
from wirkraum.intake.access import may_set_up
from wirkraum.kit.clock import today
from wirkraum.kit.signin import is_open
from wirkraum.programme.access import Standing
from wirkraum.programme.domain.school_year import SchoolYear
from wirkraum.programme.pages import standing_for


def shell(request: HttpRequest) -> dict[str, object]:
    """Navigation, programme, person and look; quiet for pages without a session."""
    if is_open(request) or not hasattr(request, "user") or not request.user.is_authenticated:
        return demonstration()
    user = request.user
    who = standing_for(request)
    return {
        **demonstration(),
        "today": today(),
        "who": who,
        "programme": who.programme if who else None,
        "several_programmes": who.several if who else False,
        "school_year": SchoolYear.of(today()),
        "navigation": navigation(user, who),
        "person_label": who.person.function if who else user.email,
        "initials": initials(who.person.function if who else user.email),
        "theme": user.theme,
    }


def demonstration() -> dict[str, object]:
    """In the demonstration, the sign-ins for everybody to see."""
    if not settings.DEMO:
        return {"demo": False}
    return {"demo": True, "demo_signins": SIGN_INS, "demo_password": PASSWORD}


def navigation(user: User, who: Standing | None) -> list[dict[str, str]]:
    """The rooms somebody may enter, in the order of the rail; what is barred is absent."""
    rooms = [room("heute", _("Heute"), "desk:today", "heute")]
    if who is not None:
        rooms += [
            room("jahresplan", _("Jahresplan"), "planning:year", "plan"),
            room("termine", _("Termine"), "calendar:termine", "uhr"),
            room("standorte", _("Standorte"), "programme:sites", "standort"),
            room("berichte", _("Berichte"), "reporting:reports", "bericht"),
        ]
        if may_record(who):
            rooms.append(room("eintragen", _("Eintragen"), "calendar:new", "plus", place="record"))
    rooms.append(room("hilfe", _("Hilfe"), "desk:help", "frage", place="foot"))
    if may_set_up(user, who):
        rooms.append(
            room("einrichtung", _("Einrichtung"), "intake:setup", "einrichtung", place="foot")
        )
    return rooms


def room(section: str, name: str, url: str, icon: str, *, place: str = "main") -> dict[str, str]:
    """One item of the navigation."""
    return {"section": section, "name": name, "url": reverse(url), "icon": icon, "place": place}


def initials(label: str) -> str:
    """Two letters for the person's mark: of the first two words with a letter."""
    words = [word for word in label.replace("-", " ").split() if word[:1].isalpha()]
    return "".join(word[0] for word in words[:2]).upper() or "?"
