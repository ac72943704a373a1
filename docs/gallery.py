"""Makes the README's gallery: a real frame of each style, as pictures and as the table that shows them.

    python docs/gallery.py

writes docs/gallery/NAME.jpg for every style of resources/styles and the table between the README's gallery marks.
"""

import io
import re
from dataclasses import replace
from pathlib import Path

from PIL import Image

from kmaker_studio.core.song import Song, build_lines
from kmaker_studio.video.render import RenderOptions, preview_frame
from kmaker_studio.video.size import style_size
from kmaker_studio.video.style import Style, load_style, style_names

HERE = Path(__file__).resolve().parent
_WIDTH = 400  # of a picture, in pixels; tall ones are as high as the others
_IN_A_ROW = 3
_MARKS = "<!-- gallery -->", "<!-- end of the gallery -->"
_LYRICS = (
    "Should auld acquaintance be forgot",
    "And never brought to mind?",
    "Con cò bay lả bay la",
    "Bay từ cửa phủ bay ra cánh đồng",
)


def song() -> Song:
    """Four lines of two folk songs, a word each half second from 6 s on, sung in turn by two singers."""
    at, lines = 6000, []
    for text in _LYRICS:
        words = text.split()
        lines.append([(word, at + 500 * number, at + 500 * number + 480) for number, word in enumerate(words)])
        at += 500 * len(words) + 400
    return Song(title="Auld Lang Syne", artist="Traditional", lines=build_lines(lines), singers=("Anna", "Bình"))


def shown(style: Style) -> Song:
    """The song as the style is for: with its singers in a duet."""
    if style.align != "staggered" or style.flip_outline:
        return song()
    made = song()
    sung = (replace(line, singer=made.singers[at % 2]) for at, line in enumerate(made.lines))
    return replace(made, lines=tuple(sung))


def picture(name: str) -> Image.Image:
    """A frame of the style `name` in the middle of singing, as small as the gallery shows it."""
    style = load_style(name)
    width, height = style_size(style)
    at = 10_600 if style.paging == "alternate" or style.lines < 3 else 13_400
    frame = preview_frame(shown(style), at, RenderOptions(size=(width, height), style=style))
    whole = Image.open(io.BytesIO(frame)).convert("RGB")
    rows = round(_WIDTH * 9 / 16)
    return whole.resize((round(rows * width / height), rows), Image.Resampling.LANCZOS)


def main() -> None:
    """Write the pictures and the README's table."""
    folder = HERE / "gallery"
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.jpg"):
        old.unlink()
    cells: list[str] = []
    for name in style_names():
        picture(name).save(folder / f"{name}.jpg", quality=88, optimize=True)
        cells.append(f"![{load_style(name).name}](docs/gallery/{name}.jpg)<br>`{name}`: {load_style(name).name}")
    cells += [""] * (-len(cells) % _IN_A_ROW)
    rows = [cells[at : at + _IN_A_ROW] for at in range(0, len(cells), _IN_A_ROW)]
    table = "\n".join(["|" + " |" * _IN_A_ROW, "|" + "---|" * _IN_A_ROW, *(f"| {' | '.join(row)} |" for row in rows)])
    readme = HERE.parent / "README.md"
    text = readme.read_text(encoding="utf-8")
    pattern = f"(?s)({re.escape(_MARKS[0])}).*?({re.escape(_MARKS[1])})"
    readme.write_text(re.sub(pattern, lambda found: f"{found[1]}\n{table}\n{found[2]}", text), encoding="utf-8")


if __name__ == "__main__":
    main()
