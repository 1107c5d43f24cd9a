"""Joining two edits, without a database."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wirkraum.history.domain.merge import merge

VALUES = st.sampled_from(["a", "b", "c", None])
FIELDS = st.fixed_dictionaries({"eins": VALUES, "zwei": VALUES, "drei": VALUES})


@given(base=FIELDS, mine=FIELDS, theirs=FIELDS)
def test_merge_loses_nothing(
    base: dict[str, object], mine: dict[str, object], theirs: dict[str, object]
) -> None:
    joined = merge(base=base, mine=mine, theirs=theirs)
    clashing = {clash.field for clash in joined.clashes}

    for name, before in base.items():
        changed = {value for value in (mine[name], theirs[name]) if value != before}
        if len(changed) == 2:
            assert name in clashing
        else:
            assert joined.fields[name] == (changed.pop() if changed else before)


@given(mine=FIELDS, theirs=FIELDS)
def test_without_a_base_every_difference_is_a_clash(
    mine: dict[str, object], theirs: dict[str, object]
) -> None:
    joined = merge(base={}, mine=mine, theirs=theirs)

    assert {c.field for c in joined.clashes} == {n for n in mine if mine[n] != theirs[n]}


def test_fields_outside_the_form_are_left_alone() -> None:
    joined = merge(base={"a": 1, "b": 1}, mine={"a": 2}, theirs={"a": 1, "b": 9})

    assert joined.fields == {"a": 2}
