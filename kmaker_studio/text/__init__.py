"""Lyrics as text: parsing, languages, numbers, romanisation."""
