"""`evaluate`: how well weights do on labelled photos."""

import argparse
import json
from pathlib import Path
from typing import Any

from fitsize_inference.datasets.label_sets import hold_out_file, read_label_set
from fitsize_inference.datasets.labels import LabelError, LabelledPhoto, read_split
from fitsize_inference.evaluation.manifest import score, summary
from fitsize_inference.evaluation.page import report_page
from fitsize_inference.evaluation.report import EvaluationReport, evaluate
from fitsize_inference.evaluation.tables import error_tables, markdown, worst
from fitsize_inference.models import Weights, load_weights
from fitsize_inference.predictor import KeypointPredictor

WORST = 10


class EvaluationError(ValueError):
    """An evaluation that would not say what it seems to; the message says what to do."""


def run(arguments: argparse.Namespace) -> None:
    """Prints the scores as JSON and writes report and tables. Raises LabelError, PhotoError, WeightsError."""
    if arguments.write and (arguments.split != "validation" or arguments.labels is not None):
        raise EvaluationError("--write keeps figures of the validation split only; leave out --split and --labels")
    weights = load_weights(arguments.weights)
    labels = _labels(arguments, weights.manifest)
    if arguments.write:
        calibration = read_label_set(hold_out_file(), arguments.data)
        print(json.dumps(score(arguments.weights, labels, calibration), indent=2))
        if arguments.report is None and arguments.table is None:
            return
        weights = load_weights(arguments.weights)
    predictor = KeypointPredictor(weights, second_look=not arguments.whole_photo, flip=arguments.flip)
    report = evaluate(predictor, labels)
    facts = _facts(arguments, weights, len(labels))
    if arguments.report is not None:
        _put(arguments.report, report_page(report, facts))
    if arguments.table is not None:
        _put(arguments.table, _table_file(report, facts))
    if not arguments.write:
        rows = [
            {"image": result.label.image.name, "type": result.label.garment_type, "error": round(result.error, 4)}
            for result in report.results[:WORST]
        ]
        print(json.dumps({**summary(report), "worst": rows}, indent=2))


def _labels(arguments: argparse.Namespace, manifest: dict[str, Any]) -> list[LabelledPhoto]:
    if arguments.labels is not None:
        return read_label_set(arguments.labels, arguments.data)
    if arguments.split == "validation":
        labels = read_split(arguments.data, "validation", arguments.label_fixes)
    else:
        labels = read_split(arguments.data, "train", arguments.label_fixes)
    if arguments.split == "all":
        labels += read_split(arguments.data, "validation", arguments.label_fixes)
    if arguments.split == "development":
        names = manifest.get("training", {}).get("development", [])
        held_out = {(arguments.data / name).resolve() for name in names}
        labels = [label for label in labels if label.image.resolve() in held_out]
        if not labels:
            raise EvaluationError(
                f"{arguments.weights}: trained without development photos of {arguments.data}; "
                "train with --validate, or choose another --split"
            )
    if not labels:
        raise LabelError(f"{arguments.data}: no photos in the split {arguments.split}")
    return labels


def _facts(arguments: argparse.Namespace, weights: Weights, photos: int) -> list[str]:
    where = f"split {arguments.split}" if arguments.labels is None else f"labels of {arguments.labels.name}"
    look = "whole photo only" if arguments.whole_photo else "whole photo, then a second look at the garment"
    flip = ", averaged with mirrored views" if arguments.flip else ""
    trained = " The split train was trained on: these figures flatter." if arguments.split in ("train", "all") else ""
    held = weights.manifest["calibration"].get("coverage_90")
    fitted = []
    if held is not None:
        fitted.append(
            "The widths of the intervals were fitted on the hold-out photos and phone scenes of them; "
            f"on the validation photos the 90 % intervals hold {100 * held:.1f} % of the coordinates."
        )
    return [f"Weights {weights.version}; {photos} photos, {where}; {look}{flip}.{trained}", *fitted]


def _table_file(report: EvaluationReport, facts: list[str]) -> str:
    parts = [
        "# Keypoint evaluation\n",
        " ".join(facts) + "\n\nIntervals hold 95 % of 2,000 resamples over photos.\n",
        *(markdown(table) for table in [*error_tables(report), worst(report, WORST)]),
    ]
    return "\n".join(parts)


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
