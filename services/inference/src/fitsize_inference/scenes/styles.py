"""Whole garments: sizes that belong together, the way they are made, and the cloth they are made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from fitsize_inference.scenes.cloth import Fabric, Weave, fabric, random_fabric
from fitsize_inference.scenes.colour import from_hex, random_colour
from fitsize_inference.scenes.garment import Wardrobe
from fitsize_inference.scenes.patterns.bottoms import (
    SkirtSizes,
    SkirtStyle,
    TrousersSizes,
    TrousersStyle,
    skirt_pattern,
    trousers_pattern,
)
from fitsize_inference.scenes.patterns.parts import Pattern, moved
from fitsize_inference.scenes.patterns.tops import TopSizes, TopStyle, top_pattern

Generator = np.random.Generator


@dataclass(frozen=True)
class Garment:
    """A garment ready to be painted."""

    pattern: Pattern
    wardrobe: Wardrobe


@dataclass(frozen=True)
class Style:
    """A kind of garment. draft: size factor (1 is medium) -> pattern; weaves: what it is usually made of."""

    name: str
    garment_type: str
    weaves: tuple[Weave, ...]
    draft: Callable[[float, Generator], Pattern]


def wardrobe_of(main: Fabric, generator: Generator, smoothness: float, contrast: Fabric | None = None) -> Wardrobe:
    """Trimmings that go with a main cloth."""
    rib = replace(main, weave="knit", motif="plain" if main.motif != "melange" else "melange", crease=0.5, crumple=0.0)
    inside = replace(main, motif="plain" if main.motif in ("flowers", "dots") else main.motif)
    dark = float(main.colour.mean()) < 0.12
    button = from_hex("#e9e4d8") if generator.uniform() < 0.5 and not dark else from_hex("#3a3230")
    other = contrast or fabric("jersey", "plain", random_colour(generator), random_colour(generator), 20)
    return Wardrobe(main, rib, other, inside, button, from_hex("#c08a45"), smoothness)


def random_garment(garment_type: str, generator: Generator) -> Garment:
    """Any garment of a type, in any size and cloth."""
    styles = [style for style in STYLES.values() if style.garment_type == garment_type]
    style = styles[int(generator.integers(len(styles)))]
    size = float(np.exp(generator.normal(0, 0.09)))
    pattern = moved(style.draft(size, generator), generator, float(generator.uniform(2, 7)))
    main = random_fabric(generator, style.weaves)
    return Garment(pattern, wardrobe_of(main, generator, float(generator.uniform(0.2, 0.9))))


def _between(generator: Generator, low: float, high: float) -> float:
    return float(generator.uniform(low, high))


def _tee(size: float, generator: Generator) -> Pattern:
    chest = 520 * size
    boxy = _between(generator, 0, 1)
    sizes = TopSizes(
        chest=chest,
        shoulder=chest * _between(generator, 0.82, 0.92),
        neck=_between(generator, 165, 200),
        length=(670 - 60 * boxy) * size**0.6 * _between(generator, 0.95, 1.05),
        hem=chest * _between(generator, 0.95, 1.03),
        waist=chest * _between(generator, 0.94, 0.99),
        waist_height=0.5,
        sleeve=_between(generator, 185, 240),
        cuff=chest * _between(generator, 0.31, 0.36),
        sleeve_deg=_between(generator, 26, 42),
        slope=_between(generator, 36, 52),
        armhole=chest * _between(generator, 0.35, 0.40),
        neck_drop=_between(generator, 72, 112),
        flare=_between(generator, 2, 10),
    )
    style = TopStyle(
        name="tee",
        garment_type="blouse",
        neck="v" if generator.uniform() < 0.2 else "crew",
        front="emblem" if generator.uniform() < 0.3 else "plain",
        ribbed=False,
        cuffed=False,
        hem_stitch=22,
        pockets="chest" if generator.uniform() < 0.15 else "none",
        waist_seam=False,
        contrast_stitch=False,
        gathers=0,
    )
    return top_pattern(sizes, style, generator)


def _long_sleeve(size: float, generator: Generator) -> Pattern:
    chest = 530 * size
    sizes = TopSizes(
        chest=chest,
        shoulder=chest * _between(generator, 0.80, 0.90),
        neck=_between(generator, 165, 205),
        length=640 * size**0.6 * _between(generator, 0.93, 1.05),
        hem=chest * _between(generator, 0.90, 0.99),
        waist=chest * _between(generator, 0.93, 0.98),
        waist_height=0.55,
        sleeve=600 * size**0.4 * _between(generator, 0.95, 1.04),
        cuff=_between(generator, 82, 108),
        sleeve_deg=_between(generator, 54, 70),
        slope=_between(generator, 38, 54),
        armhole=chest * _between(generator, 0.38, 0.42),
        neck_drop=_between(generator, 70, 110),
        flare=_between(generator, 2, 8),
    )
    style = TopStyle(
        name="long-sleeve",
        garment_type="blouse",
        neck="v" if generator.uniform() < 0.25 else "crew",
        front="emblem" if generator.uniform() < 0.2 else "plain",
        ribbed=generator.uniform() < 0.6,
        cuffed=False,
        hem_stitch=22,
        pockets="none",
        waist_seam=False,
        contrast_stitch=False,
        gathers=0,
    )
    return top_pattern(sizes, style, generator)


def _shirt(size: float, generator: Generator) -> Pattern:
    chest = 545 * size
    long = generator.uniform() < 0.75
    sizes = TopSizes(
        chest=chest,
        shoulder=chest * _between(generator, 0.80, 0.87),
        neck=_between(generator, 150, 172),
        length=710 * size**0.5 * _between(generator, 0.95, 1.04),
        hem=chest * _between(generator, 0.94, 1.0),
        waist=chest * _between(generator, 0.92, 0.98),
        waist_height=0.5,
        sleeve=(610 if long else 245) * size**0.4 * _between(generator, 0.96, 1.04),
        cuff=_between(generator, 105, 125) if long else chest * 0.35,
        sleeve_deg=_between(generator, 54, 70) if long else _between(generator, 34, 48),
        slope=_between(generator, 40, 54),
        armhole=chest * _between(generator, 0.38, 0.42),
        neck_drop=_between(generator, 52, 78),
        flare=_between(generator, 18, 45),
    )
    style = TopStyle(
        name="shirt",
        garment_type="blouse",
        neck="shirt",
        front="buttons",
        ribbed=False,
        cuffed=long,
        hem_stitch=9,
        pockets="chest" if generator.uniform() < 0.6 else "none",
        waist_seam=False,
        contrast_stitch=False,
        gathers=0,
    )
    return top_pattern(sizes, style, generator)


def _bomber(size: float, generator: Generator) -> Pattern:
    chest = 585 * size
    hooded = generator.uniform() < 0.3
    sizes = TopSizes(
        chest=chest,
        shoulder=chest * _between(generator, 0.80, 0.87),
        neck=_between(generator, 175, 205),
        length=630 * size**0.5 * _between(generator, 0.95, 1.06),
        hem=chest * _between(generator, 0.84, 0.92),
        waist=chest * 0.99,
        waist_height=0.4,
        sleeve=630 * size**0.4 * _between(generator, 0.96, 1.04),
        cuff=_between(generator, 95, 118),
        sleeve_deg=_between(generator, 54, 68),
        slope=_between(generator, 42, 56),
        armhole=chest * _between(generator, 0.39, 0.43),
        neck_drop=_between(generator, 55, 78),
        flare=_between(generator, 2, 6),
    )
    style = TopStyle(
        name="bomber",
        garment_type="outwear",
        neck="hood" if hooded else "stand",
        front="zip",
        ribbed=True,
        cuffed=False,
        hem_stitch=20,
        pockets="welt",
        waist_seam=False,
        contrast_stitch=False,
        gathers=0,
    )
    return top_pattern(sizes, style, generator)


def _field_jacket(size: float, generator: Generator) -> Pattern:
    chest = 590 * size
    sizes = TopSizes(
        chest=chest,
        shoulder=chest * _between(generator, 0.80, 0.86),
        neck=_between(generator, 165, 190),
        length=680 * size**0.5 * _between(generator, 0.92, 1.08),
        hem=chest * _between(generator, 0.96, 1.03),
        waist=chest * _between(generator, 0.96, 0.99),
        waist_height=0.4,
        sleeve=630 * size**0.4 * _between(generator, 0.96, 1.03),
        cuff=_between(generator, 122, 145),
        sleeve_deg=_between(generator, 54, 68),
        slope=_between(generator, 42, 56),
        armhole=chest * _between(generator, 0.39, 0.43),
        neck_drop=_between(generator, 60, 82),
        flare=_between(generator, 2, 8),
    )
    style = TopStyle(
        name="field-jacket",
        garment_type="outwear",
        neck="shirt",
        front="buttons" if generator.uniform() < 0.6 else "zip",
        ribbed=False,
        cuffed=True,
        hem_stitch=26,
        pockets="flap" if generator.uniform() < 0.7 else "patch",
        waist_seam=False,
        contrast_stitch=generator.uniform() < 0.4,
        gathers=0,
    )
    return top_pattern(sizes, style, generator)


def _coat(size: float, generator: Generator) -> Pattern:
    chest = 560 * size
    sizes = TopSizes(
        chest=chest,
        shoulder=chest * _between(generator, 0.78, 0.85),
        neck=_between(generator, 170, 195),
        length=900 * size**0.4 * _between(generator, 0.85, 1.08),
        hem=chest * _between(generator, 1.03, 1.18),
        waist=chest * _between(generator, 0.92, 0.98),
        waist_height=0.4,
        sleeve=620 * size**0.4 * _between(generator, 0.96, 1.03),
        cuff=_between(generator, 135, 158),
        sleeve_deg=_between(generator, 58, 70),
        slope=_between(generator, 40, 54),
        armhole=chest * _between(generator, 0.40, 0.44),
        neck_drop=_between(generator, 165, 230),
        flare=_between(generator, 4, 12),
    )
    style = TopStyle(
        name="coat",
        garment_type="outwear",
        neck="lapel",
        front="buttons",
        ribbed=False,
        cuffed=False,
        hem_stitch=38,
        pockets="welt" if generator.uniform() < 0.5 else "patch",
        waist_seam=False,
        contrast_stitch=False,
        gathers=0,
    )
    return top_pattern(sizes, style, generator)


def _sleeveless_dress(size: float, generator: Generator) -> Pattern:
    chest = 440 * size
    sizes = TopSizes(
        chest=chest,
        shoulder=chest * _between(generator, 0.74, 0.84),
        neck=chest * _between(generator, 0.48, 0.58),
        length=880 * size**0.4 * _between(generator, 0.9, 1.2),
        hem=chest * _between(generator, 1.15, 2.0),
        waist=chest * _between(generator, 0.80, 0.90),
        waist_height=_between(generator, 0.20, 0.27),
        sleeve=0,
        cuff=0,
        sleeve_deg=0,
        slope=_between(generator, 14, 26),
        armhole=chest * _between(generator, 0.42, 0.50),
        neck_drop=_between(generator, 95, 165),
        flare=_between(generator, 8, 40),
    )
    style = TopStyle(
        name="sleeveless-dress",
        garment_type="dress",
        neck="v" if generator.uniform() < 0.35 else "scoop",
        front="plain",
        ribbed=False,
        cuffed=False,
        hem_stitch=20,
        pockets="none",
        waist_seam=generator.uniform() < 0.75,
        contrast_stitch=False,
        gathers=int(generator.integers(9, 18)) if sizes.hem > 1.45 * chest else 0,
    )
    return top_pattern(sizes, style, generator)


def _sleeved_dress(size: float, generator: Generator) -> Pattern:
    chest = 450 * size
    long = generator.uniform() < 0.5
    sizes = TopSizes(
        chest=chest,
        shoulder=chest * _between(generator, 0.80, 0.88),
        neck=_between(generator, 180, 230),
        length=890 * size**0.4 * _between(generator, 0.92, 1.12),
        hem=chest * _between(generator, 1.05, 1.7),
        waist=chest * _between(generator, 0.82, 0.92),
        waist_height=_between(generator, 0.22, 0.29),
        sleeve=(570 if long else 210) * _between(generator, 0.94, 1.04),
        cuff=_between(generator, 88, 112) if long else chest * 0.35,
        sleeve_deg=_between(generator, 54, 68) if long else _between(generator, 34, 48),
        slope=_between(generator, 32, 46),
        armhole=chest * _between(generator, 0.39, 0.44),
        neck_drop=_between(generator, 80, 140),
        flare=_between(generator, 6, 24),
    )
    style = TopStyle(
        name="sleeved-dress",
        garment_type="dress",
        neck="v" if generator.uniform() < 0.3 else "scoop",
        front="plain",
        ribbed=False,
        cuffed=False,
        hem_stitch=20,
        pockets="none",
        waist_seam=generator.uniform() < 0.7,
        contrast_stitch=False,
        gathers=int(generator.integers(8, 14)) if sizes.hem > 1.4 * chest else 0,
    )
    return top_pattern(sizes, style, generator)


def _trousers(size: float, generator: Generator, *, jeans: bool, name: str) -> Pattern:
    waistband = 410 * size
    elastic = name == "joggers"
    sizes = TrousersSizes(
        waistband=waistband,
        hip=waistband * _between(generator, 1.20, 1.30),
        rise=_between(generator, 255, 305),
        leg=1030 * size**0.25 * _between(generator, 0.93, 1.04),
        thigh=waistband * 0.7,
        opening=_between(generator, 130, 190) if jeans or elastic else _between(generator, 170, 250),
        gap=_between(generator, 50, 260),
    )
    style = TrousersStyle(
        name=name, jeans=jeans, elastic=elastic, pleat=name == "chinos", turn_up=jeans and generator.uniform() < 0.2
    )
    return trousers_pattern(sizes, style, generator)


def _jeans(size: float, generator: Generator) -> Pattern:
    return _trousers(size, generator, jeans=True, name="jeans")


def _chinos(size: float, generator: Generator) -> Pattern:
    return _trousers(size, generator, jeans=False, name="chinos")


def _joggers(size: float, generator: Generator) -> Pattern:
    return _trousers(size, generator, jeans=False, name="joggers")


def _shorts(size: float, generator: Generator) -> Pattern:
    waistband = 415 * size
    sizes = TrousersSizes(
        waistband=waistband,
        hip=waistband * _between(generator, 1.22, 1.32),
        rise=_between(generator, 255, 300),
        leg=_between(generator, 400, 560),
        thigh=waistband * 0.72,
        opening=waistband * _between(generator, 0.60, 0.72),
        gap=_between(generator, 60, 170),
    )
    style = TrousersStyle(
        name="shorts",
        jeans=generator.uniform() < 0.5,
        elastic=generator.uniform() < 0.25,
        pleat=False,
        turn_up=generator.uniform() < 0.3,
    )
    return trousers_pattern(sizes, style, generator)


def _a_line_skirt(size: float, generator: Generator) -> Pattern:
    waistband = 360 * size
    folded = generator.uniform() < 0.45
    flare = _between(generator, 1.9, 2.5) if folded else _between(generator, 1.35, 1.8)
    sizes = SkirtSizes(
        waistband=waistband,
        hip=waistband * (1 + (flare - 1) * 0.38),
        hip_drop=190,
        hem=waistband * flare,
        length=_between(generator, 430, 720),
        curve=_between(generator, 14, 40),
    )
    style = SkirtStyle(
        name="a-line-skirt",
        band=_between(generator, 30, 45),
        front="buttons" if generator.uniform() < 0.3 and not folded else "plain",
        folds=int(generator.integers(9, 18)) if folded else 0,
        pleated=folded and generator.uniform() < 0.4,
        elastic=folded and generator.uniform() < 0.5,
        contrast_stitch=generator.uniform() < 0.25,
    )
    return skirt_pattern(sizes, style, generator)


def _straight_skirt(size: float, generator: Generator) -> Pattern:
    waistband = 370 * size
    sizes = SkirtSizes(
        waistband=waistband,
        hip=waistband * _between(generator, 1.20, 1.30),
        hip_drop=_between(generator, 170, 210),
        hem=waistband * _between(generator, 1.05, 1.28),
        length=_between(generator, 400, 640),
        curve=_between(generator, 3, 10),
    )
    fronts = ("plain", "jeans", "zip")
    front = fronts[int(generator.integers(3))]
    style = SkirtStyle(
        name="straight-skirt",
        band=38,
        front="jeans" if front == "jeans" else "zip" if front == "zip" else "plain",
        folds=0,
        pleated=False,
        elastic=False,
        contrast_stitch=front == "jeans",
    )
    return skirt_pattern(sizes, style, generator)


STYLES: Mapping[str, Style] = {
    style.name: style
    for style in (
        Style("tee", "blouse", ("jersey", "jersey", "linen"), _tee),
        Style("long-sleeve", "blouse", ("jersey", "knit", "fleece"), _long_sleeve),
        Style("shirt", "blouse", ("poplin", "twill", "linen"), _shirt),
        Style("bomber", "outwear", ("nylon", "twill", "fleece"), _bomber),
        Style("field-jacket", "outwear", ("twill", "denim", "poplin"), _field_jacket),
        Style("coat", "outwear", ("fleece", "twill"), _coat),
        Style("jeans", "trousers", ("denim",), _jeans),
        Style("chinos", "trousers", ("twill", "poplin", "linen"), _chinos),
        Style("joggers", "trousers", ("jersey", "fleece"), _joggers),
        Style("shorts", "trousers", ("denim", "twill", "linen"), _shorts),
        Style("a-line-skirt", "skirt", ("poplin", "linen", "twill", "satin"), _a_line_skirt),
        Style("straight-skirt", "skirt", ("twill", "denim", "jersey", "fleece"), _straight_skirt),
        Style("sleeveless-dress", "dress", ("poplin", "jersey", "linen", "satin"), _sleeveless_dress),
        Style("sleeved-dress", "dress", ("jersey", "poplin", "knit"), _sleeved_dress),
    )
}
