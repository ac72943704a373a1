"""Marking texts for translation where they are written down but not yet shown."""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: ARG001, N802 - the name is the one that lupdate looks for
    """`text` as it is, which lupdate takes up under `context`; Qt's own function of that name, with its type."""
    return text
