"""TorchServe's dynamic batching of one model."""

import math
from collections import deque
from collections.abc import Callable, Generator
from typing import Any, NamedTuple, Protocol

import simpy

from simulation.service_times import BatchTime
from simulation.settings import ModelSettings

Steps = Generator[simpy.Event, Any, None]


class Job(NamedTuple):
    """A request. answered: called when its batch is done. cost: processor time over that of a mean photo."""

    answered: Callable[[], None]
    cost: float = 1.0


class Core(Protocol):
    """What does work: a shared processor, or a recorded one."""

    def work(self, seconds: float) -> simpy.Event:
        """An event at its end."""


class ModelServer:
    """One model with its queue and workers.

    As in TorchServe 0.12 (its front end, Model.pollInferJob): one worker at a time collects a batch, holding a lock. It
    waits for a first job without limit, then for each further one as long as is left of maxBatchDelay since the first,
    and stops at batchSize or when nothing is left of the delay.
    """

    def __init__(
        self,
        env: simpy.Environment,
        settings: ModelSettings,
        time: BatchTime,
        processor: Core,
        gpu: simpy.Resource | None = None,
    ) -> None:
        self._env, self._settings, self._time, self._processor, self._gpu = env, settings, time, processor, gpu
        self._queue: deque[Job] = deque()
        self._arrival: simpy.Event | None = None
        self._lock = simpy.Resource(env)
        self.batches: list[int] = []
        self.busy = 0.0
        self.gpu_busy = 0.0
        for _ in range(settings.workers):
            env.process(self._work())

    def submit(self, job: Job) -> bool:
        """False where the queue is full."""
        if len(self._queue) >= self._settings.queue:
            return False
        self._queue.append(job)
        if self._arrival is not None:
            self._arrival.succeed()
            self._arrival = None
        return True

    def _work(self) -> Steps:
        while True:
            batch: list[Job] = []
            with self._lock.request() as turn:
                yield turn
                yield from self._collect(batch)
            began = self._env.now
            yield from self._run(batch)
            self.busy += self._env.now - began
            self.batches.append(len(batch))
            for job in batch:
                job.answered()

    def _collect(self, batch: list[Job]) -> Steps:
        yield from self._wait(math.inf)
        batch.append(self._queue.popleft())
        left = self._settings.max_batch_delay
        while len(batch) < self._settings.batch_size:
            began = self._env.now
            yield from self._wait(left)
            if not self._queue:
                return
            batch.append(self._queue.popleft())
            left -= self._env.now - began
            if left <= 0:
                return

    def _wait(self, longest: float) -> Steps:
        """Until there is a job, or for so long."""
        if self._queue or longest <= 0:
            return
        self._arrival = arrival = self._env.event()
        yield arrival if math.isinf(longest) else arrival | self._env.timeout(longest)
        self._arrival = None

    def _run(self, batch: list[Job]) -> Steps:
        size = len(batch)
        cost = sum(job.cost for job in batch) / size
        yield self._processor.work(cost * self._time.processor.at(size))
        seconds = self._time.gpu.at(size)
        if self._gpu is None or seconds <= 0:
            return
        with self._gpu.request() as turn:
            yield turn
            self.gpu_busy += seconds
            yield self._env.timeout(seconds)
