"""The programme of seven sites, a report on it, and its coordination at the browser."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.reporting.stage import Stage, make_report, set_stage

from wirkraum.reporting.models import Report


@pytest.fixture
def stage(db: None) -> Stage:
    return set_stage()


@pytest.fixture
def report(stage: Stage) -> Report:
    return make_report(stage.programme)


@pytest.fixture
def cleo(client: Client, stage: Stage) -> Client:
    client.force_login(stage.cleo)
    return client
