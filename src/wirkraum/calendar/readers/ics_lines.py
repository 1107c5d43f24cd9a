"""The lines of an iCalendar file, of its VEVENTs alone: unfolded, split, and nothing more.

A reader of our own rather than a library: files come from strangers, and this one takes linear time
and keeps nothing but the few properties that say which days are meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from wirkraum.calendar.readers.refusal import MOST_ROWS, BadCalendar, check_size
from wirkraum.kit.told import told as _

WANTED = frozenset(
    {"DTSTART", "DTEND", "DURATION", "SUMMARY", "RRULE", "RDATE", "EXDATE", "STATUS"}
    | {"RECURRENCE-ID"}
)
LONGEST_LINE = 4000
DEEPEST = 4


@dataclass
class RawEvent:
    """The wanted properties of one VEVENT: values by name, and the line where it began."""

    line: int
    values: dict[str, str] = field(default_factory=dict)


def events(data: bytes) -> Iterator[RawEvent]:
    """Every VEVENT of the file. Raises BadCalendar for what is no calendar or too much of one."""
    nest = Nest()
    for number, line in unfolded(opened(data)):
        name = line[:40].partition(":")[0].partition(";")[0].strip().upper()
        if name == "BEGIN":
            nest.enter(line[6:40].strip().upper(), number)
        elif name == "END":
            if ended := nest.leave(line[4:40].strip().upper(), number):
                yield ended
        elif name in WANTED and (event := nest.event):
            event.values[name] = _value(line, number)
    nest.close()


def opened(data: bytes) -> str:
    """The text of the file. Raises BadCalendar for what is no calendar."""
    check_size(data)
    text = data.decode("utf-8-sig", errors="replace")
    if not text.lstrip().upper().startswith("BEGIN:VCALENDAR"):
        raise BadCalendar(
            _("Das ist keine Kalenderdatei (.ics): Sie beginnt nicht mit BEGIN:VCALENDAR.")
        )
    return text


@dataclass
class Nest:
    """Where in the file the reader stands."""

    inside: list[str] = field(default_factory=list)
    current: RawEvent | None = None
    count: int = 0

    @property
    def event(self) -> RawEvent | None:
        """The entry whose own properties follow (not those of an alarm inside it)."""
        return self.current if self.inside[-1:] == ["VEVENT"] else None

    def enter(self, name: str, number: int) -> None:
        """A component begins."""
        self.inside.append(name)
        if len(self.inside) > DEEPEST:
            raise BadCalendar(_("Die Kalenderdatei ist zu tief verschachtelt."), line=number)
        if name == "VEVENT":
            self.count += 1
            self.current = RawEvent(number)
        if self.count > MOST_ROWS:
            raise BadCalendar(
                _("Die Kalenderdatei hat mehr als %(most)s Einträge.", most=MOST_ROWS)
            )

    def leave(self, name: str, number: int) -> RawEvent | None:
        """A component ends; returns the entry if it was one."""
        if not self.inside or self.inside.pop() != name:
            raise BadCalendar(
                _("Die Kalenderdatei ist beschädigt: BEGIN und END passen nicht."), line=number
            )
        ended, self.current = self.current, None if name == "VEVENT" else self.current
        return ended if name == "VEVENT" else None

    def close(self) -> None:
        """The file ends; whatever was begun has to be over."""
        if self.inside:
            raise BadCalendar(_("Die Kalenderdatei ist abgeschnitten: Es fehlt ein END."))


def unfolded(text: str) -> Iterator[tuple[int, str]]:
    """The logical lines, each with the number of the line where it began."""
    parts: list[str] = []
    began = 1
    for number, line in enumerate(text.split("\n"), start=1):
        if line[:1] in {" ", "\t"} and parts:
            parts.append(line.rstrip("\r")[1:])
            continue
        if parts:
            yield began, "".join(parts)
        parts, began = [line.rstrip("\r")], number
    if parts:
        yield began, "".join(parts)


def _value(line: str, number: int) -> str:
    if len(line) > LONGEST_LINE:
        raise BadCalendar(
            _("Die Zeile ist länger als %(most)s Zeichen.", most=LONGEST_LINE), line=number
        )
    quoted = False
    for at, char in enumerate(line):
        if char == '"':
            quoted = not quoted
        elif char == ":" and not quoted:
            return line[at + 1 :].strip()
    raise BadCalendar(_("Der Zeile fehlt ein Doppelpunkt."), line=number)
