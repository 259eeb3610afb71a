"""The garments that the product shows: what they are, and what they look like.

Seeds lie below dataset.FIRST_TRAINING_SEED, so no training sample shares them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from fitsize_inference.scenes.cloth import Fabric, fabric
from fitsize_inference.scenes.colour import from_hex
from fitsize_inference.scenes.garment import Wardrobe
from fitsize_inference.scenes.patterns.parts import Pattern, moved
from fitsize_inference.scenes.styles import STYLES, Garment, wardrobe_of


@dataclass(frozen=True)
class Design:
    """One garment. size: factor on the style's medium; smoothness: 0 crumpled to 1 ironed; tilt_deg: the camera's;

    scene_seed: of the floor, the sheet's place and the camera."""

    name: str
    style: str
    seed: int
    main: Fabric
    title: Mapping[str, str]
    colour: Mapping[str, str]
    ground: str = "board"
    size: float = 1.0
    smoothness: float = 0.6
    contrast: str = "#24313a"
    button: str = "#e9e4d8"
    landscape: bool = False
    tilt_deg: float = 4.0
    turn_deg: float = 0.0
    light_deg: float = 215.0
    exposure: float = 1.0
    scene_seed: int = 1

    def pattern(self, size: float) -> Pattern:
        """The garment's flat shape in a size, as cut."""
        return STYLES[self.style].draft(size, np.random.default_rng(self.seed))

    def garment(self) -> Garment:
        """The garment as it lies in the photo."""
        generator = np.random.default_rng(self.seed + 500_000)
        pattern = moved(self.pattern(self.size), generator, 3.0)
        return Garment(pattern, self._wardrobe(generator))

    def _wardrobe(self, generator: np.random.Generator) -> Wardrobe:
        base = wardrobe_of(
            self.main, generator, self.smoothness, fabric("jersey", "plain", self.contrast, self.contrast, 20)
        )
        return Wardrobe(
            base.main,
            base.rib,
            base.contrast,
            base.inside,
            from_hex(self.button),
            base.contrast_thread,
            base.smoothness,
        )


