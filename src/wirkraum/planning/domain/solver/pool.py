"""Where pieces are decided: in this process, or several at once in processes of their own."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from multiprocessing.synchronize import Event
from threading import Thread
from typing import Any, Protocol, TypeVar

Stop = Callable[[], bool]
T = TypeVar("T")

# How soon a wish to stop is heard, in seconds.
PAUSE = 0.2


class Pool(Protocol):
    def run(self, work: Callable[..., T], jobs: Sequence[tuple[Any, ...]]) -> list[T]:
        """The results in the order of the jobs; `work` gets what all jobs share, a job, and what
        tells it to stop."""


@dataclass(frozen=True, slots=True)
class Here:
    """Does one job after the other, in this process."""

    shared: object
    stop: Stop

    def run(self, work: Callable[..., T], jobs: Sequence[tuple[Any, ...]]) -> list[T]:
        return [work(self.shared, *job, self.stop) for job in jobs]


@dataclass(frozen=True, slots=True)
class Apart:
    """Does jobs at once in processes, which hear by `over` that they should stop."""

    pool: ProcessPoolExecutor
    over: Event
    stop: Stop

    def run(self, work: Callable[..., T], jobs: Sequence[tuple[Any, ...]]) -> list[T]:
        futures = [self.pool.submit(_work, work, job) for job in jobs]
        while wait(futures, timeout=PAUSE).not_done:
            if self.stop():
                self.over.set()
        return [future.result() for future in futures]


_given: list[tuple[object, Event]] = []


def _listen(shared: object, over: Event) -> None:
    _given.append((shared, over))
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Whoever asked may be gone without a word; then nobody waits for the answer."""
    if parent := parent_process():
        parent.join()
        os._exit(1)


def _work(work: Callable[..., T], job: tuple[Any, ...]) -> T:
    shared, over = _given[0]
    return work(shared, *job, over.is_set)


@contextmanager
def open_pool(workers: int, stop: Stop, shared: object) -> Iterator[Pool]:
    """Fresh processes, never forks: the caller may have threads. `shared` goes to each but once."""
    if workers == 1:
        yield Here(shared, stop)
        return
    context = get_context("spawn")
    over = context.Event()
    with ProcessPoolExecutor(
        workers, mp_context=context, initializer=_listen, initargs=(shared, over)
    ) as pool:
        yield Apart(pool, over, stop)
