"""`compare-looks`: what sizes of views, mirroring and the second look cost and bring."""

import argparse

import torch

from fitsize_inference.datasets.labels import read_split
from fitsize_inference.evaluation.cost import error_over_cost
from fitsize_inference.evaluation.looks import compare, looks_table, ways_of_looking
from fitsize_inference.evaluation.tables import markdown
from fitsize_inference.models import load_weights


def run(arguments: argparse.Namespace) -> None:
    """Writes looks.md and looks.svg into the output folder. Raises WeightsError, LabelError, PhotoError, OSError."""
    torch.set_num_threads(1)
    weights = load_weights(arguments.weights)
    labels = read_split(arguments.data, "validation", arguments.label_fixes)
    outcomes = compare(weights, labels, ways_of_looking(weights.looks))
    arguments.output.mkdir(parents=True, exist_ok=True)
    text = (
        f"Weights {weights.version}; {len(labels)} photos of the split validation, types named; one thread, "
        "batches of 8. Intervals hold 95 % of 2,000 resamples over photos.\n\n"
        "```\npython -m fitsize_inference compare-looks --data DATA --output bench/accuracy\n```\n"
    )
    (arguments.output / "looks.md").write_text(
        f"# Ways of looking\n\n{text}\n{markdown(looks_table(outcomes))}\n![Error over cost](looks.svg)\n",
        encoding="utf-8",
    )
    picture = error_over_cost("ways of looking", outcomes)
    (arguments.output / "looks.svg").write_text(picture, encoding="utf-8")
    print(arguments.output / "looks.md")
