"""One file a lyric format, behind one small interface."""
