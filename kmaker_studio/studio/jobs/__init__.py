"""Background jobs: a QThread each, and the aligner's process."""
