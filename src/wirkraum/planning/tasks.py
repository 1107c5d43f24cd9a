"""What the worker does for the year plan."""

from __future__ import annotations

from django_tasks import task

from wirkraum.planning.actions import carry_out


@task()
def search(run: int) -> None:
    """Carry out the search of that key."""
    carry_out(key=run)
