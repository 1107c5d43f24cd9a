"""Finds a plan in two steps: a first one piece by piece, then better ones by deciding parts again."""

from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from itertools import islice
from math import inf

from wirkraum.planning.domain.solver.board import Board
from wirkraum.planning.domain.solver.budget import Budget
from wirkraum.planning.domain.solver.greedy import fill
from wirkraum.planning.domain.solver.neighbourhoods import Neighbourhoods
from wirkraum.planning.domain.solver.piece import Answer, solve_piece
from wirkraum.planning.domain.solver.pieces import Cutter, Piece

# A piece gets more than its fair share of the time: most need less and give it back.
SPARE = 3.0
# No first decision may eat what the improvement needs.
MOST_OF_THE_REST = 0.7
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
    settled: dict[Piece, tuple[int, float]] = field(default_factory=dict)
    bounds: dict[Piece, int] = field(default_factory=dict)
    proven: set[Piece] = field(default_factory=set)

    def run(self) -> int:
        """Fills the board until the budget is spent or nothing gets better; gives a lower bound."""
        worlds = self.cutter.worlds(self.board.series)
        whole = [world for world in worlds if self.cutter.fits(world)]
        self.first([whole])
        rest = [each for world in worlds if world not in whole for each in world]
        self.first(self.cutter.stages(rest))
        left = tuple(each for world in worlds if world not in self.proven for each in world)
        if left:
            self._improve_all(Neighbourhoods(self.cutter, self.cutter.stages(left), left), worlds)
        return sum(self._bound(world) for world in worlds)

    def first(self, stages: Sequence[Sequence[Piece]]) -> None:
        """A whole plan: each stage builds on those before it."""
        left = sum(self.cutter.size(piece) for stage in stages for piece in stage) or 1
        for at, stage in enumerate(stages):
            for batch in _batches(stage, self.workers):
                shares = [self._share(piece, left) for piece in batch]
                for piece, answer in self._decide(batch, shares):
                    self._hold_best(piece, answer)
                    self._learn(piece, answer, alone=at == 0)
                    left -= self.cutter.size(piece)

    def _share(self, piece: Piece, left: int) -> float:
        """Seconds for a piece while that many slots wait to be decided."""
        fair = SPARE * self.cutter.size(piece) / max(1, left)
        return self.budget.left * min(fair, MOST_OF_THE_REST)

    def _learn(self, piece: Piece, answer: Answer, *, alone: bool) -> None:
        """What nothing else stood in the way of holds for every plan."""
        if alone:
            self.bounds[piece] = max(answer.bound, self.bounds.get(piece, 0))
            if answer.optimal:
                self.proven.add(piece)

    def _bound(self, world: Piece) -> int:
        inside = set(world)
        return max((cost for piece, cost in self.bounds.items() if inside >= set(piece)), default=0)

    def _improve_all(self, neighbourhoods: Neighbourhoods, worlds: Sequence[Piece]) -> None:
        """Ever larger parts with ever more patience."""
        for factor in FACTORS:
            most = self.cutter.most * factor
            open_ = [each for each in worlds if self.cutter.size(each) <= most]
            pieces = [*neighbourhoods.near(most), *open_]
            self.improve(pieces, PATIENCE * factor, frozenset(worlds))

    def improve(self, pieces: Sequence[Piece], seconds: float, worlds: Collection[Piece]) -> None:
        """Decides pieces again until none is due."""
        while batch := self._due(pieces, seconds):
            changed: set[int] = set()
            for piece, answer in self._decide(batch, [seconds] * len(batch)):
                self._learn(piece, answer, alone=piece in worlds)
                if changed.isdisjoint(self.board.near(piece)):
                    if self._hold_if_better(piece, answer):
                        changed.update(each.at for each in piece)
                    patience = inf if answer.optimal else seconds
                    self.settled[piece] = (self.board.state(piece), patience)

    def _due(self, pieces: Sequence[Piece], seconds: float) -> list[Piece]:
        """The next pieces around which something changed since they were decided so patiently."""
        if self.budget.over:
            return []
        due = (each for each in pieces if each not in self.proven and self._is_due(each, seconds))
        return list(islice(due, self.workers))

    def _is_due(self, piece: Piece, seconds: float) -> bool:
        state, patience = self.settled.get(piece, (None, 0.0))
        return state != self.board.state(piece) or patience < seconds

    def _decide(
        self, pieces: Sequence[Piece], seconds: Sequence[float]
    ) -> Iterator[tuple[Piece, Answer]]:
        """The answers in the pieces' order, each found with the plan as it is now."""
        jobs = [
            self.pool.submit(
                solve_piece,
                self.board.task(piece),
                self.budget.allow(most),
                self.board.placed(piece),
            )
            for piece, most in zip(pieces, seconds, strict=True)
        ]
        answers = [job.result() for job in jobs]
        for answer in answers:
            self.budget.charge(answer.seconds)
        return zip(pieces, answers, strict=True)

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
