"""Jobs: what a long task reports and how it is cancelled, without saying who runs it.

A job takes two callables: it calls `report` with its progress and polls `cancelled` at least every
250 ms while it works. The command line runs a job inline and draws a bar; the window runs it in a QThread.
"""

from collections.abc import Callable
from dataclasses import dataclass

from kmaker_studio.core.errors import JobCancelled


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is: `done` of `total` units of the named stage (any unit, same for both)."""

    stage: str
    done: float
    total: float

    @property
    def share(self) -> float:
        """Done as a share of the total, 0 to 1."""
        return min(1.0, self.done / self.total) if self.total > 0 else 0.0


Report = Callable[[Progress], None]
Cancelled = Callable[[], bool]


def ignore_progress(_progress: Progress) -> None:
    """A `Report` for callers that show nothing."""


def never_cancelled() -> bool:
    """A `Cancelled` for callers that cannot be interrupted."""
    return False


def check_cancelled(cancelled: Cancelled) -> None:
    """Raise `JobCancelled` once the user has asked for the job to stop."""
    if cancelled():
        raise JobCancelled
