"""The event clock: how long ago a key was pressed, by the time stamp that its event carries."""

import time
from collections.abc import Callable

_WRAP_MS = 1 << 32  # the X server and Windows count milliseconds in 32 bits
_LONGEST_S = 1.0
_DRIFT = 1e-4  # the two clocks may part by so much a second; the best match so far is trusted less as it ages


class EventClock:
    """Matches the clock of the events' stamps, whose zero is unknown, with our own.

    An event is never handled before it happened, so the smallest difference seen between the two clocks is nearest the
    true one, and what an event's is more is how late it is handled.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._offset: float | None = None
        self._seen = 0.0

    def ago(self, stamp_ms: int) -> float:
        """Seconds since the event stamped `stamp_ms`, 0 where it has no stamp or an odd one; call it at every event."""
        now = self._clock()
        if stamp_ms <= 0:
            return 0.0
        offset = now - (stamp_ms % _WRAP_MS) / 1000
        known = self._offset
        if known is not None:
            known += _DRIFT * (now - self._seen)
        if known is None or offset < known or offset - known > _LONGEST_S:
            known = offset  # the first, a better match, or another clock altogether: it wrapped, the machine slept
        self._offset, self._seen = known, now
        return offset - known
