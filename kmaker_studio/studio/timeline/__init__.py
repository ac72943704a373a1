"""The timeline: waveform, words, playhead, and the gestures that move words."""
