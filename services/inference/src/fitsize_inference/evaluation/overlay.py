"""A photo with its labelled and its predicted points, as markup with the picture in it."""

import base64
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from fitsize_inference.charts import escape
from fitsize_inference.evaluation.report import PhotoResult
from fitsize_inference.photos import read_photo
from fitsize_inference.predictor.keypoints import PRESENT
from fitsize_inference.spec import KEYPOINTS

LONGER_SIDE = 360
JPEG_QUALITY = 72
# Height of a line of text in pixels of the picture.
LINE = 13

STYLE = """
.overlays { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr)); gap: 1.25rem; }
.overlay { margin: 0; content-visibility: auto; contain-intrinsic-size: 17rem 24rem; }
.overlay svg { width: 100%; height: auto; display: block; background: var(--line); overflow: hidden; }
.overlay figcaption { font-size: .875rem; overflow-wrap: anywhere; }
.overlay .labelled { fill: none; stroke: #39ff6a; stroke-width: 2; } .overlay .found { fill: #ff3b8d; }
.overlay .off { stroke: #ffd400; stroke-width: 1.5; } .overlay .halo { fill: none; stroke: #000; stroke-opacity: .6;
  stroke-width: 4; } .overlay .target { fill: transparent; }
.overlay text { font: 600 11px system-ui, sans-serif; fill: #fff; stroke: #000; stroke-width: 3px;
  paint-order: stroke; visibility: hidden; pointer-events: none; }
.overlay:focus text, .point:hover text { visibility: visible; }
.key { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: 0; list-style: none; }
.key svg { width: 1.5rem; height: 1rem; vertical-align: middle; background: #777; }
"""

_MARKS = {
    "labelled": '<circle class="labelled" cx="12" cy="8" r="5"/>',
    "predicted": '<circle class="found" cx="12" cy="8" r="3.5"/>',
    "error": '<line class="off" x1="2" x2="22" y1="8" y2="8"/>',
}
KEY = (
    '<ul class="key overlay">'
    + "".join(
        f'<li><svg viewBox="0 0 24 16" aria-hidden="true">{mark}</svg> {name}</li>' for name, mark in _MARKS.items()
    )
    + "</ul>\n"
)


def overlay(result: PhotoResult) -> str:
    """A figure that shows points' names when it has the keyboard's focus, or on hover. Raises PhotoError."""
    image = read_photo(result.label.image)
    height, width = image.shape[:2]
    scale = LONGER_SIDE / max(height, width)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    small = cv2.resize(image, size, interpolation=cv2.INTER_AREA)
    _, data = cv2.imencode(".jpg", small[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY])
    picture = base64.b64encode(data.tobytes()).decode("ascii")
    label, found = result.label, result.prediction
    distances = result.distances
    marked: list[tuple[str, NDArray[np.float32] | None, NDArray[np.float32] | None]] = []
    places: list[float] = []
    said = found.presence >= PRESENT
    for index in np.flatnonzero(label.present | said):
        name = KEYPOINTS[index]
        truth = label.points[index] * scale if label.present[index] else None
        guess = found.points[index] * scale if said[index] and np.isfinite(found.points[index]).all() else None
        if truth is None:
            note = f"{name}: predicted, labelled absent"
        elif guess is None:
            note = f"{name}: labelled, said to be absent"
        else:
            note = f"{name} {100 * distances[index]:.1f} %"
        at = truth if guess is None else guess
        if at is not None:
            marked.append((note, truth, guess))
            places.append(float(at[1]))
    heights = _apart(places, size[1])
    parts = [_point(*marks, at, size[0]) for marks, at in zip(marked, heights, strict=True)]
    name = label.image.name
    caption = f"{label.garment_type}, {100 * result.error:.2f} %"
    if result.answered_type != label.garment_type:
        caption += f", taken for {result.answered_type}"
    heading = escape(f"{name}: {caption}")
    return (
        f'<figure class="overlay" tabindex="0" aria-label="{heading}">'
        f'<svg viewBox="0 0 {size[0]} {size[1]}" role="img" aria-label="{heading}">'
        f'<image href="data:image/jpeg;base64,{picture}" width="{size[0]}" height="{size[1]}"/>{"".join(parts)}</svg>'
        f"<figcaption><strong>{escape(caption)}</strong><br>{escape(name)}</figcaption></figure>\n"
    )


def _apart(heights: list[float], limit: int) -> list[float]:
    """Heights for lines of text, in order from the top, so that no two are closer than a line."""
    order = sorted(range(len(heights)), key=heights.__getitem__)
    placed = list(heights)
    for before, index in pairwise(order):
        placed[index] = max(placed[index], placed[before] + LINE)
    # What was pushed out below goes back up, with the lines above it.
    lowest = limit - LINE / 2
    for index in reversed(order):
        placed[index] = min(placed[index], lowest)
        lowest = placed[index] - LINE
    return placed


def _point(
    note: str, truth: NDArray[np.float32] | None, guess: NDArray[np.float32] | None, height: float, width: int
) -> str:
    marks = []
    if truth is not None and guess is not None:
        marks.append(
            f'<line class="off" x1="{truth[0]:.1f}" y1="{truth[1]:.1f}" x2="{guess[0]:.1f}" y2="{guess[1]:.1f}"/>'
        )
    if truth is not None:
        place = f'cx="{truth[0]:.1f}" cy="{truth[1]:.1f}" r="5"'
        marks.append(f'<circle class="halo" {place}/><circle class="labelled" {place}/>')
    if guess is not None:
        marks.append(f'<circle class="found" cx="{guess[0]:.1f}" cy="{guess[1]:.1f}" r="3"/>')
    at = guess if guess is not None else truth
    if at is None:
        return ""
    left = at[0] > width / 2
    anchor, shift = ("end", -8) if left else ("start", 8)
    return (
        f'<g class="point"><title>{escape(note)}</title>{"".join(marks)}'
        f'<circle class="target" cx="{at[0]:.1f}" cy="{at[1]:.1f}" r="9"/>'
        f'<text x="{at[0] + shift:.1f}" y="{height + 4:.1f}" text-anchor="{anchor}">{escape(note)}</text></g>'
    )
