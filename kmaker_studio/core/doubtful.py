"""Which words are doubtful: those of whose times the aligner is not sure, which a person should check."""

DOUBTFUL = 0.9
"""Words whose confidence is below this are worth a look.

On twelve songs not trained on these are some 4 % of the words, with four fifths of those that are off by over 0.3 s.
"""
