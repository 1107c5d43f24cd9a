#!/usr/bin/env python3
"""Pages against a bare Django view on the same server, and with ten times the Termine.

.venv/bin/python -m benchmarks.pages
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from benchmarks.stage import Taken, set_up, stopwatch

if TYPE_CHECKING:
    from django.test import Client

PAGES = {
    "nackt": "/nackt/",
    "Heute": "/",
    "Jahresplan": "/jahresplan/",
    "Standort": "/standorte/139/",
    "Standorte": "/standorte/",
    "Termine": "/termine/",
    "öffentlich": "/oeffentlich/dresden/139/",
}


def main() -> None:
    """Measure, multiply the data, measure again."""
    set_up()
    from django.conf import settings
    from django.test import Client

    from wirkraum.accounts.models import User
    from wirkraum.config.demo.signins import COORDINATION
    from wirkraum.config.server import collect_static

    settings.ROOT_URLCONF = "benchmarks.addresses"
    settings.ALLOWED_HOSTS = ["*"]
    collect_static()
    client = Client()
    client.force_login(User.objects.get(email=COORDINATION))
    once = {name: measure(client, address) for name, address in PAGES.items()}
    added = multiply(10)
    tenfold = {name: measure(client, address) for name, address in PAGES.items()}
    print(f"{'Seite':12} {'ms':>7} {'zu nackt':>9} {'Abfragen':>9} {'kB':>6}", end="")
    print(f"   mit {added} Terminen mehr: {'ms':>6} {'mal':>5} {'Abfragen':>9}")
    for name, (taken, queries, weight) in once.items():
        more, more_queries, _ = tenfold[name]
        print(
            f"{name:12} {taken.cpu:7.1f} {taken.cpu / once['nackt'][0].cpu:9.1f} {queries:9} "
            f"{weight / 1000:6.0f}   {'':21} {more.cpu:8.1f} {more.cpu / taken.cpu:5.2f} "
            f"{more_queries:9}"
        )


def measure(client: Client, address: str) -> tuple[Taken, int, int]:
    """CPU time, number of queries and bytes of one page."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def call() -> bytes:
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        return answer.content

    call()  # what a first call computes and keeps does not count
    with CaptureQueriesContext(connection) as caught:
        weight = len(call())
    queries = len(caught)  # counted now: the next request begins a new list
    return stopwatch(call), queries, weight


def multiply(times: int) -> int:
    """Copies of every Termin in the years before; returns how many."""
    import uuid

    from wirkraum.calendar.models import Participant, Termin

    termine = list(Termin.objects.prefetch_related("sites", "participants"))
    copies, seats, sites = [], [], []
    for nth in range(1, times):
        for one in termine:
            back = dt.timedelta(weeks=52 * nth)
            copy = Termin(**{f.attname: getattr(one, f.attname) for f in Termin._meta.fields})
            copy.pk, copy.uid = None, uuid.uuid4()
            copy.starts_at, copy.ends_at = one.starts_at - back, one.ends_at - back
            copies.append(copy)
            seats.append(list(one.participants.all()))
            sites.append(list(one.sites.all()))
    Termin.objects.bulk_create(copies)
    through = Termin.sites.through
    through.objects.bulk_create(
        [
            through(termin_id=copy.pk, site_id=site.pk)
            for copy, at in zip(copies, sites, strict=True)
            for site in at
        ]
    )
    Participant.objects.bulk_create(
        [
            Participant(
                termin=copy,
                circle_id=seat.circle_id,
                post_id=seat.post_id,
                organisation_id=seat.organisation_id,
                role=seat.role,
            )
            for copy, at in zip(copies, seats, strict=True)
            for seat in at
        ]
    )
    return len(copies)


if __name__ == "__main__":
    main()
