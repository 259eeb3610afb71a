"""Makes golden/ from the public source of the original networks. Not needed by the tests, which read what it made.

    git clone https://github.com/gathierry/FashionAI-KeyPointsDetectionOfApparel PUBLIC    (commit 2e0942b)
    pip download --no-deps torchvision==0.2.1; unzip -j torchvision-0.2.1*.whl torchvision/models/resnet.py
    python tests/original/make_golden.py --public PUBLIC --resnet resnet.py

The public source runs as it is but for: `async` (a keyword since Python 3.7) is `non_blocking`, `cuda()` stays on the
CPU, no ImageNet weights are fetched, and modules that it imports without needing them here are empty.
"""

import argparse
import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import MagicMock

import numpy as np
import torch
from made_up import SEED, heatmaps, network_input, photo

from fitsize_inference.models.original import seeded_state

GOLDEN = Path(__file__).parent / "golden"
TYPES = ("blouse", "outwear", "trousers", "skirt", "dress")
CASES = (
    ("resnet152", "skirt", 128),
    ("resnet152", "dress", 128),
    ("senet154", "blouse", 128),
    ("resnet152", "skirt", 512),
)
PHOTOS = ((512, 384), (500, 667), (300, 280))
SAMPLES = 40


def open_public(public: Path, resnet: Path) -> dict[str, Any]:
    """The classes and functions of the public source."""
    sys.path.insert(0, str(public))
    for name in (
        "pandas",
        "sklearn",
        "sklearn.model_selection",
        "scipy",
        "scipy.ndimage",
        "tqdm",
        "py3nvml",
        "scipy.ndimage.morphology",
        "src.pytorch_utils",
        "src.kpda_parser",
    ):
        sys.modules[name] = MagicMock()
    spec = importlib.util.spec_from_file_location("torchvision_resnet", resnet)
    assert spec is not None
    assert spec.loader is not None
    models = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(models)
    torchvision = ModuleType("torchvision")
    torchvision.models = MagicMock(resnet152=lambda pretrained: models.resnet152())  # noqa: ARG005
    sys.modules["torchvision"] = torchvision
    import src.stage2v9.senet as senet

    senet.initialize_pretrained_model = lambda *_: None
    from src.config import Config
    from src.stage2.cascade_pyramid_network import CascadePyramidNet
    from src.stage2.keypoint_encoder import KeypointEncoder
    from src.stage2v9.cascade_pyramid_network_v9 import CascadePyramidNetV9

    torch.Tensor.cuda = lambda self, **_: self  # type: ignore[assignment]
    code = (public / "src/stage2/predict_one.py").read_text().replace("async=True", "non_blocking=True")
    predict: dict[str, Any] = {"__name__": "predict_one"}
    exec(compile(code, "predict_one.py", "exec"), predict)
    return {
        "config": Config,
        "resnet152": CascadePyramidNet,
        "senet154": CascadePyramidNetV9,
        "encoder": KeypointEncoder,
        "compute_keypoints": predict["compute_keypoints"],
    }


def seeded(public: dict[str, Any], backbone: str, kind: str) -> torch.nn.Module:
    network: torch.nn.Module = public[backbone](public["config"](kind))
    network.load_state_dict(seeded_state(network.state_dict(), SEED))
    return network.eval()


def state_list(public: dict[str, Any], backbone: str) -> str:
    """Names and shapes; K stands for the number of keypoints, told apart by having a network of each type."""
    states = {kind: public[backbone](public["config"](kind)).state_dict() for kind in TYPES}
    counts = {kind: len(public["config"]("blouse").keypoints[kind]) for kind in TYPES}
    assert len({tuple(state) for state in states.values()}) == 1
    lines = []
    for name in states["blouse"]:
        sides = []
        for axis in range(states["blouse"][name].dim()):
            lengths = {kind: state[name].shape[axis] for kind, state in states.items()}
            if len(set(lengths.values())) == 1:
                sides.append(str(lengths["blouse"]))
            else:
                assert lengths == counts
                sides.append("K")
        lines.append(" ".join([name, *sides]))
    return "\n".join(lines) + "\n"


def digest(values: np.ndarray[Any, Any]) -> dict[str, Any]:
    """Shape, mean, spread, and some values at places spread over the whole."""
    flat = values.astype(np.float64).ravel()
    places = np.random.Generator(np.random.PCG64(SEED)).integers(0, flat.size, SAMPLES)
    return {
        "shape": list(values.shape),
        "mean": round(float(flat.mean()), 5),
        "spread": round(float(flat.std()), 5),
        "places": places.tolist(),
        "values": [round(float(value), 4) for value in flat[places]],
    }


def outputs(public: dict[str, Any]) -> list[dict[str, Any]]:
    found = []
    for backbone, kind, size in CASES:
        with torch.inference_mode():
            first, second = seeded(public, backbone, kind)(torch.from_numpy(network_input(size)))
        case = {"backbone": backbone, "type": kind, "size": size}
        found.append({**case, "global": digest(first.numpy()), "refined": digest(second.numpy())})
    return found


def decoded(public: dict[str, Any]) -> list[dict[str, Any]]:
    """The points of made-up heatmaps, as the public source reads them for photos of some sizes."""
    found = []
    for kind, (width, height) in zip(TYPES, (*PHOTOS, (1024, 768), (2000, 3000)), strict=True):
        scale = 512 / max(width, height)
        maps = heatmaps(len(public["config"]("blouse").keypoints[kind]), int(width * scale) // 4)
        x, y = public["encoder"]().decode_np(maps, scale, 4, (width / 2, height / 2), method="maxoffset")
        found.append(
            {"type": kind, "width": width, "height": height, "points": np.stack([x, y], 1).astype(int).tolist()}
        )
    return found


def predicted(public: dict[str, Any]) -> list[dict[str, Any]]:
    """Points of made-up photos from seeded weights: everything from pixels to points, mirrored look included."""
    kind = "skirt"
    config, network, found = public["config"](kind), seeded(public, "resnet152", kind), []
    for width, height in PHOTOS:
        bgr = np.ascontiguousarray(photo(width, height)[..., ::-1])
        with torch.no_grad():
            upright = public["compute_keypoints"](config, bgr, network, None)
            mirrored = public["compute_keypoints"](
                config, np.ascontiguousarray(bgr[:, ::-1]), network, None, doflip=True
            )
        total = upright + mirrored
        scale = 512 / max(width, height)
        record = {"type": kind, "width": width, "height": height, "heatmaps": digest(total)}
        x, y = public["encoder"]().decode_np(total, scale, 4, (width / 2, height / 2), method="maxoffset")
        found.append({**record, "points": np.stack([x, y], 1).astype(int).tolist()})
    return found


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--public", type=Path, required=True)
    parser.add_argument("--resnet", type=Path, required=True)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    public = open_public(arguments.public, arguments.resnet)
    GOLDEN.mkdir(exist_ok=True)
    for backbone in ("resnet152", "senet154"):
        (GOLDEN / f"state_{backbone}.txt").write_text(state_list(public, backbone))
    for name, made in (("outputs", outputs), ("decoded", decoded), ("predicted", predicted)):
        records = ",\n".join(json.dumps(record) for record in made(public))
        (GOLDEN / f"{name}.json").write_text(f"[\n{records}\n]\n")


if __name__ == "__main__":
    main()
