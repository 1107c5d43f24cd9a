"""Finds a plan in two steps: a first one piece by piece, then better ones by deciding parts again."""

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import inf

from wirkraum.planning.domain.series import Placed
from wirkraum.planning.domain.solver.board import Board, decide
from wirkraum.planning.domain.solver.budget import Budget
from wirkraum.planning.domain.solver.greedy import fill
from wirkraum.planning.domain.solver.neighbourhoods import Neighbourhoods
from wirkraum.planning.domain.solver.piece import Answer
from wirkraum.planning.domain.solver.pieces import Cutter, Part, Piece
from wirkraum.planning.domain.solver.pool import Pool

# A piece gets more than its fair share of the time: most need less and give it back.
SPARE = 3.0
# No first decision may eat what the improvement needs.
MOST_OF_THE_REST = 0.5
# Improvement goes through sizes as multiples of a piece's, with seconds for each piece.
FACTORS = (1, 2, 4, 8)
PATIENCE = 3.0
# Jobs handed out at once for each worker: while one takes long the others go on.
JOBS_AT_ONCE = 3
# From this many seconds on the last part of the time goes to each whole world at once: that rarely
# finds a better plan and yet says how good the plan is. A whole world must fit in memory.
ENOUGH, FOR_THE_WHOLE = 30.0, 0.5
MOST_AT_ONCE = 60_000


