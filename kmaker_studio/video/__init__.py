"""The karaoke video: its style, layout and rendering."""
