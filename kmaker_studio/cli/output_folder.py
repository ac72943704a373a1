"""The folder that `--output` names."""

from pathlib import Path

from kmaker_studio.core.errors import KMakerError


def make_output_folder(output: Path) -> None:
    """Make the folder and those above it, unless it is there; raises `KMakerError` where it cannot be made."""
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KMakerError(
            "The folder {output} cannot be made ({reason}): choose another with --output.",
            output=output,
            reason=error.strerror,
        ) from error