@dataclass(slots=True)
class Search:
    """`workers` pieces are decided at once; the rest of the plan stays as it is meanwhile."""

    board: Board
    cutter: Cutter
    budget: Budget
    pool: Pool
    workers: int
    tell: Callable[[int, int, float], None] | None = None
    settled: dict[Part, tuple[int, float]] = field(default_factory=dict)
    bounds: dict[Piece, int] = field(default_factory=dict)
    proven: set[Piece] = field(default_factory=set)
    simple: dict[int, tuple[Placed, ...]] = field(default_factory=dict)
    worlds: Sequence[Piece] = ()
    now: float = inf
    least: float = inf

    def run(self) -> int:
        """Fills the board until the budget is spent or nothing gets better; gives a lower bound."""
        self.worlds = worlds = self.cutter.worlds(self.board.series)
        whole = [world for world in worlds if self.cutter.fits(world)]
        self._begin()
        self.first([whole])
        rest = [each for world in worlds if world not in whole for each in world]
        self.first([] if self.again else self.cutter.stages(rest))
        self.now = self.board.cost(self.board.series)
        self._tell()
        open_ = [world for world in worlds if world not in self.proven]
        held_back = self._hold_back(open_)
        self._improve(open_)
        self.budget.left += held_back
        at_once = [Part(each) for each in self._at_once(open_)]
        self._settle(at_once, inf, at_once)
        self._end()
        return self.bound

    def _at_once(self, worlds: Sequence[Piece]) -> list[Piece]:
        return [each for each in worlds if self.cutter.size(each) <= MOST_AT_ONCE]

    def _hold_back(self, worlds: Sequence[Piece]) -> float:
        """Takes from the budget what the worlds get in the end."""
        enough = self.budget.left >= ENOUGH * len(worlds) and self._at_once(worlds)
        held_back = self.budget.left * FOR_THE_WHOLE if enough else 0.0
        self.budget.left -= held_back
        return held_back

    @property
    def at_once(self) -> int:
        """How many jobs are handed out at once."""
        return self.workers if self.workers == 1 else self.workers * JOBS_AT_ONCE

    @property
    def again(self) -> bool:
        """Whether most of the plan had been announced before."""
        return bool(self.board.before)

    def _begin(self) -> None:
        """A right plan at once; a new one is then built afresh, an announced one stays."""
        series = self.board.series
        self.board.hold(series, fill(self.board.task(series), self.board.placed(series)))
        self.simple = dict(self.board.held)
        self.now = self.board.cost(series)
        self._tell()
        if not (self.again or self.budget.over):
            self.board.held.clear()
            self.now = inf

    def _end(self) -> None:
        """Stopped half way, the plan at once may be the better one."""
        found, cost = dict(self.board.held), self.board.cost(self.board.series)
        self.board.held.update(self.simple)
        if cost < self.board.cost(self.board.series):
            self.board.held.update(found)

    def _tell(self) -> None:
        """Says how good the best whole plan is."""
        self.least = min(self.least, self.now)
        if self.tell is not None:
            self.tell(int(self.least), self.bound, self.budget.spent)

    @property
    def bound(self) -> int:
        return sum(map(self._bound, self.worlds))

    def first(self, stages: Sequence[Sequence[Piece]]) -> None:
        """A whole plan: each stage builds on those before it."""
        left = sum(self.cutter.size(piece) for stage in stages for piece in stage)
        for at, stage in enumerate(stages):
            for batch in _batches(stage, self.at_once):
                shares = [self._share(piece, left) for piece in batch]
                parts = [Part(piece) for piece in batch]
                for (piece, _), answer in self._decide(parts, shares):
                    if self.again:
                        self._hold_if_better(piece, answer, self.board.placed(piece))
                    else:
                        self._hold_best(piece, answer)
                    left -= self.cutter.size(piece)
                    if at == 0:
                        self._learn(piece, answer)
                self._tell()

    def _share(self, piece: Piece, left: int) -> float:
        """Seconds for a piece while that many slots wait to be decided."""
        fair = SPARE * self.workers * self.cutter.size(piece) / max(1, left)
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
            start = [self.board.placed(part.piece) for part in batch]
            answers = self._decide(batch, [seconds] * len(batch))
            for (part, answer), before in zip(answers, start, strict=True):
                if part in whole:
                    self._learn(part.piece, answer)
                self._hold_if_better(part.piece, answer, before)
                patience = inf if answer.optimal else seconds
                self.settled[part] = (self.board.state(part.piece), patience)
            self._tell()

    def _due(self, turn: deque[Part], seconds: float) -> list[Part]:
        """The next parts around which something changed since they were decided so patiently."""
        found: list[Part] = []
        for part in () if self.budget.over else tuple(turn):
            if len(found) == self.at_once:
                break
            if all(self._apart(part, other) for other in found) and self._is_due(part, seconds):
                found.append(part)
        for part in found:
            turn.remove(part)
            turn.append(part)
        return found

    def _apart(self, one: Part, other: Part) -> bool:
        """Whether two parts may be decided at once: on different days, or far from each other."""
        if (
            one.days
            and other.days
            and not range(
                max(one.days.start, other.days.start), min(one.days.stop, other.days.stop)
            )
        ):
            return True
        near = set(self.board.near(one.piece))
        return near.isdisjoint(each.at for each in other.piece)

    def _is_due(self, part: Part, seconds: float) -> bool:
        state, patience = self.settled.get(part, (None, 0.0))
        return state != self.board.state(part.piece) or patience < seconds

    def _decide(
        self, parts: Sequence[Part], seconds: Sequence[float]
    ) -> Iterator[tuple[Part, Answer]]:
        """The answers in the parts' order, each found with the plan as it is now."""
        even = self.budget.left * self.workers / max(self.workers, len(parts))
        jobs = [
            (
                tuple(each.at for each in part.piece),
                part.days,
                self.board.around(part.piece),
                self.budget.allow(min(most, even)),
            )
            for part, most in zip(parts, seconds, strict=True)
        ]
        answers = self.pool.run(decide, jobs)
        self.budget.charge(answer.seconds for answer in answers)
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

    def _hold_if_better(self, piece: Piece, answer: Answer, start: Iterable[Placed]) -> None:
        """What the answer changes of the start; what others decided meanwhile stays."""
        if answer.meetings is None:
            return
        before, cost = self.board.placed(piece), self.board.cost(piece)
        known, new = set(start), set(answer.meetings)
        self.board.hold(piece, sorted((set(before) - (known - new)) | (new - known)))
        if self.board.right(piece) and (better := self.board.cost(piece)) < cost:
            self.now -= cost - better
        else:
            self.board.hold(piece, before)


def _batches(pieces: Sequence[Piece], most: int) -> Iterator[Sequence[Piece]]:
    return (pieces[at : at + most] for at in range(0, len(pieces), most))
