"""A verb that is not carried out, with the reason."""

from __future__ import annotations

from wirkraum.kit.told import Told


class Refused(Exception):
    """The reason for people, with the remedy where there is one; `str` says it in German."""

    def __init__(self, reason: Told | str) -> None:
        super().__init__(reason)
        self.reason = reason
