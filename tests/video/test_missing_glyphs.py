"""Signs that no font draws, told by libass itself."""

import shutil
from pathlib import Path

import pytest

from kmaker_studio.core.song import Song, build_lines
from kmaker_studio.video import missing_glyphs as module
from kmaker_studio.video.fonts import folder
from kmaker_studio.video.missing_glyphs import glyph_losses, missing_signs, words_lacking


def song(*texts: str) -> Song:
    return Song(title="T", lines=build_lines([[(text, 0, 500) for text in texts]]))


def test_what_the_bundled_fonts_draw_is_never_missing() -> None:
    assert missing_signs(song("Đường", "Ночь", "สวัสดี", "שלום", "سلام", "नमस्ते", "a\u200bb")) == ()
    assert glyph_losses(song("plain")) == ()


def test_a_sign_of_no_font_is_told_once() -> None:
    assert missing_signs(song("a\ue123b", "\ue123")) == ("\ue123",)
    (told,) = glyph_losses(song("\ue123"))
    assert "\ue123" in told
    assert told.endswith(".")


def test_the_title_counts_too() -> None:
    assert missing_signs(Song(title="\ue123", lines=build_lines([[("a", 0, 1)]]))) == ("\ue123",)


def test_words_that_lack_a_sign_are_named() -> None:
    found = [(word.text, sign) for _, word, sign in words_lacking(song("né", "\ue123x"), lambda _: False)]
    assert found == [("\ue123x", "\ue123")]


def test_a_font_of_the_system_draws_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One sign moved: a system font under another name, found by fontconfig where it is the user's."""
    font = pytest.importorskip("fontTools.ttLib").TTFont(folder() / "NotoSansThai-Bold.ttf")
    table = font.getBestCmap()
    for each in font["cmap"].tables:
        each.cmap[0xE125] = table[0x0E01]
    for record in font["name"].names:
        record.string = "Only Here"
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    font.save(fonts / "only.ttf")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    if shutil.which("fc-list") is None:
        pytest.skip("this system has no fontconfig to look the font up")
    module._asked.clear()
    assert missing_signs(song("\ue125\ue126")) == ("\ue126",)
