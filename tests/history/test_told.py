"""The past in readable words."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from tests import make
from tests.cast import Cast

from wirkraum.history.actions import change, undo
from wirkraum.history.models import Entry, Step
from wirkraum.history.queries import base_of, field_words, loaded, of_record, told
from wirkraum.programme.models import Grant, Post


def saved(cast: Cast, record: Any, **links: Any) -> Entry:
    with change(by=cast.cleo, at=make.NOW, scope=cast.programme.pk, summary="Getan") as verb:
        verb.save(record, links=links)
    return verb.entry


def past(cast: Cast) -> list[Entry]:
    entries = Entry.objects.filter(scope=cast.programme.pk)
    return list(loaded(entries, Step.objects.all()))


def test_fields_are_told_before_and_after_in_german(cast: Cast) -> None:
    post = make.make_post(cast.programme, kind="other", title="Büro", fte="0.5")
    post.site, post.fte, post.inferred, post.kind = cast.nord, 1, True, "social_work"
    post.valid_until = dt.date(2024, 7, 31)

    words = field_words(saved(cast, post).steps.get())

    assert [(one.label, one.before, one.after) for one in words] == [
        ("Gilt bis", "", "31.07.2024"),
        ("Erschlossen, nicht bestätigt", "nein", "ja"),
        ("Art", "andere Stelle", "Schulsozialarbeit"),
        ("Standort", "", "1. Grundschule"),
        ("VZÄ", "0,50", "1,00"),
    ]


def test_a_model_may_tell_its_stored_values_itself(cast: Cast) -> None:
    one = make.make_format(cast.programme, cast.leads)
    one.weekdays, one.preferred_weekday = [1, 2, 4], 2

    told_as = {word.label: word.after for word in field_words(saved(cast, one).steps.get())}

    assert told_as["Mögliche Wochentage"] == "Mo, Di, Do"
    assert told_as["Am liebsten am"] == "Dienstag"


def test_a_new_record_tells_what_it_holds_and_nothing_empty(cast: Cast) -> None:
    library = make.make_organisation(cast.programme, name="Bibliothek", kind="partner")
    library.pk = None
    library.name = "Bücherei"

    step = told([saved(cast, library)])[0].steps[0]

    assert step.heading == "Organisation „Bücherei“ angelegt"
    assert [(one.label, one.after) for one in step.fields] == [
        ("Erschlossen, nicht bestätigt", "nein"),
        ("Name", "Bücherei"),
        ("Art", "Partner"),
    ]


def test_links_are_told_by_name_and_gone_records_as_such(cast: Cast) -> None:
    site = make.make_site(cast.programme, mark="9")
    grant = Grant.objects.create(
        programme=cast.programme, carrier=cast.carrier_nord, valid_from=make.START
    )
    saved(cast, grant, sites=[cast.nord, site])
    grant.sites.remove(site)
    site.delete()

    words = told(of_record(grant))[0].changes

    assert [(one.label, one.before, one.after) for one in words] == [
        ("Standorte", "", "1. Grundschule, nicht mehr vorhanden")
    ]


def test_moments_are_told_in_local_time_and_inner_fields_not_at_all(cast: Cast) -> None:
    termin = make.make_termin(cast.programme, at=dt.time(9))
    termin.starts_at += dt.timedelta(minutes=30)
    termin.sequence += 1

    words = field_words(saved(cast, termin).steps.get())

    assert [(one.label, one.before, one.after) for one in words] == [
        ("Beginn", "27.11.2023, 09:00 Uhr", "27.11.2023, 09:30 Uhr")
    ]


def test_who_did_it_is_told_as_a_function(cast: Cast) -> None:
    cast.nord.name = "Neu"
    entry = saved(cast, cast.nord)

    assert told([entry])[0].by == "cleo@example.org"
    assert told([entry], names={cast.cleo.pk: "Koordinierung"})[0].by == "Koordinierung"


def test_what_was_undone_says_so(cast: Cast) -> None:
    cast.nord.name = "Neu"
    entry = saved(cast, cast.nord)
    undo(entry=entry, by=None, at=make.NOW, summary="Zurückgenommen: Getan")

    back, done = told(past(cast))

    assert (back.undoes_id, done.undone_by) == (entry.pk, back.pk)
    assert back.by == ""


@pytest.mark.parametrize("count", [1, 3, 30])
def test_the_past_is_read_in_as_many_queries_however_long(
    cast: Cast, count: int, django_assert_num_queries: Any
) -> None:
    for number in range(count):
        post = make.make_post(cast.programme, title=f"Stelle {number}", kind="other")
        post.site, post.organisation = cast.nord, cast.carrier_nord
        saved(cast, post)

    with django_assert_num_queries(4):
        assert len(told(past(cast))) == count


def test_of_record_tells_only_its_own_past(cast: Cast) -> None:
    cast.nord.name, cast.sued.name = "Nord", "Süd"
    saved(cast, cast.nord)
    entry = saved(cast, cast.sued)

    assert of_record(cast.sued) == [entry]


def test_base_is_the_state_at_a_version(cast: Cast) -> None:
    post = Post.objects.filter(site=cast.nord).first()
    assert post
    old = post.title
    assert base_of(post, version=0) is None
    for title in ("eins", "zwei"):
        post.title = title
        saved(cast, post)

    titles = [(base_of(post, version=v) or {}).get("title") for v in (0, 1, 2, 3)]

    assert titles == [old, "eins", "zwei", None]


def test_of_record_leaves_out_what_a_large_verb_did_besides(cast: Cast) -> None:
    with change(by=None, at=make.NOW, scope=cast.programme.pk, summary="viele") as verb:
        for site in (cast.nord, cast.sued):
            site.about = f"Neu {site.mark}"
            verb.save(site)

    (words,) = told(of_record(cast.nord))

    assert [change.after for change in words.changes] == ["Neu 1"]
