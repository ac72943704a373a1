"""Paths: where resources/, models/ and the user's own folders are."""

from pathlib import Path

from platformdirs import PlatformDirs

_PACKAGE = Path(__file__).resolve().parent
_USER = PlatformDirs("kmaker-studio", appauthor=False)


def _shipped(name: str) -> Path:
    """A folder that stands beside the package in a checkout and inside it in an installed wheel."""
    inside = _PACKAGE / f"_{name}"
    return inside if inside.is_dir() else _PACKAGE.parent / name


def resources() -> Path:
    """The folder of fonts, styles, icons and the demo songs."""
    return _shipped("resources")


def models() -> Path:
    """The folder of the manifest and the checkpoints it names."""
    return _shipped("models")


def user_data() -> Path:
    """The folder where the program keeps this user's own data; made when first asked for."""
    return Path(_USER.user_data_path).resolve()


def user_config() -> Path:
    """The folder of this user's settings; made by what first writes there."""
    return Path(_USER.user_config_path).resolve()


def user_cache() -> Path:
    """The folder of what can be made again; made when first asked for."""
    return Path(_USER.user_cache_path).resolve()
