"""The aligner: the modified Whisper, emissions, the best path, word times."""
