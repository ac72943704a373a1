"""How large the letters of an ASS file are drawn: one as high as a house takes libass minutes and gigabytes."""

import re

_USUAL_HEIGHT = 288.0  # of the script, where it says none (as libass has it)
_HEIGHT = re.compile(r"^\s*PlayResY\s*:\s*(\d{1,9})", re.MULTILINE | re.IGNORECASE)
_STYLE = re.compile(r"^\s*Style\s*:[^,\n]*,[^,\n]*,\s*(\d{1,18}(?:\.\d{1,9})?)", re.MULTILINE | re.IGNORECASE)
_LENGTH = re.compile(r"\\(?:fs|[xy]?bord|[xy]?shad|blur|be|fsp)\s*\(?\s*[+-]?(\d{1,18}(?:\.\d{1,9})?)")
_LARGE = re.compile(r"\\(?:fs|[xy]?bord|[xy]?shad|blur|be|fsp|fsc[xy])\s*\(?\s*[+-]?\d{19}")
_PERCENT = re.compile(r"\\fsc[xy]\s*\(?\s*[+-]?(\d{1,18}(?:\.\d{1,9})?)")


def letter_share(script: str) -> float:
    """The height of the largest letter or edge that `script` may ask for, as a share of the picture's height."""
    if _LARGE.search(script):
        return float("inf")
    found = _HEIGHT.search(script)
    height = max(1.0, float(found[1]) if found else _USUAL_HEIGHT)
    lengths = [*_STYLE.findall(script), *_LENGTH.findall(script)]
    percents = [100.0, *map(float, _PERCENT.findall(script))]
    return max(map(float, lengths), default=0.0) / height * max(percents) / 100
