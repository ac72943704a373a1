"""Stems: a song's singing and its accompaniment as two sounds."""
