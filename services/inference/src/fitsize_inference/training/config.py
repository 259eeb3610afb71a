"""A training's settings as a YAML file and as words of the command line.

Everything here follows from the fields of TrainingSettings: a new setting needs a field there and nothing else.
"""

import types
from collections.abc import Mapping
from dataclasses import MISSING, asdict, fields, is_dataclass
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import yaml

from fitsize_inference.training.settings import TrainingSettings

SETTINGS_FILE = "settings.yaml"
DEVELOPMENT_SHARE = 0.1


class SettingsError(ValueError):
    """Settings that cannot be used; the message names the setting and what it must be."""


def read_settings(path: Path | None, overrides: Mapping[str, Any]) -> TrainingSettings:
    """The settings of a YAML file, else the defaults, with overrides laid over them. Raises SettingsError."""
    values: Mapping[str, Any] = {}
    where = "command line"
    if path is not None:
        where = str(path)
        try:
            values = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
            raise SettingsError(f"{path}: no settings can be read ({error})") from error
        if not isinstance(values, dict):
            raise SettingsError(f"{path}: settings must be lines of NAME: VALUE")
    try:
        settings: TrainingSettings = _parse_fields(TrainingSettings, {**values, **overrides})
        _check(settings)
    except SettingsError as error:
        raise SettingsError(f"{where}: {error}") from error
    return settings


def write_settings(path: Path, settings: TrainingSettings) -> None:
    """Writes every setting, defaults too."""
    text = yaml.safe_dump(plain(settings), sort_keys=False, allow_unicode=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("# The settings of this training, as used.\n" + text, encoding="utf-8")


def plain(settings: TrainingSettings) -> dict[str, Any]:
    """Settings as YAML and JSON have them, with lists for tuples."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(settings).items()}


def differences(one: Mapping[str, Any], other: Mapping[str, Any]) -> list[str]:
    """The settings by which two plain forms differ, as `NAME is VALUE and VALUE`."""
    names = [*one, *(name for name in other if name not in one)]
    return [
        f"{name} is {one.get(name, 'missing')} and {other.get(name, 'missing')}"
        for name in names
        if one.get(name, MISSING) != other.get(name, MISSING)
    ]


def command_words(settings: TrainingSettings) -> list[str]:
    """The options of `train` that give these settings."""
    words: list[str] = []
    for field in fields(TrainingSettings):
        value = getattr(settings, field.name)
        if value == field.default:
            continue
        option = "--" + field.name.replace("_", "-")
        if field.name == "label_sets":
            words += [word for item in value for word in ("--label-set", item.path, f"{item.share:g}")]
        elif isinstance(value, bool):
            words.append(option if value else option.replace("--", "--no-", 1))
        else:
            words += [option, str(value)]
    return words


def _check(settings: TrainingSettings) -> None:
    """Refuses numbers that no training can use."""
    for name in ("steps", "batch_size", "checkpoint_every", "neighbour_views"):
        if getattr(settings, name) < 1:
            raise SettingsError(f"{name} must be at least 1, not {getattr(settings, name)}")
    for name in ("warmup", "rendered", "phone_scenes", "patience", "seed", "development_seed", "weight_decay"):
        if getattr(settings, name) < 0:
            raise SettingsError(f"{name} must not be negative, but is {getattr(settings, name)}")
    for name in ("backbone_rate", "head_rate", "gradient_limit"):
        if not getattr(settings, name) > 0:
            raise SettingsError(f"{name} must be above 0, not {getattr(settings, name)}")
    for name in ("rendered_share", "phone_scene_share", "smoothing", "development_share"):
        if not 0 <= getattr(settings, name) < 1:
            raise SettingsError(f"{name} must be from 0 to below 1, not {getattr(settings, name)}")
    for item in settings.label_sets:
        if not 0 < item.share < 1:
            raise SettingsError(f"label_sets: the share of {item.path} must be between 0 and 1, not {item.share}")
    for name in ("whole_size", "close_size"):
        if getattr(settings, name) < 64 or getattr(settings, name) % 32:
            raise SettingsError(f"{name} must be a multiple of 32 from 64 up, not {getattr(settings, name)}")
    if settings.stretch < 1:
        raise SettingsError(f"stretch must be at least 1, not {settings.stretch}")
    if not 0 <= settings.close_share <= 1:
        raise SettingsError(f"close_share must be from 0 to 1, not {settings.close_share}")
    for count, share in (("rendered", "rendered_share"), ("phone_scenes", "phone_scene_share")):
        if getattr(settings, share) > 0 and getattr(settings, count) == 0:
            raise SettingsError(f"{count} is 0, so {share} must be 0 too")
    made = settings.rendered_share + settings.phone_scene_share
    if made + sum(item.share for item in settings.label_sets) >= 1:
        raise SettingsError(
            "rendered_share, phone_scene_share and the shares of label_sets must leave a share to the data set's labels"
        )
    if settings.patience > 0 and settings.development_share == 0:
        raise SettingsError("patience needs development photos: set development_share too, 0.1 for instance")


def _parse_fields(kind: Any, values: Mapping[str, Any], where: str = "") -> Any:
    hints = get_type_hints(kind)
    unknown = [str(name) for name in values if name not in hints]
    if unknown:
        raise SettingsError(f"unknown setting {where}{unknown[0]}; there are {', '.join(hints)}")
    missing = [field.name for field in fields(kind) if field.default is MISSING and field.name not in values]
    if missing:
        raise SettingsError(f"{where}{missing[0]} is missing")
    return kind(**{name: _parse(hints[name], value, where + name) for name, value in values.items()})


def _parse(kind: Any, value: Any, name: str) -> Any:
    """A value of YAML as the field's type. Raises SettingsError."""
    origin = get_origin(kind)
    if is_dataclass(kind) and isinstance(value, Mapping):
        return _parse_fields(kind, value, f"{name}.")
    if origin is tuple and isinstance(value, list | tuple):
        return tuple(_parse(get_args(kind)[0], item, f"{name}[{index}]") for index, item in enumerate(value))
    if origin is Literal and value in get_args(kind):
        return value
    if origin in (Union, types.UnionType):
        if value is None and type(None) in get_args(kind):
            return None
        return _parse(next(part for part in get_args(kind) if part is not type(None)), value, name)
    if kind is float and not isinstance(value, bool):
        # YAML 1.1 takes 3e-4 for a word: its numbers need a point.
        try:
            number = float(value)
        except (TypeError, ValueError):
            number = float("nan")
        if abs(number) < float("inf"):
            return number
    if kind in (int, bool, str) and type(value) is kind:
        return value
    raise SettingsError(f"{name} must be {_described(kind)}, not {value!r}")


def _described(kind: Any) -> str:
    names = {int: "a whole number", float: "a finite number", bool: "true or false", str: "text"}
    if get_origin(kind) is Literal:
        return "one of " + ", ".join(str(choice) for choice in get_args(kind))
    if get_origin(kind) is tuple:
        return "a list"
    return names.get(kind, "lines of NAME: VALUE")
