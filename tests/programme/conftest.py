"""Browsers of those who work with the programme's pages, and a record of every kind."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from django.test import Client
from tests import make
from tests.cast import Cast

from wirkraum.programme.models import (
    Address,
    Carriership,
    Deputy,
    Duty,
    Grant,
    Link,
    Membership,
    Person,
    Phase,
    Post,
    School,
    Tenure,
)


@pytest.fixture
def cleo(cast: Cast, client: Client) -> Client:
    """The coordination's browser."""
    client.force_login(cast.cleo)
    return client


@pytest.fixture
def ada(cast: Cast, client: Client) -> Client:
    """The browser of the lead of Nord."""
    client.force_login(cast.ada)
    return client


@dataclass(frozen=True)
class Stage:
    """One record of every kind at Nord."""

    keys: dict[str, int]


@pytest.fixture
def stage(cast: Cast) -> Stage:
    school = make.make_organisation(cast.programme, name="1. Grundschule", kind="school")
    post = Post.objects.get(site=cast.nord, title="site_lead ada")
    return Stage(
        {
            "anschrift": Address.objects.create(
                site=cast.nord, street="Weg 1", city="Musterstadt", valid_from=make.START
            ).pk,
            "schule": School.objects.create(
                site=cast.nord, organisation=school, valid_from=make.START
            ).pk,
            "traegerschaft": Carriership.objects.get(site=cast.nord).pk,
            "phase": Phase.objects.create(site=cast.nord, kind="start", valid_from=make.START).pk,
            "verweis": Link.objects.create(
                programme=cast.programme, label="Land", url="https://land.example/"
            ).pk,
            "aufgabe": Duty.objects.create(
                programme=cast.programme, theme="network", text="Vernetzen"
            ).pk,
            "organisation": school.pk,
            "person": Person.objects.get(user=cast.ada).pk,
            "stelle": post.pk,
            "besetzung": Tenure.objects.get(post=post).pk,
            "vertretung": Deputy.objects.create(
                post=post, deputy=Post.objects.get(site=cast.sued), valid_from=make.START
            ).pk,
            "zielgruppe": cast.leads.pk,
            "mitgliedschaft": Membership.objects.filter(circle=cast.leads).earliest("pk").pk,
            "bescheid": Grant.objects.create(
                programme=cast.programme, carrier=cast.carrier_nord, valid_from=make.START
            ).pk,
        }
    )
