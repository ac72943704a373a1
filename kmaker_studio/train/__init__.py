"""The corpus, the training and the measuring of the aligner."""
