"""Training: the corpus, the training of the heads, and measuring the aligner."""
