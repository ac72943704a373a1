"""The karaoke layout and its video."""
