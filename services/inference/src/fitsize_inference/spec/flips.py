"""Which keypoint becomes which in the mirror."""

from collections.abc import Sequence

from fitsize_inference.spec.generated import FLIP_PAIRS, KEYPOINTS


def flip_order(names: Sequence[str] = KEYPOINTS) -> list[int]:
    """For each of some keypoints, the place among them of the one that it becomes when the picture is mirrored."""
    partner = {a: b for left, right in FLIP_PAIRS for a, b in ((left, right), (right, left))}
    return [names.index(partner.get(name, name)) for name in names]
