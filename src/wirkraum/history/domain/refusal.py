"""A verb that is not carried out, with the reason."""

from __future__ import annotations


class Refused(Exception):
    """The reason as a German sentence for people, with the remedy where there is one."""
