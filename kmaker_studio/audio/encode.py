"""Encoding: samples written as an audio file."""

from pathlib import Path

import numpy as np
import numpy.typing as npt

from kmaker_studio.core.atomic import replacing
from kmaker_studio.core.errors import KMakerError

_BLOCK = 65_536  # libsndfile's Vorbis encoder overflows its stack on one long write


def write_audio(path: Path, samples: npt.NDArray[np.floating], rate: int) -> None:
    """Write mono `samples` (full scale is 1) at `rate` Hz to `path`, in the format of its extension, whole or not.

    Raises `KMakerError` for an extension that is no sound format and where the folder or disk refuses.
    """
    import soundfile

    if path.suffix[1:].upper() not in soundfile.available_formats():
        raise KMakerError("{name} has an extension that is no sound format: use .flac, .wav or .ogg.", name=path.name)
    with replacing(path) as temporary, soundfile.SoundFile(temporary, "w", rate, 1) as file:
        for begin in range(0, len(samples), _BLOCK):
            file.write(samples[begin : begin + _BLOCK])
