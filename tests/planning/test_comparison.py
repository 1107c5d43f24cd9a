"""Two plans side by side: figures, days, and the way back to each preview."""

from __future__ import annotations

import datetime as dt

from django.test import Client
from django.urls import reverse
from tests import make
from tests.cast import Cast
from tests.planning.conftest import occur

from wirkraum.planning import actions
from wirkraum.planning.domain.bridge.wishes import Gone, Wish
from wirkraum.planning.models import Format, PlanRun
from wirkraum.programme.domain.school_year import SchoolYear
from wirkraum.programme.models import Post

D = dt.date
YEAR = SchoolYear(2023)


def asked(cast: Cast, wish: Wish | None = None) -> PlanRun:
    """A search nobody has begun."""
    return actions.ask(
        programme=cast.programme,
        school_year=YEAR,
        wish=wish or Wish(),
        title="Neu planen",
        by=None,
        at=make.NOW,
        enqueue=lambda _key: None,
    )


def test_two_plans_are_compared(cast: Cast, jour_fixe: Format, cleo: Client) -> None:
    occur(jour_fixe, D(2024, 3, 4))
    run = asked(cast)
    actions.carry_out(key=run.pk)

    answer = cleo.get(reverse("planning:compare"), {"jahr": YEAR.key, "zwei": run.pk})

    figures = {str(one.text): (one.one, one.two) for one in answer.context["found"].figures}
    assert figures["Termine von Formaten"][0] == 1
    assert figures["Termine von Formaten"][1] > 10
    assert figures["fehlende Termine"][0] > figures["fehlende Termine"][1]
    assert answer.context["found"].differences[0].only_one == ()


def test_without_searches_there_is_nothing_to_compare(cast: Cast, cleo: Client) -> None:
    assert "Noch nichts zu vergleichen" in cleo.get(reverse("planning:compare")).content.decode()


def test_a_termin_that_cannot_move_away_is_in_both_plans(
    cast: Cast, jour_fixe: Format, cleo: Client
) -> None:
    stays = D(2024, 3, 4)
    occur(jour_fixe, stays, status="announced")
    lead = Post.objects.get(kind="site_lead", site=cast.nord, tenures__person__user=cast.ada)
    run = asked(cast, Wish(gone=(Gone(lead.pk, D(2024, 1, 8), D(2024, 7, 31)),)))
    actions.carry_out(key=run.pk)

    found = cleo.get(reverse("planning:compare"), {"jahr": YEAR.key}).context["found"]

    assert not any(stays in one.only_one for one in found.differences)
    figures = {str(one.text): (one.one, one.two) for one in found.figures}
    assert figures["Termine, die gegen eine feste Regel stehen"] == (0, 1)
    assert figures["Termine von Formaten"][0] == 1


def test_each_plan_that_is_compared_leads_to_its_preview_and_back(
    cast: Cast, jour_fixe: Format, cleo: Client
) -> None:
    run = asked(cast)
    actions.carry_out(key=run.pk)
    preview = reverse("planning:run", args=[run.pk])

    html = cleo.get(reverse("planning:compare"), {"jahr": YEAR.key}).content.decode()
    assert f'href="{preview}#umplan"' in html
    assert "Vorschau von Plan 1" not in html

    back = f"{reverse('planning:compare')}?jahr={YEAR.key}&amp;zwei={run.pk}"
    assert f'href="{back}"' in cleo.get(preview).content.decode()


def test_a_search_on_its_way_is_found_again(cast: Cast, cleo: Client) -> None:
    run = asked(cast)

    html = cleo.get(reverse("planning:compare"), {"jahr": YEAR.key}).content.decode()

    assert "Noch nicht fertig:" in html
    assert reverse("planning:run", args=[run.pk]) in html
