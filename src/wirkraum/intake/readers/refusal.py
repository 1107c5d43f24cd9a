"""The one way in which a file is refused."""

from __future__ import annotations


class Unreadable(Exception):
    """A file that is not read; `reason` and `remedy` are German sentences for the person."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason, remedy)
        self.reason = reason
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.reason} {self.remedy}"


AS_PPTX = "Speichern Sie die Präsentation als PPTX oder PDF und wählen Sie diese Datei."
OR_PASTE = "Sie können den Text oder die Tabelle auch kopieren und einfügen."


def too_large(megabytes: int) -> Unreadable:
    return Unreadable(
        f"Die Datei ist größer als {megabytes} MB.",
        f"Verkleinern Sie die Bilder darin oder speichern Sie sie als PDF. {OR_PASTE}",
    )


def damaged(what: str) -> Unreadable:
    return Unreadable(
        f"{what} ist beschädigt oder unvollständig.",
        "Öffnen Sie die Datei in Ihrem Programm, speichern Sie sie neu und wählen Sie sie noch einmal.",
    )


def protected(what: str) -> Unreadable:
    return Unreadable(
        f"{what} ist mit einem Passwort geschützt.",
        "Entfernen Sie den Schutz und wählen Sie die Datei noch einmal.",
    )


def too_much(what: str) -> Unreadable:
    return Unreadable(
        f"{what} hat einen ungewöhnlich großen Inhalt.",
        f"Wählen Sie nur die Folien, die Sie brauchen. {OR_PASTE}",
    )
