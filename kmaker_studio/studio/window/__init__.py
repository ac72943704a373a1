"""The main window: start page, editor, docks, and the flows that open and save."""