SAMPLES: tuple[Design, ...] = (
    Design(
        name="tee-slate",
        style="tee",
        seed=121,
        main=fabric("jersey", "melange", "#5a6f80", "#8fa3b1", 30),
        title={"en": "Slate T-shirt", "fr": "T-shirt ardoise"},
        colour={"en": "slate", "fr": "ardoise"},
        ground="wood",
        landscape=True,
        tilt_deg=4.0,
        turn_deg=-2.0,
    ),
    Design(
        name="long-sleeve-breton",
        style="long-sleeve",
        seed=102,
        main=fabric("jersey", "stripes", "#e9e4d6", "#27344f", 26),
        title={"en": "Striped long-sleeved top", "fr": "Marinière à manches longues"},
        colour={"en": "cream and navy", "fr": "crème et marine"},
        ground="tiles",
        tilt_deg=5.0,
        turn_deg=3.0,
        light_deg=300.0,
    ),
    Design(
        name="shirt-sky",
        style="shirt",
        seed=143,
        main=fabric("poplin", "plain", "#9dbbd8", "#ffffff", 30),
        title={"en": "Sky blue shirt", "fr": "Chemise bleu ciel"},
        colour={"en": "sky blue", "fr": "bleu ciel"},
        ground="carpet",
        tilt_deg=3.0,
        turn_deg=-4.0,
        smoothness=0.55,
        light_deg=190.0,
    ),
    Design(
        name="jacket-olive",
        style="field-jacket",
        seed=104,
        main=fabric("twill", "plain", "#5c6544", "#5c6544", 30),
        title={"en": "Olive field jacket", "fr": "Veste kaki"},
        colour={"en": "olive", "fr": "kaki"},
        ground="concrete",
        tilt_deg=6.0,
        turn_deg=2.0,
        button="#2c2a25",
        light_deg=240.0,
    ),
    Design(
        name="jacket-denim",
        style="field-jacket",
        seed=125,
        main=fabric("denim", "plain", "#3d5a80", "#3d5a80", 30),
        title={"en": "Denim jacket", "fr": "Veste en jean"},
        colour={"en": "mid blue", "fr": "bleu moyen"},
        ground="wood",
        tilt_deg=2.0,
        turn_deg=-3.0,
        light_deg=310.0,
        button="#24262a",
    ),
    Design(
        name="jeans-indigo",
        style="jeans",
        seed=106,
        main=fabric("denim", "plain", "#37507a", "#37507a", 30),
        title={"en": "Indigo jeans", "fr": "Jean indigo"},
        colour={"en": "indigo", "fr": "indigo"},
        ground="bed-sheet",
        tilt_deg=5.0,
        turn_deg=1.0,
        light_deg=200.0,
    ),
    Design(
        name="shorts-sand",
        style="shorts",
        seed=127,
        main=fabric("twill", "plain", "#bfa57e", "#bfa57e", 30),
        title={"en": "Sand shorts", "fr": "Short sable"},
        colour={"en": "sand", "fr": "sable"},
        ground="tiles",
        landscape=True,
        tilt_deg=7.0,
        turn_deg=-5.0,
        light_deg=320.0,
    ),
    Design(
        name="skirt-rust",
        style="a-line-skirt",
        seed=108,
        main=fabric("linen", "plain", "#a65738", "#a65738", 30),
        title={"en": "Rust A-line skirt", "fr": "Jupe trapèze rouille"},
        colour={"en": "rust", "fr": "rouille"},
        ground="carpet",
        tilt_deg=4.0,
        turn_deg=4.0,
        landscape=True,
    ),
    Design(
        name="skirt-denim",
        style="straight-skirt",
        seed=109,
        main=fabric("denim", "plain", "#5f7ea3", "#5f7ea3", 30),
        title={"en": "Denim skirt", "fr": "Jupe en jean"},
        colour={"en": "light blue", "fr": "bleu clair"},
        ground="wood",
        tilt_deg=3.0,
        turn_deg=-3.0,
        landscape=True,
        light_deg=250.0,
    ),
    Design(
        name="dress-floral",
        style="sleeveless-dress",
        seed=110,
        main=fabric("poplin", "flowers", "#2b3a52", "#d98c86", 46, 7),
        title={"en": "Floral summer dress", "fr": "Robe fleurie"},
        colour={"en": "navy with flowers", "fr": "marine à fleurs"},
        ground="board",
        tilt_deg=4.0,
        turn_deg=2.0,
        light_deg=225.0,
    ),
    Design(
        name="dress-forest",
        style="sleeved-dress",
        seed=111,
        main=fabric("jersey", "plain", "#3f6b58", "#3f6b58", 30),
        title={"en": "Forest green dress", "fr": "Robe vert forêt"},
        colour={"en": "forest green", "fr": "vert forêt"},
        ground="wood",
        tilt_deg=5.0,
        turn_deg=-2.0,
        light_deg=330.0,
    ),
    Design(
        name="tee-white-tilted",
        style="tee",
        seed=112,
        main=fabric("jersey", "plain", "#e4e2dc", "#e4e2dc", 30),
        title={"en": "White T-shirt, tilted phone", "fr": "T-shirt blanc, téléphone incliné"},
        colour={"en": "white", "fr": "blanc"},
        ground="carpet",
        tilt_deg=11.0,
        turn_deg=6.0,
        light_deg=160.0,
        exposure=0.85,
    ),
)

