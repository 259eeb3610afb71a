import re

from fitsize_inference.models import weights_folder
from fitsize_inference.models.weights import read_manifest

ROWS = {
    "whole photo only": "whole_photo",
    "second look (served)": "second_look",
    "second look and mirrored views": "second_look_and_flip",
    "second look in float32": "second_look_float32",
}


def test_the_cards_figures_are_the_manifests() -> None:
    metrics = read_manifest(weights_folder())["metrics"]
    card = (weights_folder() / "MODEL_CARD.md").read_text(encoding="utf-8")
    rows = {cells[1].strip("* "): cells[2:-1] for line in card.splitlines() if len(cells := line.split("|")) == 10}
    for title, name in ROWS.items():
        told = [float(cell.strip("* ")) for cell in rows[title]]
        scored = metrics[name]
        expected = [scored["normalised_error"], scored["median_normalised_error"], *scored["by_type"].values()]
        assert told == [round(100 * error, 2) for error in expected]


def test_the_card_names_the_photos_held_out() -> None:
    manifest = read_manifest(weights_folder())
    card = (weights_folder() / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert re.search(rf"{manifest['metrics']['photos']} photos were held out", card)
    assert f"{manifest['training']['photos']} photos" in card
