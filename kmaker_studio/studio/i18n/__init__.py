"""The language of the window: translations, marked texts, and how times are written."""
