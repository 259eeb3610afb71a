"""Photo-like pictures of garments beside a marker sheet, made from numbers, with exactly known geometry."""
