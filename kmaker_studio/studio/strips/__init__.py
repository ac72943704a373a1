"""The strips of the timeline: waveform and spectrogram as pictures that are kept, and the scale of time."""
