"""The command line: `kmaker`."""


def main() -> None:
    """Run `kmaker` with the process's arguments."""
    from kmaker_studio.cli.app import run

    run()
