"""How what belongs to one site is called at another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirkraum.planning.domain.site_words import (
    SiteWords,
    circle_name,
    code_at,
    renamed,
    same_thing,
)

VIERZEHN = SiteWords("14", "14. Grundschule „Im Schweizer Viertel“")
FOEZ = SiteWords("FöZ", "Förderzentrum „A. S. Makarenko“")
MARKS = st.text(alphabet="0123456789ABCÖ", min_size=1, max_size=6)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Leitungsteam 14", "Leitungsteam FöZ"),
        ("Leitungsteam 14. Grundschule", "Leitungsteam Förderzentrum"),
        ("Team der 14. Grundschule „Im Schweizer Viertel“", "Team der Förderzentrum „A. S. Makar"),
        ("Raum 140", "Raum 140"),
        ("Elterncafé", "Elterncafé"),
    ],
)
def test_a_name_names_the_other_site(text: str, said: str) -> None:
    assert renamed(text, VIERZEHN, FOEZ).startswith(said)


def test_a_circle_that_names_no_site_gets_one() -> None:
    assert circle_name("Leitungsteam", VIERZEHN, FOEZ) == "Leitungsteam Förderzentrum"
    assert circle_name("Leitungsteam", FOEZ, VIERZEHN) == "Leitungsteam 14. Grundschule"


def test_the_same_thing_is_known_by_what_is_left_without_the_site() -> None:
    assert same_thing("Leitungsteam 14", VIERZEHN, "Leitungsteam Förderzentrum", FOEZ)
    assert same_thing("Leitungsteam", VIERZEHN, "leitungsteam FöZ", FOEZ)
    assert not same_thing("Leitungsteam 14", VIERZEHN, "Elterncafé FöZ", FOEZ)


@pytest.mark.parametrize(
    ("code", "said"), [("LT14", "LTFÖZ"), ("LT-14", "LTFÖZ"), ("LT", "LTFÖZ"), ("14", "14FÖZ")]
)
def test_a_code_ends_in_the_sites_mark(code: str, said: str) -> None:
    assert code_at(code, VIERZEHN, FOEZ, set()) == said


@given(st.text("ABCDE14", min_size=1, max_size=8), MARKS, st.integers(0, 40))
def test_codes_are_short_and_nobody_elses(code: str, mark: str, number: int) -> None:
    there, taken = SiteWords(mark, mark), {code}
    for _ in range(number):
        found = code_at(code, VIERZEHN, there, taken)
        assert 1 <= len(found) <= 8
        assert found not in taken
        taken.add(found)
