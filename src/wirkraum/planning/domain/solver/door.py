from collections.abc import Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
import multiprocessing, sys, time, os
from contextlib import contextmanager
from wirkraum.planning.domain.costs import costs_of
from wirkraum.planning.domain.plan import Meeting, Plan
from wirkraum.planning.domain.series import lay_series
from wirkraum.planning.domain.solver.board import set_up
from wirkraum.planning.domain.solver.budget import make_budget
from wirkraum.planning.domain.solver.neighbourhoods import Neighbourhoods
from wirkraum.planning.domain.solver.pieces import Cutter
from wirkraum.planning.domain.solver.search import Search
from wirkraum.planning.domain.year import lay_out

class Here:
    def submit(self, f, *a):
        class R:
            def result(s): return f(*a)
        return R()

def solve(problem, *, previous=None, seconds=10.0, workers=1, seed=0, most=None):
    t0=time.time(); year = lay_out(problem); series = lay_series(year)
    board = set_up(year, series, {})
    sizes={at: sum(map(len, s.values())) for at, s in board.slots.items()}
    print("setup", time.time()-t0, "slots", sum(sizes.values()), "series", len(series))
    most = most or int(os.environ.get("MOST", 20000))
    cutter=Cutter(year, sizes, most)
    stages=cutter.stages(series)
    for st in stages: print([ (len(p), cutter.size(p)) for p in st])
    budget=make_budget(seconds, workers, seed)
    s=Search(board,cutter,budget,Here(),workers,lambda: print("  ", round(time.time()-t0,1), "spent", round(budget.spent,1), "cost", costs_of(year,series,board.placed(series),{}).total))
    s.first(stages)
    for st in stages:
        for p in st: a=s.answers[p]; print(len(p), [x.id for x in p][:6], a.optimal, a.bound, round(a.seconds,2))
    nb=Neighbourhoods(cutter, stages, series)
    for k in (1,2,4,8):
        near=nb.near(most*k); print("near", k, len(near), [cutter.size(p) for p in near])
        s.improve(near, 3.0*k)
        if budget.over: break
    print("done", time.time()-t0, "spent", budget.spent)
    c=costs_of(year,series,board.placed(series),{}); print(c, c.total)
    return board
