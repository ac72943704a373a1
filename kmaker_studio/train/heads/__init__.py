"""The trainable heads: an objective each, with its loss and its figures."""
