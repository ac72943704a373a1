"""Synthetic singing: lyrics, voices, accompaniment and effects become songs with exact word times."""
