"""The one place that speaks to OR-Tools: a model of whole numbers, solved by CP-SAT."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from math import ceil
from typing import Any, Literal

HINT_CONFLICTS = 10
# How soon a wish to stop is heard, in seconds.
PAUSE = 0.2


@dataclass(frozen=True, slots=True)
class Effort:
    """How long to search: deterministic seconds decide, wall seconds are only the last stop."""

    work: float
    wall: float
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a search found; `values` is empty where it found nothing."""

    status: Literal["optimal", "feasible", "unknown"]
    cost: int
    bound: int
    work: float
    values: Sequence[int]


@dataclass(slots=True)
class Model:
    """Variables are numbers, constraints are sums of them; costs are minimised."""

    most: list[int] = field(default_factory=list)
    cost: list[int] = field(default_factory=list)
    base: int = 0
    cliques: list[Sequence[int]] = field(default_factory=list)
    rows: list[tuple[Sequence[int], Sequence[int], int, int]] = field(default_factory=list)
    hints: dict[int, int] = field(default_factory=dict)
    habits: list[dict[int, list[int]]] = field(default_factory=list)

    def add(self, cost: int = 0, most: int = 1) -> int:
        """A new variable from 0 to `most`."""
        self.most.append(most)
        self.cost.append(cost)
        return len(self.most) - 1

    def at_most_one(self, variables: Sequence[int]) -> None:
        self.cliques.append(variables)

    def within(self, plus: Sequence[int], minus: Sequence[int], least: int, most: int) -> None:
        """The sum of `plus` less the sum of `minus` lies from least to most."""
        ones = [1] * len(plus) + [-1] * len(minus)
        self.rows.append(([*plus, *minus], ones, least, most))

    def habit(self, followers: dict[int, list[int]]) -> None:
        """Exactly one of the keys is chosen: in a hint the one with most followers."""
        self.habits.append(followers)
        self.within(list(followers), [], 1, 1)

    def hint(self, values: dict[int, int]) -> None:
        """Where to begin: the values of all choices; costs and habits follow from them."""
        self.hints = found = dict(values)
        for habit in self.habits:
            best = max(habit, key=lambda each: sum(found.get(one, 0) for one in habit[each]))
            found |= {each: int(each == best) for each in habit}
        free = {at for at in range(len(self.most)) if at not in found}
        found |= dict.fromkeys(free, 0)
        for variables, factors, least, most in self.rows:
            total = sum(f * found[at] for at, f in zip(variables, factors, strict=True))
            short, sign = (least - total, 1) if total < least else (total - most, -1)
            for at, factor in zip(variables, factors, strict=True):
                if short > 0 and factor == sign and at in free:
                    more = min(short, self.most[at] - found[at])
                    found[at] += more
                    short -= more

    @property
    def size(self) -> int:
        """How many numbers the model is written with."""
        return sum(map(len, self.cliques)) + sum(len(row[0]) for row in self.rows)

    def solve(self, effort: Effort, stop: Callable[[], bool] | None = None) -> Outcome:
        """Searches on one thread; the same model, effort and seed give the same outcome.

        `stop` is asked meanwhile, in the caller's thread; once it says yes the best so far counts.
        """
        from ortools.sat.python import cp_model_helper as cpsat  # noqa: PLC0415  slow library

        search: Any = cpsat.SolveWrapper()
        search.set_parameters(_parameters(cpsat, effort, hinted=bool(self.hints)))
        if stop is None:
            return self._outcome(cpsat, search.solve(self._proto(cpsat)))
        with ThreadPoolExecutor(1) as thread:
            found = thread.submit(search.solve, self._proto(cpsat))
            while not wait([found], timeout=PAUSE).done:
                if stop():
                    search.stop_search()
            return self._outcome(cpsat, found.result())

    def _outcome(self, cpsat: Any, answer: Any) -> Outcome:
        status = cpsat.CpSolverStatus(answer.status)
        if status not in (cpsat.OPTIMAL, cpsat.FEASIBLE):
            return Outcome("unknown", 0, 0, answer.deterministic_time, ())
        return Outcome(
            "optimal" if status == cpsat.OPTIMAL else "feasible",
            round(answer.objective_value),
            max(0, ceil(answer.best_objective_bound - 1e-6)),
            answer.deterministic_time,
            tuple(answer.solution),
        )

    def _proto(self, cpsat: Any) -> Any:
        proto = cpsat.CpModelProto()
        for most in self.most:
            proto.variables.add().domain.extend((0, most))
        for clique in self.cliques:
            proto.constraints.add().at_most_one.literals.extend(clique)
        for variables, factors, least, most in self.rows:
            row = proto.constraints.add().linear
            row.vars.extend(variables)
            row.coeffs.extend(factors)
            row.domain.extend((least, most))
        priced = [at for at, cost in enumerate(self.cost) if cost]
        proto.objective.vars.extend(priced)
        proto.objective.coeffs.extend([self.cost[at] for at in priced])
        proto.objective.offset = self.base
        proto.solution_hint.vars.extend(sorted(self.hints))
        proto.solution_hint.values.extend([self.hints[at] for at in sorted(self.hints)])
        return proto


def _parameters(cpsat: Any, effort: Effort, *, hinted: bool) -> Any:
    found = cpsat.SatParameters()
    found.num_workers = 1
    found.random_seed = effort.seed
    found.max_deterministic_time = effort.work
    found.max_time_in_seconds = effort.wall
    # The linear relaxation is tight: bounding by it does the work. Cuts, probing, symmetry,
    # long simplification and tidying up while searching cost more than they bring (measured).
    found.linearization_level = 2
    found.add_lp_constraints_lazily = False
    found.polish_lp_solution = True
    found.use_objective_lb_search = True
    found.cut_level = 0
    found.cp_model_probing_level = 0
    found.symmetry_level = 0
    found.max_presolve_iterations = 2
    found.cp_model_use_sat_presolve = False
    found.inprocessing_dtime_ratio = 0.05
    # A known answer is worth a few steps to reach; without one the search begins at once.
    found.hint_conflict_limit = HINT_CONFLICTS if hinted else 0
    return found
