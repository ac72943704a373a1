import json
from pathlib import Path

import msgspec
import pytest

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.video.style import Style, load_style, read_style, style_names


def test_every_style_that_comes_with_the_program_loads() -> None:
    assert style_names()[0] == "classic"
    assert len(style_names()) >= 3
    for name in style_names():
        assert load_style(name).name


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2.2."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("name", ["classic", "stage", "duet"])
def test_words_stand_out_from_the_background(name: str) -> None:
    style = load_style(name)
    assert not isinstance(style.background, str)
    for colour in (style.sung, style.unsung, *style.singers):
        for behind in (style.background.inner, style.background.outer):
            contrast = (luminance(colour) + 0.05) / (luminance(behind) + 0.05)
            assert contrast >= 4.5, (colour, behind)


def test_an_unknown_style_names_the_known_ones() -> None:
    with pytest.raises(KMakerError, match="classic"):
        load_style("baroque")
    with pytest.raises(KMakerError, match="no style"):
        load_style("../styles/classic")


@pytest.mark.parametrize(
    "change", [{"lines": 5}, {"sung": "yellow"}, {"paging": "sideways"}, {"colour": "#FFFFFF"}, {"font_size": "large"}]
)
def test_a_wrong_field_is_named(tmp_path: Path, change: dict[str, object]) -> None:
    path = tmp_path / "mine.json"
    path.write_text(json.dumps({"name": "Mine", **change}))
    with pytest.raises(KMakerError, match=next(iter(change))):
        read_style(path)


def test_a_style_survives_its_file(tmp_path: Path) -> None:
    style = Style(name="Mine", lines=3, align="left", background="#101010")
    (tmp_path / "mine.json").write_bytes(msgspec.json.encode(style))
    assert read_style(tmp_path / "mine.json") == style


def test_singers_take_their_colours_in_turn() -> None:
    style = Style(name="Mine", singers=("#111111", "#222222"))
    assert [style.singer_colour(number) for number in range(3)] == ["#111111", "#222222", "#111111"]
    assert Style(name="Mine", singers=(), sung="#333333").singer_colour(4) == "#333333"
