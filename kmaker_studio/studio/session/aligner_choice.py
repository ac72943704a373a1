"""The setting that says which checkpoint the window's aligner uses: the shipped one, or a file of the user's own."""

from pathlib import Path

from kmaker_studio.studio.settings import ALIGNER_CHECKPOINT


def chosen_checkpoint() -> Path | None:
    """The checkpoint to align with; None for the shipped one."""
    kept = ALIGNER_CHECKPOINT.read()
    return Path(kept) if kept else None


def choose_checkpoint(checkpoint: Path | None) -> None:
    """Align with `checkpoint` from the next alignment on, or with the shipped one where it is None."""
    ALIGNER_CHECKPOINT.write(str(checkpoint) if checkpoint is not None else "")
