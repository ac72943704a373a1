"""Where JSON is damaged."""

from kmaker_studio.core.errors import KMakerError


def json_damage(text: str, reason: str) -> KMakerError:
    """The sentence for text that is no JSON at all; msgspec gives the byte, a reader wants the line."""
    head, _, byte = reason.removesuffix(")").rpartition("(byte ")
    if not byte.isdecimal():
        line = text.count("\n") + 1
        return KMakerError(
            "The JSON is damaged at its end, line {line} ({reason}): the file may be cut short.",
            line=line,
            reason=reason,
        )
    line, reason = text.encode()[: int(byte)].count(b"\n") + 1, head.strip()
    return KMakerError(
        "The JSON is damaged in line {line} ({reason}): mend it or export it again.", line=line, reason=reason
    )
