"""The facts of a report come from the records, as of any Stichtag, each with what proves it."""

from __future__ import annotations

import datetime as dt

import pytest
from pytest_django import DjangoAssertNumQueries
from tests import make
from tests.reporting.stage import AS_OF, VACANT, Stage, held

from wirkraum.calendar.models import Participant, Role, Termin, Visibility
from wirkraum.meetings.models import Quote
from wirkraum.planning.models import Format
from wirkraum.programme.models import Carriership, Grant, Link, Phase, School, Tenure
from wirkraum.reporting.domain.tree_checks import blockers
from wirkraum.reporting.queries import draft_of, facts, register

QUERIES = 23


def test_records_answer_every_question(stage: Stage) -> None:
    found = facts(stage.programme, AS_OF)

    assert (found.programme, found.municipality, found.office, found.school_year) == (
        "Familienschulzentren",
        "Landeshauptstadt Dresden",
        "Amt für Schulen",
        2023,
    )
    assert found.coordination.filled_from == dt.date(2023, 8, 1)
    assert [(one.carrier, one.decided) for one in found.grants] == [
        ("drefugio", dt.date(2023, 7, 20)),
        ("SUFW", dt.date(2023, 7, 20)),
        ("VSP", dt.date(2023, 7, 20)),
    ]
    assert [post.site for post in found.posts if not post.filled] == [f"{VACANT}. Grundschule"]
    assert (len(found.primary_schools), len(found.special_schools)) == (6, 1)
    assert [(one.name, len(one.evidence)) for one in found.partners] == [("Bibliotheken", 4)]
    assert found.formats[2].frequency == "2x/Jahr (März/Nov)"
    assert found.quote is not None
    assert (found.quote.occasion, found.quote.day) == ("Trägertreffen", dt.date(2023, 11, 24))
    assert found.website is not None
    assert found.website.address == "https://www.familienschulzentren-sachsen.de/"
    assert found.phase.text == (
        "Stand: ein Standort in der Anbahnung, zwei im Aufbau, zwei in der Erprobung "
        "und zwei in der Etablierung"
    )


def test_the_report_of_the_records_has_nothing_against_it(stage: Stage) -> None:
    found = draft_of(stage.programme, "startphase", AS_OF, today=AS_OF)

    assert found.reasons == ()
    assert [one.finding.rule for one in found.told] == ["frequency-open"]
    assert blockers(found.tree) == ()
    assert found.leaving == found.tree


def test_duty_counts_what_was_held_until_the_stichtag(stage: Stage) -> None:
    site = stage.sites["14"]
    held(stage, site, "Bedarfsanalyse", on=AS_OF)
    held(stage, site, "Bedarfsanalyse", on=AS_OF + dt.timedelta(days=1))
    held(stage, site, "Bedarfsanalyse", on=AS_OF, status="cancelled")
    held(stage, site, "Bedarfsanalyse", on=AS_OF, status="planned")

    duty = next(one for one in facts(stage.programme, AS_OF).duties if "Bedarf" in one.text)

    assert duty.theme == "kooperation"
    assert duty.dates == len(duty.evidence) == 6
    assert duty.sites[0] == "14. Grundschule"


def test_later_changes_leave_an_earlier_stichtag_as_it_was(stage: Stage) -> None:
    before = facts(stage.programme, AS_OF)
    later = AS_OF + dt.timedelta(days=1)
    programme = stage.programme

    Tenure.objects.filter(post__kind="coordination").update(valid_until=AS_OF)
    make.make_tenure(
        stage.posts[VACANT], make.make_person(programme, function="Neu"), valid_from=later
    )
    Phase.objects.filter(site=stage.sites["14"]).update(valid_until=AS_OF)
    Phase.objects.create(site=stage.sites["14"], kind="ended", valid_from=later)
    Carriership.objects.filter(site=stage.sites["93"]).update(valid_until=AS_OF)
    fresh = make.make_organisation(programme, name="Neuer Träger")
    make.make_carriership(stage.sites["93"], fresh, valid_from=later)
    Grant.objects.create(programme=programme, carrier=fresh, decided_on=later, valid_from=later)
    Format.objects.filter(code="JF").update(valid_until=AS_OF)
    circle = stage.formats["JF"].circle
    make.make_format(programme, circle, code="J2", frequency_text="wöchentlich", valid_from=later)
    termin = make.make_termin(programme, on=later, title="Lenkungsgruppe", status="held")
    Quote.objects.create(programme=programme, termin=termin, text="Später gesagt")
    held(stage, stage.sites["14"], "Elterncafé", on=later)

    assert facts(programme, AS_OF) == before
    assert facts(programme, later) != before


def test_before_anything_began_the_facts_say_so(stage: Stage) -> None:
    found = facts(stage.programme, dt.date(2023, 7, 1))

    assert found.coordination.filled_from is None
    assert (found.grants, found.posts, found.formats, found.quote) == ((), (), (), None)


def test_carrier_without_bescheid_is_pending(stage: Stage) -> None:
    Grant.objects.filter(carrier__short_name="VSP").delete()

    pending = facts(stage.programme, AS_OF).grants[-1]

    assert (pending.carrier, pending.decided) == ("VSP", None)
    assert "nicht erfasst" in pending.evidence[0].detail


def test_bescheid_without_a_date_is_one_all_the_same(stage: Stage) -> None:
    Grant.objects.update(decided_on=None, reference="Az. 40-7/23")

    grant = facts(stage.programme, AS_OF).grants[0]

    assert grant.decided == make.START
    assert (grant.evidence[0].detail, grant.evidence[0].day) == ("Datum nicht erfasst", None)
    assert "Az." not in str(grant)


