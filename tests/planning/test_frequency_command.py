"""`wirkraum frequency TEXT`."""

from __future__ import annotations

import json
import subprocess
import sys
from io import StringIO

import pytest
from django.core.management import call_command


def test_command_prints_json() -> None:
    out = StringIO()

    call_command("frequency", "2x/Jahr (März/Nov)", stdout=out)

    assert out.getvalue() == (
        '{"text": "2x/Jahr (März/Nov)", "mode": "regular", "count": 2, "period": "year", '
        '"every": null, "months": [3, 11], "positions": []}\n'
    )


def test_command_takes_words_without_quotation_marks() -> None:
    out = StringIO()

    call_command("frequency", "alle", "6", "Wochen", stdout=out)

    assert json.loads(out.getvalue())["every"] == {"n": 6, "unit": "week"}


def test_command_refuses_nonsense_in_one_line() -> None:
    out, err = StringIO(), StringIO()

    with pytest.raises(SystemExit) as caught:
        call_command("frequency", "2x/Jahr (Foo/Nov)", stdout=out, stderr=err, no_color=True)

    assert caught.value.code == 2
    assert out.getvalue() == ""
    assert err.getvalue().startswith('"2x/Jahr (Foo/Nov)": »Foo« ist kein Monat.')
    assert err.getvalue().count("\n") == 1


def test_a_wording_that_begins_with_a_minus_is_refused_in_one_line() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "wirkraum.config.command", "frequency", "-1x/Jahr"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert done.stderr.startswith('"-1x/Jahr":')
