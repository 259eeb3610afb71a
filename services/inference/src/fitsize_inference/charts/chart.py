"""Lines and dots over two axes, as SVG."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from fitsize_inference.charts.page import escape

WIDTH, HEIGHT = 480, 300
LEFT, RIGHT, TOP, BOTTOM = 52, 12, 10, 42
LEGEND_ROW = 18
# Told apart without colours too.
DRAWING_STYLE = (
    "svg{--s0:#0b5fa5;--s1:#b3400e;--s2:#1b7a4b;--s3:#7a3fa0;--s4:#8a6a00;--s5:#5f5b54;--s6:#a02050}"
    "text{fill:#5f5b54;font:12px system-ui,sans-serif}"
    ".grid{stroke:#d9d4ca}.drawn{fill:none;stroke-width:2}"
)
DASHES = ("none", "7 3", "2 3", "9 3 2 3", "4 2", "1 4", "12 4")


class Series(NamedTuple):
    """Points (x, y) in their order; drawn as a line, or as dots."""

    name: str
    points: Sequence[tuple[float, float]]
    dots: bool = False


def chart(
    title: str,
    series: Sequence[Series],
    x_label: str,
    y_label: str,
    *,
    x_range: tuple[float, float] | None = None,
    y_range: tuple[float, float] | None = None,
) -> str:
    """A figure with axes and legend; ranges follow from the points where none is given. Points that are not finite
    are left out, those outside of the ranges are drawn at their edge."""
    finite = _finite(series)
    label = escape(f"{title}: {y_label} over {x_label}")
    drawn = _drawn(finite, x_label, y_label, x_range, y_range)
    return (
        f'<figure class="chart"><figcaption>{escape(title)}</figcaption>'
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{label}">{drawn}</svg>{_legend(finite)}</figure>\n'
    )


def drawing(title: str, series: Sequence[Series], x_label: str, y_label: str) -> str:
    """The same as an SVG file of its own for Markdown, on white."""
    finite = _finite(series)
    drawn = _drawn(finite, x_label, y_label, None, None)
    label = escape(f"{title}: {y_label} over {x_label}")
    height = HEIGHT + LEGEND_ROW * math.ceil(len(finite) / 2) + 6
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{label}">'
        f'<style>{DRAWING_STYLE}</style><rect width="{WIDTH}" height="{height}" fill="#fff"/>{drawn}'
        f"{_drawn_legend(finite)}</svg>\n"
    )


def _finite(series: Sequence[Series]) -> list[Series]:
    return [
        Series(one.name, [p for p in one.points if math.isfinite(p[0]) and math.isfinite(p[1])], one.dots)
        for one in series
    ]


def _drawn(
    finite: Sequence[Series],
    x_label: str,
    y_label: str,
    x_range: tuple[float, float] | None,
    y_range: tuple[float, float] | None,
) -> str:
    low_x, high_x = x_range or _range([x for one in finite for x, _ in one.points])
    low_y, high_y = y_range or _range([y for one in finite for _, y in one.points])

    def place(x: float, y: float) -> tuple[float, float]:
        along = min(max((x - low_x) / (high_x - low_x), 0.0), 1.0)
        up = min(max((y - low_y) / (high_y - low_y), 0.0), 1.0)
        return LEFT + along * (WIDTH - LEFT - RIGHT), HEIGHT - BOTTOM - up * (HEIGHT - TOP - BOTTOM)

    parts: list[str] = []
    for value in _ticks(low_y, high_y):
        _, y = place(low_x, value)
        parts.append(f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>')
        parts.append(f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{value:g}</text>')
    for value in _ticks(low_x, high_x):
        x, _ = place(value, low_y)
        parts.append(f'<text x="{x:.1f}" y="{HEIGHT - BOTTOM + 16}" text-anchor="middle">{value:g}</text>')
    parts.append(
        f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 6}" text-anchor="middle">{escape(x_label)}</text>'
    )
    middle = (TOP + HEIGHT - BOTTOM) / 2
    parts.append(
        f'<text x="12" y="{middle}" text-anchor="middle" transform="rotate(-90 12 {middle})">{escape(y_label)}</text>'
    )
    for index, one in enumerate(finite):
        places = [place(x, y) for x, y in one.points]
        if one.dots:
            parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{_colour(index)}"/>' for x, y in places]
        elif places:
            path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
            parts.append(f'<polyline class="drawn" {_stroke(index)} points="{path}"/>')
    return "".join(parts)


def _legend(series: Sequence[Series]) -> str:
    items = []
    for index, one in enumerate(series):
        mark = (
            f'<circle cx="16" cy="6" r="3" fill="{_colour(index)}"/>'
            if one.dots
            else f'<line class="drawn" {_stroke(index)} x1="0" x2="32" y1="6" y2="6"/>'
        )
        items.append(f'<li><svg viewBox="0 0 32 12" aria-hidden="true">{mark}</svg>{escape(one.name)}</li>')
    return f'<ul class="legend">{"".join(items)}</ul>'


def _drawn_legend(series: Sequence[Series]) -> str:
    parts = []
    for index, one in enumerate(series):
        x, y = LEFT + index % 2 * (WIDTH - LEFT) // 2, HEIGHT + LEGEND_ROW * (index // 2) + 10
        parts.append(
            f'<circle cx="{x + 16}" cy="{y}" r="3" fill="{_colour(index)}"/>'
            if one.dots
            else f'<line class="drawn" {_stroke(index)} x1="{x}" x2="{x + 32}" y1="{y}" y2="{y}"/>'
        )
        parts.append(f'<text x="{x + 40}" y="{y + 4}">{escape(one.name)}</text>')
    return "".join(parts)


def _colour(index: int) -> str:
    return f"var(--s{index % len(DASHES)})"


def _stroke(index: int) -> str:
    return f'style="stroke: {_colour(index)}" stroke-dasharray="{DASHES[index % len(DASHES)]}"'


def _range(values: Sequence[float]) -> tuple[float, float]:
    if not values:
        return 0.0, 1.0
    low, high = min(values), max(values)
    return (low, high) if high > low else (low, low + max(1.0, abs(low)))


def _ticks(low: float, high: float) -> list[float]:
    """About five round values from low to high."""
    rough = (high - low) / 5
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough * 0.999)
    first = math.ceil(low / step - 1e-9)
    return [round(step * count, 12) for count in range(first, math.floor(high / step + 1e-9) + 1)]
