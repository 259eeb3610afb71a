"""What a training run can be told."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class LabelSetSetting:
    """A further label file (see datasets/label_sets.py) and its share of the samples."""

    path: str
    share: float


@dataclass(frozen=True)
class TrainingSettings:
    """Defaults are those of the published weights.

    backbone: EfficientNet's variant. whole_size, close_size, stretch: see Looks. close_share: of the batches that are
    close views.

    steps: optimiser steps. warmup: steps in which the learning rate rises. smoothing: decay of the weights' moving
    average, which is what is kept. rendered: how many rendered photos there are beside the real ones, and their share
    of the samples. phone_scenes: the same of simulated phone photos, whose garments are those that are trained on.
    bfloat16: forward pass in bfloat16 (on a CPU with avx512_bf16 a step took 2.4 CPU-seconds instead of 3.6, and the
    loss fell alike).

    neighbour_views: views from which the finished weights learn to see a second garment.

    development_share: of the labelled photos of each type, held out to choose the best checkpoint; 0 keeps the last
    one. development_seed: which ones, so that trainings of different seeds are compared on the same photos.
    patience: stop after so many checkpoints without a better one; 0 never does.
    """

    backbone: Literal["lite0", "lite1", "lite2"] = "lite2"
    whole_size: int = 192
    close_size: int = 320
    stretch: float = 1.5
    close_share: float = 0.65
    steps: int = 1800
    batch_size: int = 16
    backbone_rate: float = 3e-4
    head_rate: float = 1.5e-3
    weight_decay: float = 0.02
    warmup: int = 60
    smoothing: float = 0.996
    gradient_limit: float = 5.0
    seed: int = 20260
    bfloat16: bool = True
    checkpoint_every: int = 200
    rendered: int = 240
    rendered_share: float = 0.15
    phone_scenes: int = 0
    phone_scene_share: float = 0.0
    label_sets: tuple[LabelSetSetting, ...] = ()
    neighbour_views: int = 2400
    development_share: float = 0.0
    development_seed: int = 20260
    patience: int = 0
