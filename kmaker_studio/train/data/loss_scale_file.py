"""The loss scale of a song's words as a file beside its labels."""

import msgspec

from kmaker_studio.core.atomic import write_problem, write_text
from kmaker_studio.core.content_hash import content_hash
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.files import exists, read_bytes
from kmaker_studio.train.data.labelled_songs import Source


class WordScale(msgspec.Struct, frozen=True):
    """Whether a word's label is trusted (`scale` 1), and why.

    `giou` compares the label with the forced alignment of the same word (-1 to 1), `score` is that alignment's
    probability; `is_heard` says that the score alone is good enough, so that only the time of the label is wrong.
    """

    text: str
    scale: int
    giou: float
    score: float
    is_heard: bool


class ScaleFile(msgspec.Struct, frozen=True):
    """`loss_scale/<name>.json`: the label it was made for, by sha256, and a scale for each of its words, in order."""

    label_sha256: str
    words: list[WordScale]


def write_scales(source: Source, words: list[WordScale]) -> None:
    """Keep the scales of `source`'s words beside its label; raises `KMakerError` where the disk refuses."""
    path = source.scale_path
    try:
        path.parent.mkdir(exist_ok=True)
    except OSError as error:
        raise write_problem(path.parent, error) from error
    data = msgspec.json.encode(ScaleFile(content_hash(source.label), words))
    write_text(path, msgspec.json.format(data, indent=1).decode() + "\n")


def read_scales(source: Source) -> list[WordScale] | None:
    """The scales of `source`'s words, None where it has none; raises `KMakerError` for those of another label."""
    path = source.scale_path
    if not exists(path):
        return None
    try:
        found = msgspec.json.decode(read_bytes(path), type=ScaleFile)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise KMakerError(
            "The loss scale {path} cannot be read ({error}): run `kmaker loss-scale` again.", path=path, error=error
        ) from error
    if found.label_sha256 != content_hash(source.label) or len(found.words) != source.song.word_count:
        raise KMakerError("The loss scale {path} was made for another label: run `kmaker loss-scale` again.", path=path)
    return found.words
