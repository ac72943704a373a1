"""Tap mode: timing words by pressing keys along with the song, and the calibration of its latency."""
