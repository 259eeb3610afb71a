"""A training's output folder while it runs: log, curves, checkpoints, and the best weights so far."""

import logging
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from torch import nn

from fitsize_inference.models import KeypointNetwork
from fitsize_inference.training.checkpoint import TrainingState, write_checkpoint
from fitsize_inference.training.curves import CurveLog
from fitsize_inference.training.interruption import TrainingInterruptedError
from fitsize_inference.training.loop import StepReport
from fitsize_inference.training.progress import LINE_EVERY, BarProgress, LineProgress
from fitsize_inference.training.settings import TrainingSettings

logger = logging.getLogger(__name__)

# Normalised errors of weights on the development photos: `all`, and by garment type.
Measure = Callable[[KeypointNetwork], Mapping[str, float]]


class TrainingSession:
    """Watches a training.

    save: writes weights after so many steps, into a folder. measure: errors on the development photos, by which the
    best weights are kept; without it the last ones are. origin: what a checkpoint has to say of the training beside
    its state, to be refused by another one.
    """

    def __init__(
        self,
        folder: Path,
        settings: TrainingSettings,
        progress: BarProgress | LineProgress,
        save: Callable[[nn.Module, int, Path], None],
        measure: Measure | None,
        origin: Mapping[str, Any],
        checkpoint: Mapping[str, Any] | None = None,
    ) -> None:
        self.folder, self.settings, self.progress = folder, settings, progress
        self.save, self.measure, self.origin = save, measure, origin
        best = checkpoint["best"] if checkpoint is not None else {"error": float("inf"), "step": 0, "worse": 0}
        self.best_error, self.best_step, self.worse = float(best["error"]), int(best["step"]), int(best["worse"])
        self.saved_step = int(checkpoint["step"]) if checkpoint is not None else 0
        self.log = CurveLog(folder)
        self.log.restart(self.saved_step)
        self.since: list[StepReport] = []

    def stepped(self, report: StepReport) -> None:
        """Tells and logs the step; the log has means over ten."""
        self.since.append(report)
        text = (
            f"loss {report.losses['total']:.3f}, points {report.losses['points']:.3f}, gradient {report.gradient:.2f}"
        )
        if self.best_step:
            text += f", best {100 * self.best_error:.2f} % at step {self.best_step}"
        self.progress.update(report.step, text)
        if report.step % LINE_EVERY == 0 or report.step == self.settings.steps:
            self._write_log()

    def checkpoint(self, state: TrainingState) -> bool:
        """Measures, keeps the weights if they are the best, and saves where the training is."""
        last = state.step == self.settings.steps
        if self.measure is not None:
            self._choose(state, self.measure)
        elif last:
            self.save(state.average.network, state.step, self.folder)
        if not last:
            self.save(state.average.network, state.step, self.folder / f"step-{state.step}")
        self._write(state)
        if 0 < self.settings.patience <= self.worse:
            logger.info("no better for %d checkpoints: stopped early at step %d", self.worse, state.step)
            return False
        return True

    def interrupted(self, state: TrainingState) -> None:
        """Saves where the training is. Raises TrainingInterruptedError."""
        self._write(state)
        raise TrainingInterruptedError(
            f"stopped and saved after step {state.step} of {self.settings.steps}; "
            f"go on with: train --data DATA --resume {self.folder}"
        )

    def last_kept(self) -> str:
        """A sentence on what is left of a training that failed."""
        if self.saved_step == 0:
            return f"no checkpoint was written before; start again with lower rates (settings: {self.folder})"
        weights = self.folder / f"step-{self.saved_step}"
        return (
            f"the checkpoint of step {self.saved_step} is kept: train on from it with lower rates and --start {weights}"
        )

    def _choose(self, state: TrainingState, measure: Measure) -> None:
        errors = dict(measure(state.average.network))
        if errors["all"] < self.best_error:
            self.best_error, self.best_step, self.worse = errors["all"], state.step, 0
            self.save(state.average.network, state.step, self.folder)
        else:
            self.worse += 1
        self.log.append({"step": state.step, "development": errors})
        logger.info(
            "development error %.2f %% after step %d, best %.2f %% after step %d",
            100 * errors["all"],
            state.step,
            100 * self.best_error,
            self.best_step,
        )

    def _write(self, state: TrainingState) -> None:
        self._write_log()
        self.log.draw()
        best = {"error": self.best_error, "step": self.best_step, "worse": self.worse}
        write_checkpoint(self.folder, {**self.origin, **state.state_dict(), "best": best})
        self.saved_step = state.step

    def _write_log(self) -> None:
        if not self.since:
            return
        names = self.since[0].losses
        means = {name: sum(one.losses[name] for one in self.since) / len(self.since) for name in names}
        gradient = max(one.gradient for one in self.since)
        last = self.since[-1]
        record = {"step": last.step, "losses": means, "gradient": gradient, "rate": last.rate}
        self.log.append(record)
        self.since = []
