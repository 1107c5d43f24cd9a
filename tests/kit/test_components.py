"""Tags, filters and fields one by one."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from pathlib import Path

import pytest
from django import forms
from django.contrib.messages.storage.base import Message
from django.template import Context, Template
from django.template.loader import render_to_string
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from tests.kit.gallery import SITES, SampleForm, wrong_form

from wirkraum.kit.templatetags.lanes import spread
from wirkraum.kit.templatetags.wirkraum import breakable, percent_of, undo_entry

DIST = Path(__file__).resolve().parents[2] / "src/wirkraum/kit/static/kit/dist"
DAY = dt.date(2024, 2, 5)


def show(source: str, **context: object) -> str:
    """A piece of template, rendered in German."""
    with translation.override("de"):
        return Template(source).render(Context(context))


def field(form: forms.Form, name: str) -> str:
    """One field as a page shows it."""
    with translation.override("de"):
        return render_to_string("kit/forms/field.html", {"field": form[name]})


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("{{ day|day_short }}", "Mo 5.2."),
        ("{{ day|day_long }}", "Montag, 5. Februar 2024"),
        ("{{ day|week_number }}", "6"),
        ("{{ none|day_short }}{{ none|day_long }}{{ none|week_number }}", ""),
        ('{% count_of 0 "Termin" "Termine" %}', "0 Termine"),
        ('{% count_of 1 "Termin" "Termine" %}', "1 Termin"),
        ('{% count_of 1200 "Termin" "Termine" %}', "1.200 Termine"),
        ("{{ day|days_since:first }}", "189"),
        ("{{ 3|percent_of:6 }}", "50"),
        ("{% for one in 3|times %}x{% endfor %}", "xxx"),
    ],
)
def test_words_and_numbers(source: str, wanted: str) -> None:
    assert show(source, day=DAY, none=None, first=dt.date(2023, 7, 31)) == wanted


@pytest.mark.parametrize(
    ("part", "whole", "wanted"), [(1, 0, 0), (9, 3, 100), (-1, 3, 0), (1, 3, 33)]
)
def test_percent_stays_between_nothing_and_all(part: int, whole: int, wanted: int) -> None:
    assert percent_of(part, whole) == wanted


def test_week_number_follows_the_iso_year() -> None:
    assert show("{{ day|week_number }}", day=dt.date(2024, 12, 30)) == "1"


def test_icon_is_hidden_from_screen_readers_and_escapes_its_name() -> None:
    assert 'aria-hidden="true"' in show('{% icon "plan" %}')
    assert "sprite.svg#i-plan" in show('{% icon "plan" "s" %}')
    assert "wr-i--s" in show('{% icon "plan" "s" %}')
    assert "<b>" not in show("{% icon name %}", name="<b>")


def test_spur_opens_its_records_or_says_there_are_none() -> None:
    link = show("{% spur 34 url %}", url="/x?a=1&b=2")

    assert link.startswith('<a class="wr-spur" href="/x?a=1&amp;b=2">')
    assert "<span>34 Belege</span>" in link
    assert "1 Beleg<" in show('{% spur 1 "/x" %}')
    assert "<a" not in show("{% spur 2 %}")
    assert "ohne Beleg" in show("{% spur 0 %}")
    assert "3 Einträge" in show('{% spur 3 "" "Eintrag" "Einträge" %}')


def test_stages_are_five_bars_or_nothing() -> None:
    assert show("{% stages 0 %}") == ""
    assert show("{% stages 2 %}") == (
        '<span class="stufen" role="img" aria-label="Stufe 2 von 5">'
        '<i class="voll"></i><i class="voll"></i><i></i><i></i><i></i></span>'
    )


def test_site_mark_names_the_site_and_says_when_nobody_leads_it() -> None:
    led, vacant, _ = SITES

    assert show("{% site_mark site %}", site=led).startswith('<span class="wr-marke">')
    assert "ohne Leitung" in show("{% site_mark site %}", site=vacant)
    assert 'class="wr-marke leer" href="/117/" aria-label="117: ' in show(
        '{% site_mark site "/117/" %}', site=vacant
    )
    assert "leer" in show("{% site_mark site vacant=True %}", site=led)
    assert "leer" not in show("{% site_mark site vacant=False %}", site=vacant)


def test_format_code_is_only_for_the_eye() -> None:
    assert (
        show("{% format_code code %}", code="JF")
        == '<span class="wr-code" aria-hidden="true">JF</span>'
    )


@pytest.mark.parametrize(
    ("tags", "entry"), [("undo-12", "12"), ("warn undo-3", "3"), ("", ""), ("undone", "")]
)
def test_undo_is_read_from_the_tags_of_a_message(tags: str, entry: str) -> None:
    assert undo_entry(Message(25, "x", extra_tags=tags)) == entry


def test_long_compounds_may_break_at_their_joints() -> None:
    assert breakable("Schulentwicklungsberatung") == "Schulentwicklungs\u00adberatung"
    assert (
        breakable("Jour fixe, Leitung, Lenkungsgruppe")
        == "Jour fixe, Leitung, Lenkungs\u00adgruppe"
    )


def test_field_ties_label_help_and_error_to_the_control() -> None:
    html = field(wrong_form(), "title")

    assert re.search(r'<label for="falsch_title">Titel\s*</label>', html)
    assert 'aria-describedby="falsch_title_helptext falsch_title_error"' in html
    assert 'aria-invalid="true"' in html
    assert (
        html.index("<label")
        < html.index('_helptext"')
        < html.index('id="falsch_title_error"')
        < html.index("<input")
    )


def test_field_says_what_is_optional_and_is_silent_about_what_is_not() -> None:
    form = SampleForm()

    assert "freiwillig" in field(form, "note")
    assert "freiwillig" not in field(form, "title")


def test_choices_stand_under_one_legend() -> None:
    html = field(SampleForm(), "kind")

    assert html.count("<fieldset") == html.count("<legend>") == 1
    assert re.search(r"<legend>Sichtbar für\s*</legend>", html)


def test_tick_has_its_label_behind_it() -> None:
    html = field(SampleForm(), "public")

    assert html.index("<input") < html.index("Auf die öffentliche Seite")
    assert 'for="id_public"' in html


def test_file_can_be_dropped_and_knows_its_limit() -> None:
    html = field(SampleForm(), "deck")

    assert 'data-hoechstens="50"' in html
    assert "größer als 50 MB" in html


def test_summary_takes_the_focus_and_leads_to_every_wrong_field() -> None:
    form = wrong_form()
    with translation.override("de"):
        html = render_to_string("kit/parts/errors.html", {"form": form})

    assert 'tabindex="-1" autofocus data-fokus' in html
    assert {link.removeprefix("#falsch_") for link in re.findall(r'href="([^"]+)"', html)} >= {
        "title",
        "day",
        "people",
    }


def test_summary_is_absent_from_a_form_nobody_sent() -> None:
    assert render_to_string("kit/parts/errors.html", {"form": SampleForm()}).strip() == ""


def test_form_keeps_what_was_typed() -> None:
    assert 'value="-3"' in field(wrong_form(), "people")


def test_help_text_of_a_form_is_the_only_markup_let_through() -> None:
    class Hostile(forms.Form):
        name = forms.CharField(label="<b>x</b>")

    html = field(Hostile({"name": ""}), "name")

    assert "<b>" not in html


DAYS = st.lists(st.integers(0, 370), max_size=60).map(sorted)


@given(DAYS)
def test_spread_keeps_order_range_and_gap(days: list[int]) -> None:
    places = spread(days, gap=11, last=370)
    gap = min(11, 370 // max(1, len(days) - 1))

    assert len(places) == len(days)
    assert all(0 <= place <= 370 for place in places)
    assert all(after - before >= gap for before, after in itertools.pairwise(places))


@given(st.lists(st.integers(0, 20), max_size=20).map(sorted))
def test_spread_leaves_alone_what_has_room(weeks: list[int]) -> None:
    days = [week * 18 for week in sorted(set(weeks))]

    assert spread(days, gap=11, last=370) == days


def built(name: str) -> str:
    """A built file, or a skip where the front end was not built."""
    path = DIST / name
    if not path.exists():
        pytest.skip("front end not built (hatch_build)")
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "kilobytes"),
    [("app.css", 110), ("public.css", 40), ("app.js", 60), ("sprite.svg", 15)],
)
def test_built_files_stay_small(name: str, kilobytes: int) -> None:
    assert len(built(name).encode()) <= kilobytes * 1000


@pytest.mark.parametrize("name", ["app.css", "public.css"])
def test_sheets_fetch_only_from_the_own_fonts(name: str) -> None:
    addresses = re.findall(r"url\(([^)]*)\)", built(name))

    assert addresses
    assert all(address.startswith("fonts/") and (DIST / address).exists() for address in addresses)
    assert "@import" not in built(name)


def test_sheet_has_a_class_for_every_place_of_a_plan() -> None:
    css = built("app.css")

    assert all(f".t{day}{{--t:" in css for day in range(379))
    assert all(f".p{share}{{--p:" in css for share in range(101))


def test_licences_travel_with_what_they_cover() -> None:
    built("app.css")

    assert {path.name for path in (DIST / "LICENSES").iterdir()} == {
        "KERN-UX.md", "Fira-Sans.txt", "Fira-Sans-TTF.txt", "htmx.txt",
    }  # fmt: skip
