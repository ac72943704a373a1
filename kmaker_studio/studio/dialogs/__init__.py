"""Dialogs: export, files, messages, recovery, about."""
