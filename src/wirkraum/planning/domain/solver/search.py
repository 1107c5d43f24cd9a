"""Finds a plan in two steps: a first one piece by piece, then better ones by deciding parts again."""

from collections import deque
from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from math import inf

from wirkraum.planning.domain.solver.board import Board
from wirkraum.planning.domain.solver.budget import Budget
from wirkraum.planning.domain.solver.greedy import fill
from wirkraum.planning.domain.solver.neighbourhoods import Neighbourhoods
from wirkraum.planning.domain.solver.piece import Answer, solve_piece
from wirkraum.planning.domain.solver.pieces import Cutter, Part, Piece

# A piece gets more than its fair share of the time: most need less and give it back.
SPARE = 3.0
# No first decision may eat what the improvement needs.
MOST_OF_THE_REST = 0.5
# Improvement goes through sizes as multiples of a piece's, with seconds for each piece.
FACTORS = (1, 2, 4, 8)
PATIENCE = 3.0


@dataclass(slots=True)
class Search:
    """`workers` pieces are decided at once; the rest of the plan stays as it is meanwhile."""

    board: Board
    cutter: Cutter
    budget: Budget
    pool: Executor
    workers: int
    settled: dict[Part, tuple[int, float]] = field(default_factory=dict)
    bounds: dict[Piece, int] = field(default_factory=dict)
    proven: set[Piece] = field(default_factory=set)

    def run(self) -> int:
        """Fills the board until the budget is spent or nothing gets better; gives a lower bound."""
        worlds = self.cutter.worlds(self.board.series)
        whole = [world for world in worlds if self.cutter.fits(world)]
        self.first([whole])
        rest = [each for world in worlds if world not in whole for each in world]
        self.first(self.cutter.stages(rest))
        self._improve([world for world in worlds if world not in self.proven])
        return sum(self._bound(world) for world in worlds)

    def first(self, stages: Sequence[Sequence[Piece]]) -> None:
        """A whole plan: each stage builds on those before it."""
        left = sum(self.cutter.size(piece) for stage in stages for piece in stage)
        for at, stage in enumerate(stages):
            for batch in _batches(stage, self.workers):
                shares = [self._share(piece, left) for piece in batch]
                parts = [Part(piece) for piece in batch]
                for (piece, _), answer in self._decide(parts, shares):
                    self._hold_best(piece, answer)
                    left -= self.cutter.size(piece)
                    if at == 0:
                        self._learn(piece, answer)

    def _share(self, piece: Piece, left: int) -> float:
        """Seconds for a piece while that many slots wait to be decided."""
        fair = SPARE * self.cutter.size(piece) / max(1, left)
        return self.budget.left * min(fair, MOST_OF_THE_REST)

    def _learn(self, piece: Piece, answer: Answer) -> None:
        """A piece that was free of all others costs no less in any plan."""
        self.bounds[piece] = max(answer.bound, self.bounds.get(piece, 0))
        if answer.optimal:
            self.proven.add(piece)

    def _bound(self, world: Piece) -> int:
        inside = set(world)
        return max((cost for piece, cost in self.bounds.items() if inside >= set(piece)), default=0)

    def _improve(self, worlds: Sequence[Piece]) -> None:
        """Decides ever larger parts again with ever more patience."""
        stages = self.cutter.stages(each for world in worlds for each in world)
        around = Neighbourhoods(self.cutter, stages, worlds, len(self.board.year.days))
        for factor in FACTORS:
            most = int(self.cutter.most * factor)
            whole = [Part(each) for each in worlds if self.cutter.size(each) <= most]
            parts = [*around.windows(most), *map(Part, around.near(most)), *whole]
            self._settle(list(dict.fromkeys(parts)), PATIENCE * factor, whole)

    def _settle(self, parts: Sequence[Part], seconds: float, whole: Collection[Part]) -> None:
        """Decides parts in turn until none is due."""
        turn = deque(parts)
        while batch := self._due(turn, seconds):
            changed: set[int] = set()
            for part, answer in self._decide(batch, [seconds] * len(batch)):
                if part in whole:
                    self._learn(part.piece, answer)
                if changed.isdisjoint(self.board.near(part.piece)):
                    if self._hold_if_better(part.piece, answer):
                        changed.update(each.at for each in part.piece)
                    patience = inf if answer.optimal else seconds
                    self.settled[part] = (self.board.state(part.piece), patience)

    def _due(self, turn: deque[Part], seconds: float) -> list[Part]:
        """The next parts around which something changed since they were decided so patiently."""
        found: list[Part] = []
        for _ in range(0 if self.budget.over else len(turn)):
            if len(found) == self.workers:
                break
            if self._is_due(turn[0], seconds):
                found.append(turn[0])
            turn.rotate(-1)
        return found

    def _is_due(self, part: Part, seconds: float) -> bool:
        state, patience = self.settled.get(part, (None, 0.0))
        return state != self.board.state(part.piece) or patience < seconds

    def _decide(
        self, parts: Sequence[Part], seconds: Sequence[float]
    ) -> Iterator[tuple[Part, Answer]]:
        """The answers in the parts' order, each found with the plan as it is now."""
        jobs = [
            self.pool.submit(
                solve_piece,
                self.board.task(*part),
                self.budget.allow(most),
                self.board.placed(part.piece),
            )
            for part, most in zip(parts, seconds, strict=True)
        ]
        answers = [job.result() for job in jobs]
        for answer in answers:
            self.budget.charge(answer.seconds)
        return zip(parts, answers, strict=True)

    def _hold_best(self, piece: Piece, answer: Answer) -> None:
        """Where the search did not finish, the plan without search may be the better one."""
        if answer.meetings is not None:
            self.board.hold(piece, answer.meetings)
        if not answer.optimal:
            found = self.board.cost(piece) if answer.meetings is not None else None
            simple = fill(self.board.task(piece))
            self.board.hold(piece, simple)
            if found is not None and found <= self.board.cost(piece):
                self.board.hold(piece, answer.meetings or ())

    def _hold_if_better(self, piece: Piece, answer: Answer) -> bool:
        if answer.meetings is None:
            return False
        before, cost = self.board.placed(piece), self.board.cost(piece)
        self.board.hold(piece, answer.meetings)
        if self.board.cost(piece) < cost:
            return True
        self.board.hold(piece, before)
        return False


def _batches(pieces: Sequence[Piece], most: int) -> Iterator[Sequence[Piece]]:
    return (pieces[at : at + most] for at in range(0, len(pieces), most))
