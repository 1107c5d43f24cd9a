"""Example data for the gallery of components."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace as Plain

from django import forms
from django.contrib.messages.storage.base import Message
from django.core.paginator import Paginator

ROOT = Path(__file__).resolve().parents[2]
START = dt.date(2023, 7, 31)
TODAY = dt.date(2023, 11, 27)
ICONS = sorted(path.stem for path in (ROOT / "frontend/icons").glob("*.svg"))
COLOURS = [
    ("aktion", "Aktion"), ("aktion-zart", "Aktion, zart"), ("spur", "Spur"), ("spur-zart", "Spur, zart"),
    ("gut", "Gut"), ("achtung", "Achtung"), ("kritisch", "Kritisch"), ("text", "Text"),
    ("leise", "Leise"), ("rand", "Rand"), ("flaeche", "Fläche"), ("grund", "Grund"),
]  # fmt: skip
STATES = [
    (dt.date(2023, 9, 11), "gehalten"), (dt.date(2023, 9, 25), "gehalten"),
    (dt.date(2023, 10, 16), "gehalten"), (dt.date(2023, 10, 23), "gehalten"),
    (dt.date(2023, 11, 13), "gehalten"), (TODAY, "heute"), (dt.date(2023, 12, 11), "fest"),
    (dt.date(2023, 12, 18), "fest"), (dt.date(2024, 1, 8), "geplant"), (dt.date(2024, 1, 22), "geplant"),
    (dt.date(2024, 2, 5), "geplant"), (dt.date(2024, 3, 11), "geplant"), (dt.date(2024, 3, 18), "neu"),
    (dt.date(2024, 3, 25), "alt"), (dt.date(2024, 6, 10), "geplant"), (dt.date(2024, 6, 17), "geplant"),
]  # fmt: skip


@dataclass(frozen=True)
class Site:
    mark: str
    name: str
    vacant: bool = False


SITES = [
    Site("139", "139. Grundschule, Gorbitz"),
    Site("117", "117. Grundschule, Südvorstadt", vacant=True),
    Site("FöZ", "Förderzentrum, Pieschen"),
]


class SampleForm(forms.Form):
    """One field of every kind."""

    title = forms.CharField(label="Titel", help_text="So steht er im Jahresplan.")
    day = forms.DateField(
        label="Datum des Trägertreffens",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    site = forms.ChoiceField(label="Standort", choices=[(s.mark, s.name) for s in SITES])
    people = forms.IntegerField(label="Wie viele Familien?", required=False, min_value=0)
    note = forms.CharField(
        label="Notiz",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Ohne Namen.",
    )
    kind = forms.ChoiceField(
        label="Sichtbar für",
        choices=[("a", "alle"), ("b", "das Leitungsteam")],
        widget=forms.RadioSelect,
    )
    roles = forms.MultipleChoiceField(
        label="Wer ist dabei?", choices=[("l", "FSZ-Leitung"), ("s", "Schulleitung")],
        widget=forms.CheckboxSelectMultiple, required=False,
    )  # fmt: skip
    public = forms.BooleanField(label="Auf die öffentliche Seite", required=False)
    deck = forms.FileField(label="Präsentation", required=False, help_text="PPTX, PDF oder Text.")
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


def month_starts() -> list[Plain]:
    """The first days of the twelve months as places in the plan."""
    firsts = [dt.date(2023 + (7 + n) // 12, (7 + n) % 12 + 1, 1) for n in range(12)]
    names = ["Aug", "Sept", "Okt", "Nov", "Dez", "Jan", "Feb", "März", "Apr", "Mai", "Juni", "Juli"]
    return [
        Plain(t=(first - START).days, name=name, note=f"KW {first.isocalendar().week}")
        for first, name in zip(firsts, names, strict=True)
    ]


def holiday(name: str, first: dt.date, last: dt.date) -> Plain:
    """School holidays as a place and a length."""
    t, days = (first - START).days, (last - first).days + 1
    return Plain(name=name, t=t, days=days, middle=t + days // 2)


def plan() -> Plain:
    """A small year plan in the shape the script's contract asks for."""
    chips = [
        Plain(
            t=(day - START).days,
            day=day,
            state=state,
            word=state,
            movable=state in {"geplant", "fest"},
        )
        for day, state in STATES
    ]
    lanes = [
        Plain(name="Jour fixe", rule="2× im Monat", chips=chips, note=""),
        Plain(name="Schulentwicklungsberatung", rule="nach Bedarf", chips=chips[5:7], note="nach Bedarf, wird gezählt"),
        Plain(name="Gesamtstrategie", rule="2× im Monat", chips=chips[3:12], note=""),
    ]  # fmt: skip
    holidays = [
        holiday("Herbst", dt.date(2023, 10, 2), dt.date(2023, 10, 14)),
        holiday("Winter", dt.date(2024, 2, 12), dt.date(2024, 2, 23)),
        holiday("Sommer", dt.date(2024, 6, 20), dt.date(2024, 8, 2)),
    ]
    return Plain(months=month_starts(), holidays=holidays, today=(TODAY - START).days, lanes=lanes)


