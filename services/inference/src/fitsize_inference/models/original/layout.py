"""How large a cascaded pyramid network is."""

from dataclasses import dataclass
from typing import Literal

Backbone = Literal["resnet152", "senet154"]

INPUT_SIZE = 512
STRIDE = 4
# A bottleneck's last convolution widens it by so much (He et al. 2016).
EXPANSION = 4


@dataclass(frozen=True)
class Layout:
    """Sizes of a network; the defaults are those of the public source.

    blocks: residual blocks of each of the four stages. planes: their inner widths. pyramid: channels of the feature
    pyramid, a multiple of 4.
    """

    blocks: tuple[int, int, int, int] = (3, 8, 36, 3)
    planes: tuple[int, int, int, int] = (64, 128, 256, 512)
    pyramid: int = 256


PUBLIC = Layout()
