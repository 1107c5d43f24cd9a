"""How much searching is left; counted so that the same wish gives the same plan."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from time import monotonic

from wirkraum.planning.domain.solver.piece import Allowance

# Less is not worth beginning with.
LEAST_SECONDS = 0.1
# The wall clock only stops a search that runs far over, on a machine much slower than measured.
WALL_FACTOR, WALL_EXTRA = 12.0, 60.0


@dataclass(slots=True)
class Budget:
    """`left` and `spent` are seconds by a clock that only work moves on."""

    left: float
    stop_at: float
    seed: int
    workers: int
    cancelled: Callable[[], bool]
    spent: float = 0.0

    def allow(self, seconds: float) -> Allowance:
        """What a piece gets of the wished seconds, nothing once all is over."""
        if self.over:
            return Allowance(0.0, 0.0, self.seed)
        return Allowance(min(seconds, self.left), self.stop_at - monotonic(), self.seed)

    def charge(self, jobs: Iterable[float]) -> None:
        """Seconds of jobs of which each begins as soon as a worker is free."""
        free = [0.0] * self.workers
        for seconds in jobs:
            free[free.index(min(free))] += seconds
        self.left -= max(free)
        self.spent += max(free)

    @property
    def over(self) -> bool:
        return self.left < LEAST_SECONDS or monotonic() >= self.stop_at or self.cancelled()


def make_budget(seconds: float, workers: int, seed: int, cancelled: Callable[[], bool]) -> Budget:
    stop_at = monotonic() + seconds * WALL_FACTOR + WALL_EXTRA
    return Budget(seconds, stop_at, seed, workers, cancelled)
