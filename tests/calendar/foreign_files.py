"""Calendar files for tests: entries given line by line."""

from __future__ import annotations

Lines = list[str]
ONE = ["UID:a", "DTSTART:20231204T130000Z", "DTEND:20231204T140000Z", "SUMMARY:Runde"]
TWO = ["UID:b", "DTSTART:20240115T130000Z", "DTEND:20240115T140000Z", "LOCATION:Rathaus"]
PAST = ["UID:p", "DTSTART:20231002T130000Z", "DTEND:20231002T140000Z", "SUMMARY:war schon"]


def calendar(*events: Lines) -> bytes:
    """The file of these entries."""
    inside = [line for one in events for line in ("BEGIN:VEVENT", *one, "END:VEVENT")]
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *inside, "END:VCALENDAR", ""]).encode()
