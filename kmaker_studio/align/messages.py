"""Messages between the window and its aligner process: a line of JSON each, by pipes.

The window sends `AlignRequest` and `CancelRequest`; for each `AlignRequest` the process sends any number of
`ProgressMessage`s and then one of `AlignResult`, `Refused`, `Stopped` and `Fault`, all with the id of the question.
"""

import msgspec

from kmaker_studio.core.errors import KMakerError, Phrase
from kmaker_studio.core.files import shown
from kmaker_studio.core.song import Song


class AlignRequest(msgspec.Struct, tag=True, frozen=True):
    """Align `song` by the sound in `audio`, a path as the system has it.

    `only` and `limits` are what `AlignerBackend.align` takes.
    `checkpoint` is a path, empty for the shipped one, and `device` where to compute: as `load_aligner` takes them.
    """

    id: int
    song: Song
    audio: bytes
    only: frozenset[str] | None = None
    limits: tuple[int, int] | None = None
    checkpoint: str = ""
    device: str = "auto"
    brackets: bool = False


class CancelRequest(msgspec.Struct, tag=True, frozen=True):
    """The answer to that question is no longer wanted."""

    id: int


class ProgressMessage(msgspec.Struct, tag=True, frozen=True):
    """Progress, see `core.jobs`."""

    id: int
    stage: str
    done: float
    total: float


class Sentence(msgspec.Struct, frozen=True):
    """A `Phrase`, or the sentence of a `KMakerError`, that the window can say in its own language."""

    template: str
    values: "dict[str, str | int | float | Sentence]" = {}

    @classmethod
    def of(cls, what: KMakerError | Phrase) -> "Sentence":
        """The sentence of an error, with those inside it; values that JSON does not know become text."""
        return cls(what.template, {name: _value(value) for name, value in what.values.items()})

    @property
    def phrase(self) -> Phrase:
        """The phrase again."""
        return Phrase.again(self.template, {name: _spoken(value) for name, value in self.values.items()})


def _value(value: object) -> str | int | float | Sentence:
    if isinstance(value, KMakerError | Phrase):
        return Sentence.of(value)
    return value if isinstance(value, int | float) else shown(value)


def _spoken(value: object) -> object:
    return value.phrase if isinstance(value, Sentence) else value


class AlignResult(msgspec.Struct, tag=True, frozen=True):
    """The aligned song, and sentences for the user."""

    id: int
    song: Song
    warnings: tuple[Sentence, ...] = ()


class Refused(msgspec.Struct, tag=True, frozen=True):
    """What a `KMakerError` says."""

    id: int
    sentence: Sentence


class Stopped(msgspec.Struct, tag=True, frozen=True):
    """The question was given up."""

    id: int


class Fault(msgspec.Struct, tag=True, frozen=True):
    """A fault in the program, and its traceback for the log."""

    id: int
    sentence: str
    traceback: str


Question = AlignRequest | CancelRequest
Answer = ProgressMessage | AlignResult | Refused | Stopped | Fault
