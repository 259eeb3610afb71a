"""Gaussian heatmaps of keypoints and their decoding to points with a covariance."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Cells = NDArray[np.intp]


@dataclass(frozen=True)
class DecodedKeypoints:
    """Keypoints read from heatmaps.

    points: (N, K, 2) in pixels of the network's input, x right, y down, (0, 0) the corner of the first pixel.
    covariance: (N, K, 3) as xx, xy, yy in square pixels of the network's input, not calibrated.
    confidence: (N, K) share of the heatmap's mass that lies around the point, 0..1.
    """

    points: Floats
    covariance: Floats
    confidence: Floats


@dataclass(frozen=True)
class HeatmapCodec:
    """Encodes keypoints as normalised Gaussians on a grid, decodes them by a local mean around the peak.

    input_size: side of the square network input in pixels. stride: input pixels per heatmap cell.
    sigma: standard deviation of the Gaussian in cells. window: radius in cells of the neighbourhood that is averaged.
    """

    input_size: int = 256
    stride: int = 4
    sigma: float = 1.25
    window: int = 4

    @property
    def grid_size(self) -> int:
        """Cells along one side of a heatmap."""
        return self.input_size // self.stride

    def encode(self, points: Floats) -> Floats:
        """Heatmaps (..., K, grid, grid) which each sum to 1, of points (..., K, 2) in input pixels.

        A point outside of the input has no heatmap that could be decoded again: leave it out of the loss.
        """
        centres = (np.arange(self.grid_size, dtype=np.float32) + 0.5) * self.stride
        spread = 2.0 * (self.sigma * self.stride) ** 2
        across = np.exp(-((points[..., 0, None] - centres) ** 2) / spread)
        down = np.exp(-((points[..., 1, None] - centres) ** 2) / spread)
        heatmaps = down[..., :, None] * across[..., None, :]
        total = np.maximum(heatmaps.sum(axis=(-2, -1), keepdims=True), np.finfo(np.float32).tiny)
        return np.asarray(heatmaps / total, dtype=np.float32)

    def decode(self, heatmaps: Floats) -> DecodedKeypoints:
        """Points, covariances and confidences of heatmaps (N, K, grid, grid) of probabilities.

        The peak is the one with the most mass in a window, not the highest cell: where the network
        wavers between a sharp wrong place and a blurred right one, the right one has more mass.
        The mean is taken over a window around it, so that another, lower peak does not pull the point away. At the
        border the window shrinks on both sides: a one-sided cut would pull the point inwards.
        The covariance's standard deviations are the mean distances of the whole heatmap's mass from that point along x
        and y, less that of the Gaussian that the network was taught, so a heatmap with two peaks is as uncertain as it
        looks. Intervals calibrated to hold 90 % were a quarter narrower than with second moments (hold-out photos'
        factors on validation photos: median 4.0 px instead of 5.4 of 320): squares make much of a little mass far away.
        """
        count, keypoints, grid, _ = heatmaps.shape
        most = _window_sum(heatmaps, self.window).reshape(count, keypoints, -1).argmax(axis=-1)
        row, column = self._highest_near(heatmaps, most // grid, most % grid)
        reach_y = np.minimum(self.window, np.minimum(row, grid - 1 - row))
        reach_x = np.minimum(self.window, np.minimum(column, grid - 1 - column))
        local, rows, columns = self._window(heatmaps, row, column, reach_y, reach_x)
        mass = np.maximum(local.sum(axis=(-2, -1)), np.finfo(np.float32).tiny)
        x = (local.sum(axis=-2) * self._positions(columns)).sum(axis=-1) / mass
        y = (local.sum(axis=-1) * self._positions(rows)).sum(axis=-1) / mass
        points = np.stack([x, y], axis=-1).astype(np.float32)

        positions = self._positions(np.arange(grid))
        offset_x = positions - x[..., None]
        offset_y = positions - y[..., None]
        across, down = heatmaps.sum(axis=-2), heatmaps.sum(axis=-1)
        total = np.maximum(down.sum(axis=-1), np.finfo(np.float32).tiny)
        spread_x = self._spread((across * np.abs(offset_x)).sum(axis=-1) / total)
        spread_y = self._spread((down * np.abs(offset_y)).sum(axis=-1) / total)
        xx = (across * offset_x**2).sum(axis=-1) / total
        yy = (down * offset_y**2).sum(axis=-1) / total
        xy = ((heatmaps @ offset_x[..., None])[..., 0] * offset_y).sum(axis=-1) / total
        correlation = np.clip(xy / np.sqrt(np.maximum(xx * yy, np.finfo(np.float32).tiny)), -0.99, 0.99)
        covariance = np.stack([spread_x**2, correlation * spread_x * spread_y, spread_y**2], axis=-1).astype(np.float32)
        confidence = np.clip(mass / total, 0.0, 1.0).astype(np.float32)
        return DecodedKeypoints(points=points, covariance=covariance, confidence=confidence)

    def _positions(self, cells: Cells) -> Floats:
        """Centres of cells in input pixels."""
        return ((cells + 0.5) * self.stride).astype(np.float32)

    def _highest_near(self, heatmaps: Floats, row: Cells, column: Cells) -> tuple[Cells, Cells]:
        """Row and column of the highest cell in a window of each heatmap."""
        reach = np.full(row.shape, self.window)
        near, rows, columns = self._window(heatmaps, row, column, reach, reach)
        side = columns.shape[-1]
        best = near.reshape(*row.shape, -1).argmax(axis=-1)[..., None]
        highest_row = np.take_along_axis(rows, best // side, axis=-1)[..., 0]
        return highest_row, np.take_along_axis(columns, best % side, axis=-1)[..., 0]

    def _window(
        self, heatmaps: Floats, row: Cells, column: Cells, reach_y: Cells, reach_x: Cells
    ) -> tuple[Floats, Cells, Cells]:
        """The cells (N, K, 2 window + 1, 2 window + 1) around one cell of each heatmap, with their rows and columns;
        0 beyond the reach or the heatmap, whose rows and columns are those of its edge.

        Gathered, as products of whole heatmaps with masks took most of the time of decoding.
        """
        grid = heatmaps.shape[-1]
        offsets = np.arange(-self.window, self.window + 1)
        rows, columns = row[..., None] + offsets, column[..., None] + offsets
        within_y = (np.abs(offsets) <= reach_y[..., None]) & (rows >= 0) & (rows < grid)
        within_x = (np.abs(offsets) <= reach_x[..., None]) & (columns >= 0) & (columns < grid)
        rows, columns = np.clip(rows, 0, grid - 1), np.clip(columns, 0, grid - 1)
        number, keypoint = np.ogrid[: heatmaps.shape[0], : heatmaps.shape[1]]
        cells = heatmaps[number[..., None, None], keypoint[..., None, None], rows[..., None], columns[..., None, :]]
        return cells * (within_y[..., None] & within_x[..., None, :]), rows, columns

    def _spread(self, distance: Floats) -> Floats:
        """Standard deviations in input pixels, not calibrated, of mean distances along an axis."""
        taught = float(np.sqrt(2 / np.pi)) * self.sigma * self.stride
        return np.asarray(np.maximum(distance - taught, 0) + 0.125 * self.stride, dtype=np.float32)


def _window_sum(heatmaps: Floats, radius: int) -> Floats:
    """Heatmaps (N, K, grid, grid), each cell replaced by the sum of those at most `radius` rows and columns away."""
    grid, width = heatmaps.shape[-1], 2 * radius + 1
    padded = np.pad(heatmaps, ((0, 0), (0, 0), (radius, radius), (radius, radius)))
    down = padded[:, :, :grid].copy()
    for start in range(1, width):
        down += padded[:, :, start : start + grid]
    around = down[..., :grid].copy()
    for start in range(1, width):
        around += down[..., start : start + grid]
    return around
