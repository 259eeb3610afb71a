"""Labelled photos, and the training samples that are made of them."""
