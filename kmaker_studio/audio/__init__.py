"""Sound in: decoding any file to samples."""
