"""Other sounds of a song: its instrumental and its singing, beside the sound that its times are of."""

from dataclasses import dataclass
from typing import Literal

Role = Literal["instrumental", "vocals"]
"""What another sound of the song holds."""

ROLES: tuple[Role, ...] = ("instrumental", "vocals")


@dataclass(frozen=True, slots=True)
class SongSound:
    """A sound file that holds the song's instrumental or its singing, and its place on the song's clock.

    `path` is absolute; `sha256` and `bytes` know the file wherever it lies. `separator` is the key of the separator
    that made it, empty for a file of the user's. What the file has at `t` ms, the song has at `offset_ms + (1 + drift)
    * t`; `certainty` (0 to 1) is that of the offset, None where it was set by hand or needs none.
    """

    role: Role
    path: str
    sha256: str = ""
    bytes: int = 0
    separator: str = ""
    offset_ms: float = 0.0
    drift: float = 0.0
    certainty: float | None = None

    @property
    def is_own(self) -> bool:
        """Whether it is a file of the user's, which cannot be made again."""
        return not self.separator
