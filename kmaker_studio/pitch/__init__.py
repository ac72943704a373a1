"""Notes: the pitch of a voice, and the notes that the words are sung on. With `align` and `separate` it knows torch."""
