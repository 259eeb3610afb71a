import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import torch

from data_set import write_data_set
from fitsize_inference.__main__ import main
from fitsize_inference.models import load_weights
from fitsize_inference.training.checkpoint import CHECKPOINT_FILE
from fitsize_inference.training.progress import LineProgress

SETTINGS = """
steps: 4
batch_size: 1
warmup: 1
bfloat16: false
checkpoint_every: 2
rendered: 0
rendered_share: 0
neighbour_views: 8
development_share: 0.5
"""


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_data_set(tmp_path_factory.mktemp("data"), {"train": 2, "validation": 1})
    (root / "tiny.yaml").write_text(SETTINGS)
    return root


def _train(data: Path, *words: str) -> int:
    return main(["train", "--data", str(data), "--label-fixes", str(data / "no_fixes.json"), *words])


@pytest.fixture(scope="module")
def whole(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole")
    torch.set_num_threads(1)
    assert _train(data, "--config", str(data / "tiny.yaml"), "--output", str(folder)) == 0
    return folder


class Interrupted(NamedTuple):
    folder: Path
    message: str


@pytest.fixture
def interrupted(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Interrupted:
    """A training whose Ctrl-C came in its third step."""
    update = LineProgress.update

    def update_and_interrupt(self: LineProgress, step: int, text: str) -> None:
        update(self, step, text)
        if step == 3:
            os.kill(os.getpid(), signal.SIGINT)

    with monkeypatch.context() as patch:
        patch.setattr(LineProgress, "update", update_and_interrupt)
        assert _train(data, "--config", str(data / "tiny.yaml"), "--output", str(tmp_path / "run")) == 130
    return Interrupted(tmp_path / "run", capsys.readouterr().err)


def test_a_training_leaves_weights_settings_log_and_curves(whole: Path) -> None:
    names = {path.name for path in whole.iterdir()}
    assert names == {"weights.safetensors", "manifest.json", "settings.yaml", "log.jsonl", "curves.html", "step-2"}
    training = load_weights(whole).manifest["training"]
    assert len(training["development"]) == 5
    assert training["photos"] == 5
    assert "--steps 4" in training["command"]
    records = [json.loads(line) for line in (whole / "log.jsonl").read_text().splitlines()]
    errors = {record["step"]: record["development"]["all"] for record in records if "development" in record}
    assert set(errors) == {2, 4}
    assert training["step"] == min(errors, key=lambda step: (errors[step], step))


def test_an_interrupted_training_says_how_to_go_on_and_ends_as_if_it_had_not_been(
    data: Path, whole: Path, interrupted: Interrupted, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, message = interrupted
    assert f"after step 3 of 4; go on with: train --data DATA --resume {folder}" in message
    assert _train(data, "--resume", str(folder)) == 0
    expected = load_weights(whole).network.state_dict()
    for name, value in load_weights(folder).network.state_dict().items():
        assert torch.equal(value, expected[name]), name
    assert not (folder / CHECKPOINT_FILE).exists()
    assert _train(data, "--resume", str(folder)) == 1
    assert "the training has finished" in capsys.readouterr().err


def test_a_training_is_not_resumed_as_another_one(
    data: Path, interrupted: Interrupted, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = interrupted.folder

    def refused(*words: str, where: Path = data) -> str:
        assert _train(where, *words) == 1
        return capsys.readouterr().err

    resume = ("--resume", str(folder))
    assert "another configuration (steps is 4 and 9)" in refused(*resume, "--steps", "9")
    assert "belongs to a new training" in refused(*resume, "--start", str(folder))
    assert "has an unfinished training: --resume it" in refused("--output", str(folder))
    other = write_data_set(tmp_path / "other", {"train": 2, "validation": 1}, seed=9)
    assert "not those that the checkpoint was trained on" in refused(*resume, where=other)
    path = folder / "settings.yaml"
    path.write_text(path.read_text().replace("warmup: 1", "warmup: 2"))
    assert "another configuration (warmup is 1 and 2)" in refused(*resume)
    (folder / CHECKPOINT_FILE).write_bytes(b"PK\x03\x04 cut off")
    assert "checkpoint.pt: damaged" in refused(*resume)


def test_numbers_that_run_away_stop_the_training_and_leave_the_last_checkpoint(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("--config", str(data / "tiny.yaml"), "--output", str(tmp_path / "run"), "--development-share", "0")
    assert _train(data, *words, "--head-rate", "1e30", "--checkpoint-every", "1") == 1
    message = capsys.readouterr().err
    assert "step 2: the loss `" in message
    assert f"the checkpoint of step 1 is kept: train on from it with lower rates and --start {tmp_path}" in message
    assert (tmp_path / "run" / CHECKPOINT_FILE).exists()
    load_weights(tmp_path / "run" / "step-1")


def test_a_training_stops_early_where_nothing_gets_better(data: Path, tmp_path: Path) -> None:
    words = ("--config", str(data / "tiny.yaml"), "--output", str(tmp_path), "--steps", "9", "--patience", "1")
    assert _train(data, *words, "--checkpoint-every", "1", "--head-rate", "1e-30", "--backbone-rate", "1e-30") == 0
    records = [json.loads(line) for line in (tmp_path / "log.jsonl").read_text().splitlines()]
    assert max(record["step"] for record in records) < 9
