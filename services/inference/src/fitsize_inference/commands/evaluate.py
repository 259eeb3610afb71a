"""`evaluate`: how well weights do on the validation photos."""

import argparse
import json

from fitsize_inference.datasets.labels import read_split
from fitsize_inference.evaluation.manifest import score, summary
from fitsize_inference.evaluation.report import evaluate
from fitsize_inference.models import load_weights
from fitsize_inference.predictor import KeypointPredictor


def run(arguments: argparse.Namespace) -> None:
    """Prints the scores as JSON. Raises LabelError, PhotoError, WeightsError."""
    labels = read_split(arguments.data, "validation", arguments.label_fixes)
    if arguments.write:
        print(json.dumps(score(arguments.weights, labels), indent=2))
        return
    predictor = KeypointPredictor(
        load_weights(arguments.weights), second_look=not arguments.whole_photo, flip=arguments.flip
    )
    report = evaluate(predictor, labels)
    worst = [
        {"image": result.label.image.name, "type": result.label.garment_type, "error": round(result.error, 4)}
        for result in report.results[:10]
    ]
    print(json.dumps({**summary(report), "worst": worst}, indent=2))
