"""The open song: its document, undo, autosave, project file, and the jobs that work on it."""
