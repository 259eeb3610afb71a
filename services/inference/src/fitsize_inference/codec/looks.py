"""The two looks that the network takes at a photo."""

from dataclasses import dataclass

from fitsize_inference.codec.heatmap import HeatmapCodec

# Of the first looks in training, those whose garment lies upright or nearly so; the rest are turned by quarters alike.
UPRIGHT_SHARE = 0.75


@dataclass(frozen=True)
class Looks:
    """Sizes of the network's square inputs, in pixels, both divisible by 32.

    whole: of the whole photo, to find the garment and which way up it lies. close: of the garment's own part, turned
    upright, where its points are read. stretch: how many times further the shorter side of that part may be enlarged
    than the longer one, as legs are narrow and long.
    """

    whole: int = 192
    close: int = 320
    stretch: float = 1.5

    @property
    def whole_codec(self) -> HeatmapCodec:
        """Of the first look."""
        return HeatmapCodec(input_size=self.whole)

    @property
    def close_codec(self) -> HeatmapCodec:
        """Of the second look."""
        return HeatmapCodec(input_size=self.close)

    def widening(self, width: float, height: float, limit: float | None = None) -> tuple[float, float]:
        """Factors across and down by which the shorter side of a part is enlarged; one of them is 1.

        limit: instead of `stretch`.
        """
        most = self.stretch if limit is None else limit
        ratio = max(height, 1e-6) / max(width, 1e-6)
        return min(max(ratio, 1.0), most), min(max(1.0 / ratio, 1.0), most)
