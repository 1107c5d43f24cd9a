"""The sign-ins of the demonstration: one per role. They exist nowhere else."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PASSWORD = "familie-schule-hort"  # noqa: S105  shown on the sign-in page of the demonstration
COORDINATION = "koordinierung@demo.example"


@dataclass(frozen=True)
class SignIn:
    """An account and the function of the person it belongs to."""

    role: str | Promise
    email: str
    function: str


SIGN_INS = (
    SignIn(_("Kommunale Koordinierung"), COORDINATION, "Kommunale Koordinierung"),
    SignIn(_("FSZ-Leitung"), "leitung@demo.example", "FSZ-Leitung 139. Grundschule"),
    SignIn(_("Träger"), "traeger@demo.example", "Trägervertretung VSP"),
    SignIn(_("Leitungsteam"), "leitungsteam@demo.example", "Schulleitung 139. Grundschule"),
    SignIn(_("Lenkungsgruppe"), "lenkungsgruppe@demo.example", "Amtsleitung Amt für Schulen"),
)
