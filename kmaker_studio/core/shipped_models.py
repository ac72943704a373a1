"""The models that come with the program: files of models/, named and hashed by its manifest."""

import hashlib
from pathlib import Path

import msgspec

from kmaker_studio import paths
from kmaker_studio.core.errors import KMakerError


class ManifestEntry(msgspec.Struct, frozen=True):
    """One checkpoint of models/: what it is, its file and sha256, its licence and its measured figures."""

    name: str
    file: str
    sha256: str
    licence: str
    figures: dict[str, float | str]


class Manifest(msgspec.Struct, frozen=True):
    """models/manifest.json: the checkpoints that come with the program, and which of them is the aligner's."""

    default: str
    checkpoints: list[ManifestEntry]


def shipped_model(name: str = "") -> Path:
    """The file of the shipped model `name`, by default the aligner's, its sha256 compared.

    Raises `KMakerError` where it or the manifest is missing or damaged.
    """
    folder = paths.models()
    try:
        manifest = msgspec.json.decode((folder / "manifest.json").read_bytes(), type=Manifest)
        entry = next(entry for entry in manifest.checkpoints if entry.name == (name or manifest.default))
    except (OSError, msgspec.MsgspecError, StopIteration) as error:
        raise KMakerError(
            "The model list {path} is missing or damaged: reinstall the program.", path=folder / "manifest.json"
        ) from error
    path = folder / entry.file
    if not path.is_file():
        raise KMakerError("The model {path} is missing: reinstall the program.", path=path)
    with path.open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != entry.sha256:
            raise KMakerError(
                "The model {path} is damaged (its sha256 is not the manifest's): reinstall the program.", path=path
            )
    return path
