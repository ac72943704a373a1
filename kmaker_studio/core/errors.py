"""The two ways a task ends early: the input is wrong, or the user said stop."""


class KMakerError(Exception):
    """Something the user can mend. The message is one sentence: what, where, what to do.

    The command line prints it and exits with status 2; the window shows it in a dialog.
    """


class JobCancelled(Exception):
    """The user cancelled a running job; nothing it began is left behind."""
