"""Training data: labelled songs, training windows, batches and cached encoder states."""
