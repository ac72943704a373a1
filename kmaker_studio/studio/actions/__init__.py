"""The window's actions: what a command is, the `QAction` of each, and which keys run it."""
