"""Two plans side by side: figures, days, and the way back to each preview."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from tests import make
from tests.cast import Cast
from tests.planning.conftest import occur

from wirkraum.planning import actions
from wirkraum.planning.domain.bridge.wishes import Gone, Wish
from wirkraum.planning.models import Format, PlanRun
from wirkraum.planning.queries.runs import plan_from
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


@pytest.mark.parametrize("status", ["announced", "planned"])
def test_more_termine_than_are_kept_free_for_stay_in_the_plan(
    cast: Cast, cleo: Client, status: str
) -> None:
    advice = make.make_format(
        cast.programme, cast.leads, code="SB", frequency_text="nach Bedarf", reserve=1
    )
    days = {D(2023, 12, 5), D(2023, 12, 12)}
    for day in days:
        occur(advice, day, status=status)
    run = asked(cast)
    actions.carry_out(key=run.pk)

    found = cleo.get(reverse("planning:compare"), {"jahr": YEAR.key}).context["found"]
    run.refresh_from_db()

    assert not any(one.only_one for one in found.differences)
    planned = plan_from(run.found or {}).meetings
    assert {one.date for one in planned if (one.date.year, one.date.month) == (2023, 12)} == days


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
