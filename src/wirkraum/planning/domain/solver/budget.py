"""How much searching is left; counted so that the same wish gives the same plan."""

from dataclasses import dataclass
from time import monotonic

from wirkraum.planning.domain.solver.piece import Allowance

# Less is not worth beginning with.
LEAST_SECONDS = 0.1
# The wall clock only stops a search that runs far over, on a machine much slower than measured.
WALL_FACTOR, WALL_EXTRA = 5.0, 20.0


@dataclass(slots=True)
class Budget:
    """`left` and `spent` are seconds of one core."""

    left: float
    stop_at: float
    seed: int
    spent: float = 0.0

    def allow(self, seconds: float) -> Allowance:
        return Allowance(min(seconds, self.left), self.stop_at - monotonic(), self.seed)

    def charge(self, seconds: float) -> None:
        self.left -= seconds
        self.spent += seconds

    @property
    def over(self) -> bool:
        return self.left < LEAST_SECONDS or monotonic() >= self.stop_at


def make_budget(seconds: float, workers: int, seed: int) -> Budget:
    return Budget(seconds * workers, monotonic() + seconds * WALL_FACTOR + WALL_EXTRA, seed)
