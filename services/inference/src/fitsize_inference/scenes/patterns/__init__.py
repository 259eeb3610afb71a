"""Garments as flat shapes in millimetres: panels, seams and trimmings, with their keypoints."""
