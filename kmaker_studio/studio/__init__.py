"""The window, `kmaker-studio`. The only package that imports Qt."""
