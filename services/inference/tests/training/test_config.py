import argparse
from pathlib import Path
from typing import Any

import pytest

from fitsize_inference.commands.settings import add_settings
from fitsize_inference.commands.train import given_settings
from fitsize_inference.training.config import SettingsError, command_words, read_settings, write_settings
from fitsize_inference.training.settings import LabelSetSetting, TrainingSettings

UNUSUAL = TrainingSettings(
    steps=7,
    head_rate=3e-5,
    bfloat16=False,
    rendered_share=0.0,
    label_sets=(LabelSetSetting("more.json", 0.25), LabelSetSetting("b.json", 0.1)),
    development_share=0.1,
    patience=2,
)


def _given(*words: str) -> dict[str, Any]:
    parser = argparse.ArgumentParser()
    add_settings(parser)
    return given_settings(parser.parse_args(words))


def _file(folder: Path, text: str) -> Path:
    path = folder / "settings.yaml"
    path.write_text(text)
    return path


def test_settings_come_back_as_they_were_written(tmp_path: Path) -> None:
    for settings in (TrainingSettings(), UNUSUAL):
        write_settings(tmp_path / "settings.yaml", settings)
        assert read_settings(tmp_path / "settings.yaml", {}) == settings


def test_the_command_in_a_manifest_gives_its_settings_again() -> None:
    assert read_settings(None, _given(*command_words(UNUSUAL))) == UNUSUAL
    assert command_words(TrainingSettings()) == []


def test_options_override_a_file_and_a_file_the_defaults(tmp_path: Path) -> None:
    path = _file(tmp_path, "steps: 10\nhead_rate: 3e-4\nlabel_sets:\n- {path: a.json, share: 0.2}\n")
    settings = read_settings(path, _given("--steps", "20", "--no-bfloat16"))
    assert settings.steps == 20
    assert settings.head_rate == pytest.approx(3e-4)
    assert not settings.bfloat16
    assert settings.label_sets == (LabelSetSetting("a.json", 0.2),)
    assert settings.batch_size == TrainingSettings.batch_size


@pytest.mark.parametrize(("words", "share"), [(["--validate"], 0.1), (["--validate", "0.2"], 0.2), ([], 0.0)])
def test_validating_holds_out_a_tenth_unless_told_otherwise(words: list[str], share: float) -> None:
    assert read_settings(None, _given(*words)).development_share == share


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("stepz: 10", "unknown setting stepz; there are backbone, .*steps,"),
        ("label_sets: [{path: a.json, sahre: 0.2}]", r"unknown setting label_sets\[0\].sahre; there are path, share"),
        ("label_sets: [{path: a.json}]", r"label_sets\[0\].share is missing"),
        ("label_sets: a.json", "label_sets must be a list, not 'a.json'"),
        ("steps: many", "steps must be a whole number, not 'many'"),
        ("steps: 1.5", "steps must be a whole number, not 1.5"),
        ("steps: true", "steps must be a whole number, not True"),
        ("bfloat16: 1", "bfloat16 must be true or false, not 1"),
        ("head_rate: .nan", "head_rate must be a finite number"),
        ("head_rate: [1]", "head_rate must be a finite number"),
        ("head_rate: true", "head_rate must be a finite number"),
        ("steps: 0", "steps must be at least 1, not 0"),
        ("head_rate: 0", "head_rate must be above 0"),
        ("seed: -1", "seed must not be negative"),
        ("smoothing: 1", "smoothing must be from 0 to below 1"),
        ("patience: 2", "patience needs development photos: set development_share"),
        ("rendered: 0", "rendered_share must be 0 too"),
        ("phone_scene_share: 0.1", "phone_scenes is 0, so phone_scene_share must be 0 too"),
        ("label_sets: [{path: a.json, share: 0.9}]", "must leave a share to the data set's labels"),
        ("label_sets: [{path: a.json, share: 0}]", "the share of a.json must be between 0 and 1"),
        ("- steps", "must be lines of NAME: VALUE"),
        ("steps: [", "no settings can be read"),
    ],
)
def test_a_wrong_setting_is_refused_by_name(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(SettingsError, match=rf"settings\.yaml: .*{reason}"):
        read_settings(_file(tmp_path, text), {})


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"absent\.yaml: no settings can be read"):
        read_settings(tmp_path / "absent.yaml", {})
