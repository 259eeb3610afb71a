"""Servers with TorchServe on them, each with its own cores and GPUs."""

from collections.abc import Callable
from dataclasses import dataclass

import simpy

from simulation.processor import Processor
from simulation.service_times import BatchTime
from simulation.settings import ModelSettings
from simulation.torchserve import Core, Job, ModelServer


@dataclass(frozen=True)
class ServerSettings:
    """A server. frontend: processor seconds of the JVM for one request. gpus: 0, or 1 which the keypoint workers share.
    marker_costs: of the photos in turns, over their mean: how long a marker takes to find depends on the photo.
    """

    keypoints: ModelSettings
    marker: ModelSettings
    keypoints_time: BatchTime
    marker_time: BatchTime
    cores: float
    frontend: float = 0.0
    gpus: int = 0
    marker_costs: tuple[float, ...] = (1.0,)


class Server:
    """Both models; a scan is answered when both have answered."""

    def __init__(
        self, env: simpy.Environment, settings: ServerSettings, recorded: dict[str, Core] | None = None
    ) -> None:
        """recorded: what the front end and, by model name, workers run on instead of the server's cores."""
        self._settings = settings
        self._asked = 0
        self.processor = Processor(env, settings.cores)
        own: dict[str, Core] = dict.fromkeys(("frontend", "keypoints", "marker"), self.processor)
        cores = own | (recorded or {})
        self._frontend = cores["frontend"]
        gpu = simpy.Resource(env, settings.gpus) if settings.gpus else None
        self.keypoints = ModelServer(env, settings.keypoints, settings.keypoints_time, cores["keypoints"], gpu)
        self.marker = ModelServer(env, settings.marker, settings.marker_time, cores["marker"])

    def ask(self, answered: Callable[[bool], None]) -> None:
        """Both models at once."""
        answers: list[bool] = []

        def one(ok: bool) -> None:
            answers.append(ok)
            if len(answers) == 2:
                answered(all(answers))

        costs = self._settings.marker_costs
        self._asked += 1
        for model, cost in ((self.keypoints, 1.0), (self.marker, costs[(self._asked - 1) % len(costs)])):
            received = self._frontend.work(self._settings.frontend)
            received.callbacks.append(_submitting(model, cost, one))


def _submitting(model: ModelServer, cost: float, one: Callable[[bool], None]) -> Callable[[simpy.Event], None]:
    def submit(_: simpy.Event) -> None:
        if not model.submit(Job(lambda: one(True), cost)):
            one(False)

    return submit
