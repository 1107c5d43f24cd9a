"""A calendar file from an address: over TLS, from the open net alone, bounded in size and time.

The address comes from a person, so it may lead anywhere: each connection goes to the very address
that was looked at, and never into a net that is not open to everybody.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import urllib.error
import urllib.request
from contextlib import suppress
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from wirkraum.calendar.readers.refusal import MOST_BYTES, BadCalendar
from wirkraum.kit.told import Told
from wirkraum.kit.told import told as _

MOST_SECONDS = 10.0
MOST_REDIRECTS = 3
# All of the open net's IPv6; beside it lie translated and long given up addresses of inner nets.
UNICAST = ipaddress.ip_network("2000::/3")
HEADERS = {"User-Agent": "wirkraum", "Accept": "text/calendar, */*;q=0.1"}


def fetch(address: str) -> bytes:
    """What lies at a https address. Raises BadCalendar with what to do about it."""
    check_address(address)
    watch = _Watch()
    opener = urllib.request.OpenerDirector()
    for handler in (
        _Handler(watch),
        _Redirects(),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.HTTPDefaultErrorHandler(),
    ):
        opener.add_handler(handler)
    timer = threading.Timer(MOST_SECONDS, watch.end)
    timer.daemon = True
    timer.start()
    try:
        asked = urllib.request.Request(address, headers=HEADERS)  # noqa: S310  https, checked above
        with opener.open(asked) as answer:
            data: bytes = answer.read(MOST_BYTES + 1)
        if watch.ended:
            raise TimeoutError  # cut off, it looks like an end
    except urllib.error.HTTPError as error:
        raise BadCalendar(_refused(error.code)) from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise BadCalendar(_trouble(error, late=watch.ended)) from error
    finally:
        timer.cancel()
    if len(data) > MOST_BYTES:
        raise BadCalendar(
            _("Der Kalender ist größer als 5 MB. Geben Sie einen kürzeren Zeitraum frei.")
        )
    return data


def check_address(address: str) -> None:
    """Refuse what is no plain https address, before anything is asked."""
    parts = urlsplit(address)
    if parts.scheme != "https" or not parts.hostname:
        raise BadCalendar(_("Die Adresse muss mit https:// beginnen."))
    if parts.username is not None or parts.password is not None:
        raise BadCalendar(_("Die Adresse darf keinen Benutzernamen und kein Passwort enthalten."))


def open_addresses(host: str, port: int) -> list[str]:
    """The numeric addresses of a host. Raises BadCalendar if any of them is not open to everybody."""
    found = [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not found or not all(_is_open(one) for one in found):
        raise BadCalendar(
            _("Die Adresse führt in ein internes Netz. Nehmen Sie eine öffentlich erreichbare.")
        )
    return list(dict.fromkeys(found))


def _is_open(numeric: str) -> bool:
    address = ipaddress.ip_address(numeric.partition("%")[0])
    inner = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    checked = [address, *([inner] if inner else [])]
    if address.version == 6 and address.ipv4_mapped is None and address not in UNICAST:
        return False
    return all(one.is_global and not one.is_multicast for one in checked)


class _Watch:
    """Ends whatever is still open when the time is up."""

    def __init__(self) -> None:
        self.open: list[socket.socket] = []
        self.ended = False

    def end(self) -> None:
        """Cut all connections; whoever reads from them gets an error."""
        self.ended = True
        for one in self.open:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)


class _Connection(http.client.HTTPSConnection):
    """A connection to the address that was checked, not to one looked up again."""

    def __init__(self, host: str, *, watch: _Watch, **options: Any) -> None:
        super().__init__(host, **options | {"timeout": MOST_SECONDS})
        self.watch = watch
        self.tls = ssl.create_default_context()

    def connect(self) -> None:
        """Look up, check, connect, and prove who is there."""
        numeric = open_addresses(self.host, self.port)[0]
        plain = socket.create_connection((numeric, self.port), MOST_SECONDS)
        self.watch.open.append(plain)
        self.sock = self.tls.wrap_socket(plain, server_hostname=self.host)
        self.watch.open.append(self.sock)
        if self.watch.ended:
            raise TimeoutError


class _Handler(urllib.request.HTTPSHandler):
    def __init__(self, watch: _Watch) -> None:
        super().__init__()
        self.watch = watch

    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        """Open over a connection of our own."""
        made: Any = partial(_Connection, watch=self.watch)
        return self.do_open(made, req)


class _Redirects(urllib.request.HTTPRedirectHandler):
    max_redirections = MOST_REDIRECTS
    max_repeats = 2

    def redirect_request(self, *args: Any) -> urllib.request.Request | None:
        """Follow to another plain https address only."""
        check_address(args[-1])
        return super().redirect_request(*args)


def _refused(code: int) -> Told:
    if code in {301, 302, 303, 307, 308}:
        return _(
            "Die Adresse leitet zu oft oder an eine unzulässige Stelle weiter. Nehmen Sie die endgültige."
        )
    if code in {401, 403}:
        return _("Der Kalender ist nicht freigegeben. Geben Sie ihn im anderen Programm frei.")
    if code in {404, 410}:
        return _("Unter dieser Adresse gibt es keinen Kalender mehr. Holen Sie sich eine neue.")
    return _(
        "Der andere Server meldet einen Fehler (%(code)s). Wir versuchen es wieder.", code=code
    )


def _trouble(error: Exception, *, late: bool) -> Told | str:
    if late or isinstance(error, TimeoutError):
        return _("Der andere Server braucht zu lange. Wir versuchen es wieder.")
    reason = getattr(error, "reason", error)
    if isinstance(reason, BadCalendar):
        return reason.told
    if isinstance(reason, ssl.SSLError):
        return _("Das Zertifikat des anderen Servers ist ungültig.")
    if isinstance(reason, socket.gaierror):
        return _("Diesen Server gibt es nicht. Prüfen Sie die Adresse.")
    return _("Der andere Server ist nicht erreichbar. Wir versuchen es wieder.")
