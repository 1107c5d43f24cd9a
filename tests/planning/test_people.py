"""Who is away when: absences, hours, working days and deputies reach the planner."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests import make
from tests.cast import Cast

from wirkraum.calendar.models import Absence, Place, Room, TravelTime
from wirkraum.planning.domain.bridge.facts import Facts, Seat
from wirkraum.planning.domain.bridge.problem import problem_of
from wirkraum.planning.domain.problem import Span
from wirkraum.planning.domain.problem_checks import check_problem
from wirkraum.planning.models import Coordination, Format, Weighting
from wirkraum.planning.queries import year_facts
from wirkraum.programme.domain.school_year import SchoolYear
from wirkraum.programme.models import Deputy, Post, Tenure

D = dt.date
YEAR = SchoolYear(2023)


def known(cast: Cast) -> Facts:
    return year_facts(cast.programme, YEAR, begin=YEAR.begins)


def lead_of(cast: Cast) -> Post:
    return Post.objects.get(kind="site_lead", site=cast.nord, tenures__person__user=cast.ada)


def seat_of(cast: Cast) -> Seat:
    key = str(lead_of(cast).pk)
    return next(seat for seat in known(cast).seats if seat.key == key)


def away(cast: Cast, first: dt.date, last: dt.date, **more: Any) -> Absence:
    fields: dict[str, Any] = {"post": lead_of(cast), "first_day": first, "last_day": last} | more
    return Absence.objects.create(programme=cast.programme, **fields)


def spans(seat: Seat) -> list[Span]:
    return [one.span for one in seat.absences]


def test_an_absence_of_a_post_keeps_its_days_free(cast: Cast) -> None:
    away(cast, D(2024, 1, 8), D(2024, 2, 16))

    assert spans(seat_of(cast)) == [Span(D(2024, 1, 8), D(2024, 2, 16))]


def test_an_absence_of_a_person_counts_while_the_person_holds_the_post(cast: Cast) -> None:
    tenure = Tenure.objects.get(post=lead_of(cast))
    tenure.valid_until = D(2024, 1, 31)
    tenure.save()
    away(cast, D(2024, 1, 22), D(2024, 2, 9), post=None, person=tenure.person)

    assert spans(seat_of(cast)) == [Span(D(2024, 1, 22), D(2024, 1, 31))]


def test_whoever_shares_a_post_is_there_for_the_other(cast: Cast) -> None:
    tenure = Tenure.objects.get(post=lead_of(cast))
    make.make_tenure(lead_of(cast), make.make_person(cast.programme))
    away(cast, D(2024, 1, 22), D(2024, 1, 26), post=None, person=tenure.person)

    assert spans(seat_of(cast)) == []


def test_days_that_are_no_working_days_are_free_of_meetings(cast: Cast) -> None:
    Tenure.objects.filter(post=lead_of(cast)).update(weekdays=[1, 2, 3])

    days = {span.first.isoweekday() for span in spans(seat_of(cast))}
    lengths = {(span.last - span.first).days for span in spans(seat_of(cast))}
    assert (days, lengths) == ({4}, {1})


def test_nobody_is_away_at_weekends_by_working_days_alone(cast: Cast) -> None:
    assert spans(seat_of(cast)) == []


def test_hours_of_an_absence_are_busy(cast: Cast) -> None:
    away(cast, D(2024, 3, 4), D(2024, 3, 5), begins=dt.time(9), ends=dt.time(11))

    hours = seat_of(cast).hours
    assert [(one.day.day, one.begin, one.end) for one in hours] == [(4, 540, 660), (5, 540, 660)]
    busy = [one for one in problem_of(known(cast)).busy if one.who == (str(lead_of(cast).pk),)]
    assert [one.dates for one in busy] == [(D(2024, 3, 4),), (D(2024, 3, 5),)]


def test_the_reason_of_an_absence_stays_with_the_person(cast: Cast) -> None:
    away(cast, D(2024, 1, 8), D(2024, 1, 9), reason="Kur")

    assert "Kur" not in str(known(cast))


def test_the_deputy_is_known(cast: Cast) -> None:
    other = Post.objects.exclude(pk=lead_of(cast).pk).filter(programme=cast.programme)[0]
    Deputy.objects.create(post=lead_of(cast), deputy=other, valid_from=YEAR.begins)

    assert seat_of(cast).deputy == str(other.pk)
    check_problem(problem_of(known(cast)))


def test_places_rooms_and_ways_reach_the_problem(cast: Cast, jour_fixe: Format) -> None:
    hall = Place.objects.create(programme=cast.programme, name="Rathaus", latitude=51, longitude=13)
    school = Place.objects.create(programme=cast.programme, name="Schule", site=cast.nord)
    room = Room.objects.create(place=hall, name="Saal", seats=12)
    TravelTime.objects.create(place=hall, other=school, minutes=25)
    jour_fixe.rooms.add(room)

    problem = problem_of(known(cast))

    check_problem(problem)
    assert problem.formats[0].rooms == (f"raum-{room.pk}",)
    assert (problem.travel.base, problem.travel.per_km) == (10, 3)
    ways = {(way.a, way.b): way.minutes for way in problem.travel.table}
    assert ways[(f"ort-{hall.pk}", f"ort-{school.pk}")] == 25
    lead = next(one for one in problem.people if one.id == str(lead_of(cast).pk))
    assert lead.base == f"ort-{school.pk}"


def test_the_weighting_of_the_programme_counts(cast: Cast) -> None:
    Weighting.objects.create(programme=cast.programme, evenness=0, exact={"third_meeting": 7})

    weights = problem_of(known(cast)).weights
    assert (weights.gap_day, weights.off_weekday, weights.third_meeting) == (0, 5, 7)


def test_the_coordination_takes_part_as_the_format_says(cast: Cast, jour_fixe: Format) -> None:
    post = str(Post.objects.get(kind="coordination", programme=cast.programme).pk)
    found = {}
    for value in Coordination.values:
        Format.objects.update(coordination=value)
        need = known(cast).needs[0]
        found[value] = (post in need.must, post in need.may)

    assert found == {
        "required": (True, False),
        "optional": (False, True),
        "absent": (False, False),
    }
