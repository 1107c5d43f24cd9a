"""What the server hands on: whatever alphabet a browser claims, ours is read."""

from __future__ import annotations

import io

import pytest
from django.test import RequestFactory

from wirkraum.config.wsgi import application

PARTS = b'--a\r\nContent-Disposition: form-data; name="login"\r\n\r\n\xc3\r\n--a--\r\n'


def status_of(path: str, kind: str, body: bytes = b"") -> str:
    """What the application answers to a request as a server hands it in."""
    said: list[str] = []
    more = {"CONTENT_TYPE": kind, "CONTENT_LENGTH": str(len(body)), "wsgi.input": io.BytesIO(body)}
    environ = RequestFactory().get(path).environ | more
    if body:
        environ["REQUEST_METHOD"] = "POST"
    list(application(environ, lambda status, headers, error=None: said.append(status)))  # type: ignore[arg-type,func-returns-value]
    return said[0]


@pytest.mark.parametrize("name", ["hex", "rot13", "undefined", "idna", "unicode_escape", '"hex"'])
def test_another_alphabet_is_read_as_ours(db: None, name: str) -> None:
    path = "/konto/login/?next=%C3"

    assert status_of(path, f"text/plain; charset={name}") == "200 OK"
    assert status_of(path, f"multipart/form-data; charset={name}; boundary=a", PARTS).startswith(
        "403"
    )
    assert status_of(path, f"multipart/form-data; boundary=a; charset={name}", PARTS).startswith(
        "403"
    )