CATALOGUE: tuple[Design, ...] = (
    Design(
        name="heavy-tee-sand",
        style="tee",
        seed=201,
        main=fabric("jersey", "plain", "#cdbb9a", "#cdbb9a", 30),
        title={"en": "Heavy T-shirt", "fr": "T-shirt épais"},
        colour={"en": "sand", "fr": "sable"},
    ),
    Design(
        name="boxy-tee-brick",
        style="tee",
        seed=202,
        main=fabric("jersey", "plain", "#ad4f38", "#ad4f38", 30),
        title={"en": "Boxy T-shirt", "fr": "T-shirt ample"},
        colour={"en": "brick", "fr": "brique"},
        contrast="#f0e6d6",
    ),
    Design(
        name="sailor-knit",
        style="long-sleeve",
        seed=203,
        main=fabric("knit", "stripes", "#ece7da", "#2a3a5a", 30),
        title={"en": "Sailor knit", "fr": "Pull marin"},
        colour={"en": "cream and navy", "fr": "crème et marine"},
    ),
    Design(
        name="fleece-sweater",
        style="long-sleeve",
        seed=204,
        main=fabric("fleece", "melange", "#7e848b", "#b5babf", 30),
        title={"en": "Soft sweater", "fr": "Sweat doux"},
        colour={"en": "heather grey", "fr": "gris chiné"},
    ),
    Design(
        name="oxford-shirt",
        style="shirt",
        seed=205,
        main=fabric("poplin", "plain", "#aac4de", "#aac4de", 30),
        title={"en": "Oxford shirt", "fr": "Chemise oxford"},
        colour={"en": "pale blue", "fr": "bleu pâle"},
        smoothness=0.7,
    ),
    Design(
        name="check-shirt",
        style="shirt",
        seed=206,
        main=fabric("twill", "checks", "#a83f3a", "#2b2f3f", 62),
        title={"en": "Checked shirt", "fr": "Chemise à carreaux"},
        colour={"en": "red check", "fr": "carreaux rouges"},
    ),
    Design(
        name="field-jacket",
        style="field-jacket",
        seed=207,
        main=fabric("twill", "plain", "#4d5c40", "#4d5c40", 30),
        title={"en": "Field jacket", "fr": "Veste de terrain"},
        colour={"en": "green", "fr": "vert"},
        button="#2b2a26",
    ),
    Design(
        name="wool-coat",
        style="coat",
        seed=208,
        main=fabric("fleece", "melange", "#8a6d52", "#b99a7c", 30),
        title={"en": "Wool coat", "fr": "Manteau de laine"},
        colour={"en": "camel", "fr": "camel"},
        button="#3a2d22",
    ),
    Design(
        name="slim-jeans",
        style="jeans",
        seed=209,
        main=fabric("denim", "plain", "#2e4468", "#2e4468", 30),
        title={"en": "Slim jeans", "fr": "Jean slim"},
        colour={"en": "dark blue", "fr": "bleu foncé"},
    ),
    Design(
        name="chinos-stone",
        style="chinos",
        seed=210,
        main=fabric("twill", "plain", "#a99c86", "#a99c86", 30),
        title={"en": "Chinos", "fr": "Chino"},
        colour={"en": "stone", "fr": "pierre"},
        smoothness=0.75,
    ),
    Design(
        name="gathered-skirt",
        style="a-line-skirt",
        seed=211,
        main=fabric("twill", "plain", "#35506b", "#35506b", 30),
        title={"en": "Gathered skirt", "fr": "Jupe froncée"},
        colour={"en": "steel blue", "fr": "bleu acier"},
    ),
    Design(
        name="linen-dress",
        style="sleeveless-dress",
        seed=212,
        main=fabric("linen", "plain", "#8fa58c", "#8fa58c", 30),
        title={"en": "Linen dress", "fr": "Robe en lin"},
        colour={"en": "sage", "fr": "sauge"},
    ),
    Design(
        name="jersey-dress",
        style="sleeved-dress",
        seed=213,
        main=fabric("jersey", "plain", "#7a2f45", "#7a2f45", 30),
        title={"en": "Jersey dress", "fr": "Robe en jersey"},
        colour={"en": "burgundy", "fr": "bordeaux"},
    ),
)

# Grades of the size charts: factor on the style's medium.
SIZES: Mapping[str, float] = {"XS": 0.89, "S": 0.945, "M": 1.0, "L": 1.055, "XL": 1.11}
