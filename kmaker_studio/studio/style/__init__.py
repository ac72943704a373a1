"""The style panel: how the words look in the video."""
