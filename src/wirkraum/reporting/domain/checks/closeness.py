"""How many slips of the pen lie between two words."""

from __future__ import annotations

_LONGEST = 200


def slips(one: str, other: str, most: int = 2) -> int:
    """Letters added, dropped, changed or swapped with their neighbour; `most` + 1 if more.

    Texts over 200 characters count as too far apart, so the work is bounded.
    """
    far = most + 1
    if one == other:
        return 0
    if abs(len(one) - len(other)) > most or max(len(one), len(other)) > _LONGEST:
        return far
    earlier: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        earlier, row = row, _next_row(one, other, i, letter, (earlier, row))
        if min(row) > most:
            return far
    return min(row[-1], far)


def _next_row(
    one: str, other: str, i: int, letter: str, rows: tuple[list[int], list[int]]
) -> list[int]:
    before, above = rows
    row = [i]
    for j, match in enumerate(other, 1):
        cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != match))
        swapped = i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == match
        row.append(min(cost, before[j - 2] + 1) if swapped else cost)
    return row
