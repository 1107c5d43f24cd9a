"""Small pieces of text that every language writes in its own way."""

from __future__ import annotations

from django.utils.translation import gettext as _


def quoted(text: object) -> str:
    """„Text“, in the marks of the page's language."""
    return _("„%(text)s“") % {"text": text}
