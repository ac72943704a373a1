"""The families that a style may choose, and what stands in where they cannot draw a text."""

import pytest
from msgspec import structs

from kmaker_studio.core.song import Song, build_lines
from kmaker_studio.video.fonts import MAIN_FAMILY, families, family_for, folder, font_for, script_of, text_width
from kmaker_studio.video.karaoke_ass import karaoke_ass
from kmaker_studio.video.layout import lay_out
from kmaker_studio.video.style import load_style, style_names

VIETNAMESE = "Nghiêng nghiêng ướt sũng, ngẫm kỹ những đoạn đường dài; vẫn ở lại"


def test_each_family_has_a_file_with_its_name_and_a_licence() -> None:
    assert families()[0] == MAIN_FAMILY
    licences = (folder() / "OFL.txt").read_text(encoding="utf-8")
    for family in families():
        font = font_for(script_of("text"), family)
        assert font.family == family
        assert font.path.name in licences
    assert {load_style(name).font for name in style_names()} <= set(families())


@pytest.mark.parametrize("family", families())
def test_every_family_draws_vietnamese_and_most_russian(family: str) -> None:
    for text in (VIETNAMESE, VIETNAMESE.upper(), "“don't” – œuvre… ¿Qué?"):
        assert family_for(text, family) == family
    assert family_for("Ночь, улица", family) == (MAIN_FAMILY if family in ("Patrick Hand", "VT323") else family)


def test_inter_stands_in_for_a_letter_that_a_family_lacks_and_for_a_family_that_is_not_there() -> None:
    assert family_for("Ω μέγα", "Lora") == "Inter"
    assert family_for("a", "Comic Sans") == "Inter"
    assert family_for("你好", "Lora") == "Lora"  # the system's fonts draw these
    assert font_for(script_of("สวัสดี"), "Lora").family == "Noto Sans Thai"


def test_a_narrow_family_is_narrow() -> None:
    assert text_width("wide words", 100, "Oswald") < 0.8 * text_width("wide words", 100, "Inter")


def test_ass_names_the_font_that_was_measured() -> None:
    song = Song(title="Ωδή", lines=build_lines([[("Should", 9000, 9400)], [("Ωδή", 11000, 11500)]]))
    style = structs.replace(load_style(), font="Lora")
    layout = lay_out(song, style, (1280, 720))
    assert [line.family for line in layout.lines] == ["Lora", "Inter"]
    assert layout.card is not None
    assert layout.card.rows[0].family == "Inter"
    rows = karaoke_ass(song, style).splitlines()
    assert all(row.split(",")[1] == "Lora" for row in rows if row.startswith("Style: "))
    for row in rows:
        if row.startswith("Dialogue") and ("Should" in row or "Ωδή" in row):
            assert ("\\fnInter" in row) == ("Ωδή" in row)
    unknown = karaoke_ass(song, structs.replace(style, font="Comic Sans, bold"))
    assert "Style: Default,Inter," in unknown
    assert "\\fn" not in unknown
