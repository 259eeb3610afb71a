"""How well keypoints are found, on labelled photos."""
