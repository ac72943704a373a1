"""Audio: decoding any file, waveform peaks, spectrogram, onsets, and playback."""