def past() -> list[Plain]:
    """Three entries of a history."""
    at = dt.datetime(2023, 11, 24, 14, 5, tzinfo=dt.UTC)
    change = Plain(label="Träger", before="offen", after="VSP")
    return [
        Plain(pk=3, at=at, by="FSZ-Leitung", summary="Standort geändert", undone_by=None, undoes_id=None, changes=[change]),
        Plain(pk=2, at=at, by="Koordinierung", summary="Zurückgenommen: Stelle angelegt", undone_by=None, undoes_id=1, changes=[]),
        Plain(pk=1, at=at, by="", summary="Stelle angelegt", undone_by=2, undoes_id=None, changes=[]),
    ]  # fmt: skip


def wrong_form() -> SampleForm:
    """The sample form as it comes back with three slips."""
    form = SampleForm({"day": "", "site": "117", "people": "-3", "kind": "x"}, auto_id="falsch_%s")
    form.is_valid()
    return form


def gallery_context() -> dict[str, object]:
    """All the gallery needs."""
    clean = {"title": "Trägertreffen", "day": dt.date(2023, 11, 24), "kind": "a", "public": True}
    return {
        "section": "heute",
        "colours": COLOURS,
        "icons": ICONS,
        "sites": SITES,
        "day": dt.date(2024, 2, 5),
        "crumbs": [{"name": "Standorte", "url": "#standorte"}, {"name": "Gorbitz"}],
        "tabs": [
            {"name": "Überblick", "url": "#ueberblick", "current": True},
            {"name": "Angebote", "url": "#angebote"},
            {"name": "Verlauf", "url": "#verlauf"},
        ],
        "page": Paginator(range(230), 10).page(7),
        "clean_form": SampleForm(initial=clean),
        "wrong_form": wrong_form(),
        "clashes": [Plain(field="note", label="Notiz", mine="Klärung bis 15. Dezember", theirs="Klärung bis Weihnachten")],
        "past": past(),
        "plan": plan(),
        "messages": [
            Message(25, "Elterncafé eingetragen, 14 Familien.", extra_tags="undo-12"),
            Message(40, "Das hat nicht geklappt."),
        ],
    }  # fmt: skip


def shell_context() -> dict[str, object]:
    """What the context processor would add for a coordinator."""
    rooms = [
        ("heute", "Heute", "heute", "main"), ("jahresplan", "Jahresplan", "plan", "main"),
        ("standorte", "Standorte", "standort", "main"), ("berichte", "Berichte", "bericht", "main"),
        ("hilfe", "Hilfe", "frage", "foot"), ("einrichtung", "Einrichtung", "einrichtung", "foot"),
    ]  # fmt: skip
    return {
        "navigation": [
            {"section": key, "name": name, "url": f"#{key}", "icon": icon, "place": place}
            for key, name, icon, place in rooms
        ],
        "school_year": Plain(label="2023/24"),
        "programme": "Familienschulzentren Dresden",
        "person_label": "Kommunale Koordinierung",
        "initials": "KK",
        "theme": "",
    }
