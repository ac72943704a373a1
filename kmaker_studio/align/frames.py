"""The aligner's units of time: samples, encoder frames, and the windows that Whisper hears.

The figures are Whisper's own (Radford et al. 2022): 16 kHz, windows of 30 s, and 50 encoder states a second.
"""

SAMPLE_RATE = 16_000
WINDOW_SECONDS = 30.0
FRAMES_PER_SECOND = 50  # of the encoder, and so of the emissions
WINDOW_FRAMES = 1500
