"""On which days a format could still meet, as far as its own rules and people say."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from wirkraum.planning.domain.problem import Problem
from wirkraum.planning.domain.series import Series, lay_format, opens
from wirkraum.planning.domain.year import lay_out


class Possible:
    """The formats of a problem, laid out when they are asked for."""

    def __init__(self, problem: Problem) -> None:
        self.year = lay_out(problem)
        self.series: dict[str, Series] = {}

    def days(
        self, key: str, days: Iterable[date], *, after: date, without: Collection[date]
    ) -> list[date]:
        """Those of the days that are still to come, not taken by the format itself, and open to it."""
        series = self._series(key)
        return [
            day
            for day in days
            if day > after
            and day not in without
            and opens(self.year, series, self.year.number(day))
        ]

    def _series(self, key: str) -> Series:
        if key not in self.series:
            self.series[key] = lay_format(self.year, 0, self.year.problem.by_id[key])
        return self.series[key]
