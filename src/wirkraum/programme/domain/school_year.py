"""The school year: 1 August to 31 July."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class SchoolYear:
    """A school year by the calendar year in which it begins."""

    start: int

    @classmethod
    def of(cls, day: dt.date) -> SchoolYear:
        """The school year a day belongs to."""
        return cls(day.year if day.month >= 8 else day.year - 1)

    @classmethod
    def parse(cls, label: str) -> SchoolYear:
        """Read "2023/24", "2023/2024" or "2023-24"; ValueError for anything else."""
        first, _, second = label.strip().replace("-", "/").partition("/")
        year = cls(int(first))
        known = len(first) == 4 and 1900 <= year.start < 2199
        if not known or second not in {year.label[5:], str(year.start + 1)}:
            raise ValueError(label)
        return year

    @property
    def label(self) -> str:
        """ "2023/24"."""
        return f"{self.start}/{(self.start + 1) % 100:02d}"

    @property
    def key(self) -> str:
        """ "2023-24", for addresses."""
        return self.label.replace("/", "-")

    @property
    def begins(self) -> dt.date:
        """1 August."""
        return dt.date(self.start, 8, 1)

    @property
    def ends(self) -> dt.date:
        """31 July of the next calendar year."""
        return dt.date(self.start + 1, 7, 31)

    @property
    def next(self) -> SchoolYear:
        """The following school year."""
        return SchoolYear(self.start + 1)

    @property
    def previous(self) -> SchoolYear:
        """The school year before."""
        return SchoolYear(self.start - 1)

    def __contains__(self, day: dt.date) -> bool:
        return self.begins <= day <= self.ends

    def __str__(self) -> str:
        return self.label
