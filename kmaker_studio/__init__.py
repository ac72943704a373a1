"""KMaker Studio: from a song and its lyrics to LRC, ASS and a karaoke video."""

__version__ = "0.1.0"
