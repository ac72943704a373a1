"""Colours and icons of the dark and light theme."""
