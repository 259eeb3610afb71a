"""The options of `train` that are settings: one for each field of TrainingSettings."""

import argparse
from dataclasses import fields

from fitsize_inference.training.config import DEVELOPMENT_SHARE
from fitsize_inference.training.settings import TrainingSettings


class _AddLabelSet(argparse.Action):
    """Collects the pairs of a repeated --label-set."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,
    ) -> None:
        if not isinstance(values, list):
            parser.error(f"{option_string} needs a file and its share")
        path, share = values
        setattr(namespace, self.dest, [*getattr(namespace, self.dest, []), {"path": path, "share": share}])


def add_settings(parser: argparse.ArgumentParser) -> None:
    """Adds the options; those that are not given leave no trace, so that a file's settings stay."""
    group = parser.add_argument_group("settings", "each overrides the one of --config")
    for field in fields(TrainingSettings):
        option = "--" + field.name.replace("_", "-")
        if field.name == "label_sets":
            group.add_argument(
                "--label-set",
                dest=field.name,
                nargs=2,
                metavar=("FILE", "SHARE"),
                action=_AddLabelSet,
                default=argparse.SUPPRESS,
                help="further labels, and their share of the samples; may be repeated",
            )
        elif isinstance(field.default, bool):
            group.add_argument(option, action=argparse.BooleanOptionalAction, default=argparse.SUPPRESS)
        else:
            kind = type(field.default) if isinstance(field.default, int | float) else str
            group.add_argument(option, type=kind, default=argparse.SUPPRESS, help=f"default {field.default}")
    group.add_argument(
        "--validate",
        dest="development_share",
        type=float,
        nargs="?",
        const=DEVELOPMENT_SHARE,
        default=argparse.SUPPRESS,
        metavar="SHARE",
        help="hold out a share of the photos (0.1 if not said) and keep the checkpoint that errs least on them",
    )
