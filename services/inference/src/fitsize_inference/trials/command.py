"""`python -m fitsize_inference.scenes phone`."""

import argparse

from fitsize_inference.models import weights_folder
from fitsize_inference.spec import GARMENT_TYPES
from fitsize_inference.trials.phone_scenes import Maker, Series, SeriesError, run_series, write_photos
from fitsize_inference.trials.sources import garments_of


def run_phone(arguments: argparse.Namespace) -> None:
    """Writes lines or photos. Raises LabelError, SeriesError, WeightsError."""
    garments = garments_of(arguments.data, arguments.split, arguments.labels, arguments.label_fixes)
    split = arguments.split if arguments.labels is None else arguments.labels.stem
    series = Series(arguments.seed, split, arguments.marker, arguments.megapixels)
    maker = Maker(series, garments)
    types = list(GARMENT_TYPES) if arguments.type == "all" else [arguments.type]
    if arguments.photos is not None:
        write_photos(maker, types, arguments.limit, arguments.photos)
    elif arguments.output is not None:
        weights = arguments.weights or weights_folder()
        run_series(maker, weights, types, arguments.per_type, arguments.output, arguments.processes)
    else:
        raise SeriesError("give --output FILE.jsonl, or --photos FOLDER to look at some")
