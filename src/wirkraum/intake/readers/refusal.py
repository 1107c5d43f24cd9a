"""The one way in which a file is refused."""

from __future__ import annotations

from wirkraum.kit.told import Told, row
from wirkraum.kit.told import told as _


class Unreadable(Exception):
    """A file that is not read; `reason` and `remedy` are sentences for the person."""

    def __init__(self, reason: Told, remedy: Told) -> None:
        super().__init__(reason, remedy)
        self.reason = reason
        self.remedy = remedy

    def __str__(self) -> str:
        return str(self.told)

    @property
    def told(self) -> Told:
        """Both sentences."""
        return row([self.reason, self.remedy], " ")


AS_PPTX = _("Speichern Sie die Präsentation als PPTX oder PDF und wählen Sie diese Datei.")
OR_PASTE = _("Sie können den Text oder die Tabelle auch kopieren und einfügen.")


def too_large(megabytes: int) -> Unreadable:
    return Unreadable(
        _("Die Datei ist größer als %(megabytes)s MB.", megabytes=megabytes),
        _(
            "Verkleinern Sie die Bilder darin oder speichern Sie sie als PDF. %(otherwise)s",
            otherwise=OR_PASTE,
        ),
    )


def damaged(what: Told | str) -> Unreadable:
    return Unreadable(
        _("%(what)s ist beschädigt oder unvollständig.", what=what),
        _(
            "Öffnen Sie die Datei in Ihrem Programm, speichern Sie sie neu und wählen Sie sie noch einmal."
        ),
    )


def protected(what: Told | str) -> Unreadable:
    return Unreadable(
        _("%(what)s ist mit einem Passwort geschützt.", what=what),
        _("Entfernen Sie den Schutz und wählen Sie die Datei noch einmal."),
    )


def too_much(what: Told | str) -> Unreadable:
    return Unreadable(
        _("%(what)s hat einen ungewöhnlich großen Inhalt.", what=what),
        _("Wählen Sie nur die Folien, die Sie brauchen. %(otherwise)s", otherwise=OR_PASTE),
    )
