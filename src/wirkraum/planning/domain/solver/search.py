"""Finds a plan in two steps: a first one piece by piece, then better ones by deciding parts again."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from itertools import islice

from wirkraum.planning.domain.solver.board import Board
from wirkraum.planning.domain.solver.budget import Budget
from wirkraum.planning.domain.solver.greedy import fill
from wirkraum.planning.domain.solver.piece import Answer, solve_piece
from wirkraum.planning.domain.solver.pieces import Cutter, Piece

# A piece gets more than its fair share of the time: most need less and give it back.
SPARE = 3.0


@dataclass(slots=True)
class Search:
    """`workers` pieces are decided at once; `report` is told whenever the plan got better."""

    board: Board
    cutter: Cutter
    budget: Budget
    pool: Executor
    workers: int
    report: Callable[[], None]
    settled: dict[Piece, int] = field(default_factory=dict)
    answers: dict[Piece, Answer] = field(default_factory=dict)

    def first(self, stages: Sequence[Sequence[Piece]]) -> None:
        """A whole plan: each stage builds on those before it."""
        left = sum(self.cutter.size(piece) for stage in stages for piece in stage)
        for batch in (batch for stage in stages for batch in _batches(stage, self.workers)):
            shares = [SPARE * self.budget.left * self.cutter.size(each) / left for each in batch]
            for piece, answer in self._decide(batch, shares):
                self.answers[piece] = answer
                self._hold_best(piece, answer)
                left -= self.cutter.size(piece)
        self.report()

    def improve(self, pieces: Sequence[Piece], seconds: float) -> bool:
        """Decides pieces again until none is due; says whether the plan got better."""
        better = False
        while batch := self._due(pieces):
            changed: set[int] = set()
            for piece, answer in self._decide(batch, [seconds] * len(batch)):
                if changed.isdisjoint(self.board.near(piece)):
                    if self._hold_if_better(piece, answer):
                        changed.update(each.at for each in piece)
                    self.settled[piece] = self.board.state(piece)
            if changed:
                better = True
                self.report()
        return better

    def _due(self, pieces: Sequence[Piece]) -> list[Piece]:
        """The next pieces around which something changed since they were decided."""
        if self.budget.over:
            return []
        due = (each for each in pieces if self.settled.get(each) != self.board.state(each))
        return list(islice(due, self.workers))

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
