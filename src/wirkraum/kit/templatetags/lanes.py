"""Room between the dates of a lane in the year plan, for readers without script."""

from __future__ import annotations

from collections.abc import Sequence


def spread(days: Sequence[int], *, gap: int, last: int) -> list[int]:
    """Places for ascending days so that neighbours keep `gap`, moved as little as possible.

    Within 0…last; where not everything fits, the gap shrinks. The order never changes.
    """
    if not days:
        return []
    gap = min(gap, last // max(1, len(days) - 1))
    groups: list[tuple[int, int]] = []  # how many days, and the sum of day - index * gap
    for index, day in enumerate(days):
        count, total = 1, day - index * gap
        while groups and groups[-1][1] / groups[-1][0] >= total / count:
            before = groups.pop()
            count, total = count + before[0], total + before[1]
        groups.append((count, total))
    room = last - (len(days) - 1) * gap
    starts = [
        min(max(0, round(total / count)), room) for count, total in groups for _ in range(count)
    ]
    return [start + index * gap for index, start in enumerate(starts)]
