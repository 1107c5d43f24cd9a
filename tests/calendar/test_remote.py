"""Fetching a calendar: from the open net alone, over TLS, bounded; a server of the test stands in."""

from __future__ import annotations

import http.server
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

from wirkraum.calendar.readers import remote
from wirkraum.calendar.readers.refusal import MOST_BYTES, BadCalendar

FILE = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"


class _Answers(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        kind, _slash, rest = self.path[1:].partition("/")
        if kind == "weiter":
            more = int(rest) - 1
            self._to(f"https://kalender.example/{f'weiter/{more}' if more else 'gut'}")
        elif kind == "zu":
            self._to(rest)
        elif kind == "fehler":
            self.send_error(int(rest))
        else:
            self._body({"gross": b"x" * (MOST_BYTES + 10)}.get(kind, FILE), slow=kind == "langsam")

    def _to(self, address: str) -> None:
        self.send_response(302)
        self.send_header("Location", address)
        self.end_headers()

    def _body(self, data: bytes, *, slow: bool) -> None:
        self.send_response(200)
        self.end_headers()
        for n in range(0, len(data), 4 if slow else len(data)):
            try:
                self.wfile.write(data[n : n + (4 if slow else len(data))])
                self.wfile.flush()
            except OSError:
                return
            if slow:
                time.sleep(0.2)

    def log_message(self, *_args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A server that stands in for every host; whether its address is open is not asked."""
    served = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Answers)
    threading.Thread(target=served.serve_forever, daemon=True).start()

    def connect(self: Any) -> None:
        self.sock = socket.create_connection(served.server_address[:2], 5)
        self.watch.open.append(self.sock)

    monkeypatch.setattr(remote._Connection, "connect", connect)
    yield "https://kalender.example/"
    served.shutdown()
    served.server_close()


def test_a_calendar_is_fetched_also_by_way_of_others(server: str) -> None:
    assert remote.fetch(server + "gut") == FILE
    assert remote.fetch(server + "weiter/3") == FILE


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("weiter/5", "zu oft"),
        ("zu/http://kalender.example/", "mit https"),
        ("zu/file:///etc/passwd", "unzulässige Stelle"),
        ("zu/https://ich:geheim@kalender.example/", "Passwort"),
        ("gross", "größer als 5 MB"),
        ("fehler/404", "keinen Kalender mehr"),
        ("fehler/403", "nicht freigegeben"),
        ("fehler/500", r"einen Fehler \(500\)"),
    ],
)
def test_what_does_not_end_well_is_told_with_a_remedy(server: str, path: str, words: str) -> None:
    with pytest.raises(BadCalendar, match=words):
        remote.fetch(server + path)


def test_a_slow_server_is_given_up(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote, "MOST_SECONDS", 0.3)

    with pytest.raises(BadCalendar, match="zu lange"):
        remote.fetch(server + "langsam")


@pytest.mark.parametrize(
    "address",
    ["http://example.org/", "ftp://example.org/", "https:///x", "https://a@b.example/", ""],
)
def test_other_addresses_are_refused_before_anything_is_asked(address: str) -> None:
    with pytest.raises(BadCalendar, match="Die Adresse"):
        remote.fetch(address)


INNER = (
    *("127.0.0.1", "10.0.0.7", "192.168.1.1", "172.16.0.1", "169.254.169.254", "100.64.0.1"),
    *("224.0.0.1", "::1", "fe80::1", "fc00::1", "::ffff:10.0.0.1", "2002:0a00:0001::1"),
    # By way of a translator, compatible, site-local, by way of a tunnel, and nowhere.
    *("64:ff9b::a9fe:a9fe", "64:ff9b:1::a00:1", "::127.0.0.1", "fec0::1", "2001:0:a00:1::1", "::"),
    *("0.0.0.0", "255.255.255.255", "198.18.0.1", "ff02::1", "fe80::1%eth0"),  # noqa: S104  refused
)


@pytest.mark.parametrize("inner", INNER)
@pytest.mark.parametrize("beside", [False, True])
def test_no_name_leads_into_an_inner_net(
    inner: str, beside: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = [*(["93.184.216.34"] if beside else []), inner]

    def looked_up(host: str, port: int, **_more: Any) -> list[Any]:
        return [(0, 0, 0, "", (one, port)) for one in found]

    monkeypatch.setattr(socket, "getaddrinfo", looked_up)
    monkeypatch.setattr(socket, "create_connection", lambda *_a: pytest.fail("connected"))

    with pytest.raises(BadCalendar, match="internes Netz"):
        remote.fetch("https://harmlos.example/a.ics")


def test_the_connection_goes_where_was_looked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []

    def connect(where: Any, _timeout: float) -> Any:
        asked.append(where)
        raise ConnectionRefusedError

    found = [(0, 0, 0, "", ("93.184.216.34", 443))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_a, **_k: found)
    monkeypatch.setattr(socket, "create_connection", connect)

    with pytest.raises(BadCalendar, match="nicht erreichbar"):
        remote.fetch("https://harmlos.example/a.ics")
    assert asked == [("93.184.216.34", 443)]


def test_an_unknown_host_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_args: Any, **_more: Any) -> Any:
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", unknown)

    with pytest.raises(BadCalendar, match="gibt es nicht"):
        remote.fetch("https://nirgends.example/")
