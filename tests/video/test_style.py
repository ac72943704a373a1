import json
from pathlib import Path

import pytest

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.video.style import (
    Gradient,
    Style,
    contrast,
    contrast_with_background,
    load_style,
    read_style,
    style_names,
    write_style,
)


def test_every_style_that_comes_with_the_program_loads() -> None:
    assert style_names()[0] == "classic"
    assert len(style_names()) >= 3
    for name in style_names():
        assert load_style(name).name


@pytest.mark.parametrize("name", style_names())
def test_words_stand_out_from_the_background_or_from_their_outline(name: str) -> None:
    style = load_style(name)
    assert not isinstance(style.background, str)
    for colour in (style.sung, style.unsung, *style.singers):
        edge = style.sung_outline_colour if style.flip_outline and colour != style.unsung else style.outline_colour
        outlined = style.outline >= 0.005 and contrast(colour, edge) >= 3
        assert outlined or contrast_with_background(colour, style.background) >= 4.5, colour


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)  # the well-known grey that just fails
    assert contrast("#123456", "#123456") == 1
    assert contrast_with_background("#FFFFFF", Gradient("#000000", "#FFFFFF")) == 1
    assert contrast_with_background("#FFFFFF", "#777777") == pytest.approx(4.48, abs=0.005)


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
    write_style(style, tmp_path / "mine.json")
    assert '\n  "lines": 3,\n' in (tmp_path / "mine.json").read_text(encoding="utf-8")
    assert read_style(tmp_path / "mine.json") == style


def test_a_style_is_not_written_where_that_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KMakerError, match="does not exist"):
        write_style(load_style(), tmp_path / "missing" / "mine.json")


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"name": "\xff"}', b"\x00" * 40, b"[" * 100_000])
def test_a_file_that_is_no_style_is_refused_in_a_sentence(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "mine.json").write_bytes(data)
    with pytest.raises(KMakerError, match="is not valid") as caught:
        read_style(tmp_path / "mine.json")
    assert str(caught.value).endswith(".")


def test_singers_take_their_colours_in_turn() -> None:
    style = Style(name="Mine", singers=("#111111", "#222222"))
    assert [style.singer_colour(number) for number in range(3)] == ["#111111", "#222222", "#111111"]
    assert Style(name="Mine", singers=(), sung="#333333").singer_colour(4) == "#333333"
