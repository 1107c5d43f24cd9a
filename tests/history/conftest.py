"""Pages around a record without the page: only what it is given counts."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse


@pytest.fixture
def bare_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page itself belongs to other tests; here only what it is given counts."""

    def render(
        request: HttpRequest, template: str, context: dict[str, Any], status: int
    ) -> HttpResponse:
        answer = HttpResponse(status=status)
        answer.context_data = context  # type: ignore[attr-defined]
        return answer

    monkeypatch.setattr("wirkraum.history.pages.page.render", render)