def test_vacant_coordination_is_told_with_its_post(stage: Stage) -> None:
    Tenure.objects.filter(post__kind="coordination").delete()

    found = facts(stage.programme, AS_OF).coordination

    assert found.filled_from is None
    assert (found.evidence[0].kind, found.evidence[0].detail[:9]) == ("post", "unbesetzt")


def test_site_without_a_leading_post_counts_as_vacant(stage: Stage) -> None:
    make.make_site(stage.programme, mark="99")
    Phase.objects.create(
        site=stage.programme.sites.get(mark="99"), kind="start", valid_from=make.START
    )

    post = next(one for one in facts(stage.programme, AS_OF).posts if one.site.startswith("99"))

    assert not post.filled
    assert post.evidence[0].detail == "keine Leitungsstelle erfasst"


def test_a_centre_for_two_schools_counts_both(stage: Stage) -> None:
    second = make.make_organisation(stage.programme, name="Zweite Schule", kind="school")
    School.objects.create(site=stage.sites["14"], organisation=second, valid_from=make.START)

    assert len(facts(stage.programme, AS_OF).primary_schools) == 7
    assert register(stage.programme, AS_OF).primary_schools == 7


def test_termin_for_those_concerned_appears_by_its_kind(stage: Stage) -> None:
    closed = Visibility.TEAM
    held(stage, stage.sites["14"], "Bedarfsanalyse", on=AS_OF, title="Fall M.", visibility=closed)

    found = facts(stage.programme, AS_OF)

    assert "Fall M." not in str(found)
    duty = next(one for one in found.duties if "Bedarf" in one.text)
    assert duty.evidence[-1].label == "Bedarfsanalyse"


def test_examples_and_conclusions_are_marked(stage: Stage) -> None:
    Termin.objects.filter(kind=stage.kinds["Bedarfsanalyse"]).update(is_example=True)
    Phase.objects.update(inferred=True)

    found = facts(stage.programme, AS_OF)

    duty = next(one for one in found.duties if "Bedarf" in one.text)
    assert all("Beispiel" in record.detail for record in duty.evidence)
    assert all("erschlossen" in record.detail for record in found.phase.evidence)


def test_no_record_names_a_person(stage: Stage) -> None:
    found = facts(stage.programme, AS_OF)

    assert "Leitung 14" not in str(found).replace("FSZ-Leitung 14", "")
    assert "Koordination'" not in str(found)


def test_own_office_and_the_merely_informed_are_no_partners(stage: Stage) -> None:
    termin = Termin.objects.filter(kind=stage.kinds["Gespräch"]).first()
    assert termin is not None
    own = make.make_organisation(stage.programme, name="Amt für Schulen", kind="office")
    told = make.make_organisation(stage.programme, name="Jugendamt", kind="office")
    met = make.make_organisation(stage.programme, name="VHS", kind="partner")
    Participant.objects.create(termin=termin, organisation=own)
    Participant.objects.create(termin=termin, organisation=told, role=Role.INFORMED)
    termin.organisations.add(met)

    assert [one.name for one in facts(stage.programme, AS_OF).partners] == ["Bibliotheken", "VHS"]


def test_website_falls_back_to_the_first_link_and_the_programmes_own(stage: Stage) -> None:
    Link.objects.update(label="Familienschulzentren Sachsen")
    found = facts(stage.programme, AS_OF).website
    assert found is not None
    assert found.label == "Familienschulzentren Sachsen"

    Link.objects.all().delete()
    assert facts(stage.programme, AS_OF).website is None
    stage.programme.website = "https://example.org/"
    found = facts(stage.programme, AS_OF).website
    assert found is not None
    assert found.address == "https://example.org/"


def test_every_record_leads_to_a_page(stage: Stage, client: object) -> None:
    found = draft_of(stage.programme, "startphase", AS_OF, today=AS_OF)

    records = {
        record
        for slide in found.tree.slides
        for statement in slide.statements()
        for record in statement.evidence
        if record.kind != "slide"
    }
    assert all(record.path.startswith("/") for record in records)


@pytest.mark.parametrize("more", [0, 40])
def test_facts_ask_the_same_number_of_questions(
    more: int, stage: Stage, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for at in range(more):
        termin = held(stage, stage.sites["14"], "Elterncafé", on=AS_OF - dt.timedelta(days=at))
        termin.organisations.add(
            make.make_organisation(stage.programme, name=f"Partner {at}", kind="partner")
        )
    with django_assert_num_queries(QUERIES):
        facts(stage.programme, AS_OF)


def test_register_knows_what_decks_are_held_against(stage: Stage) -> None:
    known = register(stage.programme, AS_OF, today=AS_OF)

    assert (known.sites, known.primary_schools, known.special_schools, known.vacant_sites) == (
        7,
        6,
        1,
        1,
    )
    assert known.websites == ("https://www.familienschulzentren-sachsen.de/",)
    assert ("Trägertreffen", dt.date(2023, 11, 24), "held") in {
        (one.title, one.day, one.state) for one in known.meetings
    }
    assert "Elterncafé" not in {one.title for one in known.meetings}
    assert {one.name for one in known.carriers} == {"SUFW", "drefugio", "VSP"}
    assert any(one.post == "Kommunale Koordinierung" for one in known.tenures)
    assert any(one.label == "Buß- und Bettag" for one in known.free_days)
    assert "Bibliotheken" in known.words


def test_empty_programme_has_an_empty_register(db: None) -> None:
    known = register(make.make_programme(), AS_OF)

    assert (known.sites, known.primary_schools, known.vacant_sites) == (None, None, None)


def test_words_said_among_those_concerned_stay_there(stage: Stage) -> None:
    Termin.objects.filter(quotes__isnull=False).update(visibility=Visibility.TEAM)

    assert facts(stage.programme, AS_OF).quote is None
