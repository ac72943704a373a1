import pytest

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Song, Syllable
from kmaker_studio.formats.ass import read_ass

HEAD = """[Script Info]
; a comment
Title: A song
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, \
StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
Style: Default,Arial,20,&H00FFFFFF,&H000000FF,&H00000000,&H00000000,0,0,0,0,100,100,0,0,1,2,2,2,10,10,10,1
Style: Low,Arial,20,&H00FFFFFF,&H000000FF,&H00000000,&H00000000,0,0,0,0,100,100,0,0,1,2,2,2,10,10,10,1

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""


def event(text: str, start: str = "0:00:10.00", *, kind: str = "Dialogue", style="Default", name="", effect="") -> str:
    return f"{kind}: 0,{start},0:00:20.00,{style},{name},0,0,0,{effect},{text}\n"


def times(song: Song) -> list[list[tuple[str, int | None, int | None]]]:
    return [[(word.text, word.start_ms, word.end_ms) for word in line.words] for line in song.lines]


@pytest.mark.parametrize("tag", ["k", "kf", "K", "ko"])
def test_words_gaps_and_syllables(tag: str):
    line = r"{\an8\k100}{\TAG50\c&H00FF00&}Hello {\TAG20}syl{\TAG30}la{\TAG10}ble{\k25}{\TAG40} world{\i1}!"
    reading = read_ass(HEAD + event(line.replace("TAG", tag)))
    assert reading.song.title == "A song"
    assert times(reading.song) == [[("Hello", 11000, 11500), ("syllable", 11500, 12100), ("world!", 12350, 12750)]]
    assert reading.song.lines[0].words[1].syllables == (
        Syllable("syl", 11500),
        Syllable("la", 11700),
        Syllable("ble", 12000),
    )
    assert reading.notes == ()


def test_two_tags_in_a_block_and_kt():
    reading = read_ass(HEAD + event(r"{\k20\kf30}a {\kt200\kf10}b {\k1.5}c"))
    assert times(reading.song) == [[("a", 10200, 10500), ("b", 12000, 12100), ("c", 12100, 12115)]]


def test_escapes_wraps_and_languages_without_spaces():
    text = (
        event(r"{\kf10}\{a\}{\kf10}\N{\kf10}b" + "{\\kf10} c\\\u2060N")
        + event(r"{\kf10}君{\kf10}の\N{\kf10}名、", "0:00:11.00")
        + event("{\\kf10}君\u3000{\\kf10}の", "0:00:12.00")
    )
    song = read_ass(HEAD + text).song
    assert [line.text for line in song.lines] == ["{a} b c\\N", "君の名、", "君\u3000の"]
    assert times(song)[1] == [("君", 11000, 11100), ("の", 11100, 11200), ("名、", 11200, 11300)]


def test_only_lyrics_are_read():
    text = (
        event(r"{\kf10}la", effect="karaoke")
        + event("Title", effect="kmaker-decor")
        + event(r"{\kf10}preview")
        + event(r"{\kf10}note", kind="Comment")
        + event(r"{\p1}m 0 0 l 10 10{\p0}", effect="karaoke")
    )
    reading = read_ass(HEAD + text)
    assert times(reading.song) == [[("la", 10000, 10100)]]
    assert reading.notes == (
        "1 comment was skipped.",
        "1 event that is not marked as karaoke was skipped.",
    )


def test_without_the_effect_all_but_decor_counts():
    text = event("Title", effect="kmaker-decor") + event(r"{\kf10}b", "0:00:12.00") + event(r"{\kf10}a")
    assert times(read_ass(HEAD + text).song) == [[("a", 10000, 10100)], [("b", 12000, 12100)]]


def test_an_applied_aegisub_template():
    text = event(r"{\kf10}la", kind="Comment", effect="karaoke") + event(r"{\pos(1,2)}l", effect="fx") * 3
    reading = read_ass(HEAD + text)
    assert times(reading.song) == [[("la", 10000, 10100)]]


def test_singers_are_names_or_styles():
    by_name = event(r"{\kf10}a", name="Anna") + event(r"{\kf10}b", "0:00:12.00", style="Low", name="Ben")
    by_style = event(r"{\kf10}a") + event(r"{\kf10}b", "0:00:12.00", style="Low")
    one_style = event(r"{\kf10}a", style="Low")
    assert [line.singer for line in read_ass(HEAD + by_name).song.lines] == ["Anna", "Ben"]
    assert read_ass(HEAD + by_name).song.singers == ("Anna", "Ben")
    assert read_ass(HEAD + by_style).song.singers == ("Default", "Low")
    assert read_ass(HEAD + one_style).song.singers == ()


def test_subtitles_without_karaoke_have_line_times():
    reading = read_ass(HEAD + event("one three five"))
    assert times(reading.song) == [[("one", 10000, 11000), ("three", None, None), ("five", None, None)]]
    assert "only its first word is timed" in reading.notes[0]


def test_old_ssa_files():
    text = (
        "[Script Info]\nScriptType: v4.00\n\n[V4 Styles]\n[Events]\n"
        "Dialogue: Marked=0,0:00:01.00,0:00:02.00,Default,,0,0,0,,{\\k50}la {\\k50}lo\n"
    )
    assert times(read_ass(text).song) == [[("la", 1000, 1500), ("lo", 1500, 2000)]]


def test_an_odd_row_is_left_out_and_told():
    text = event("la", "0:00:xx.00") + event("lo") + "Dialogue: 0,0:00:01.00,0:00:0\n" + "Style: Bad,Arial,big\n"
    reading = read_ass(HEAD + text)
    assert [line.text for line in reading.song.lines] == ["lo"]
    assert "2 lines cannot be read and were left out (the first is line 13)." in reading.notes
    with pytest.raises(KMakerError, match=r"No event can be read .*line 13"):
        read_ass(HEAD + event("la", "0:00:xx.00"))


@pytest.mark.parametrize(
    "fields",
    [
        ("Start", "End", "Style", "Text"),
        ("Layer", "End", "Start", "Effect", "Style", "Name", "MarginV", "MarginL", "MarginR", "Text"),
        ("Start", "Text", "End", "Style"),
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r", "\r\n"])
def test_the_format_line_decides_the_fields(fields: tuple[str, ...], ends: str):
    values = {"Start": "0:00:10.00", "End": "0:00:12.00", "Text": r"{\k50}Paper, {\k70}boats"}
    row = ",".join(values.get(name, "") for name in fields)
    text = f"[Script Info]\n[V4+ Styles]\nStyle: Odd\n[Events]\nFormat: {', '.join(fields)}\nDialogue: {row}\n"
    song = read_ass(text.replace("\n", ends)).song
    assert times(song) == [[("Paper,", 10000, 10500), ("boats", 10500, 11200)]]


def test_a_tag_without_a_number_is_a_second_and_other_tags_make_no_syllables():
    song = read_ass(HEAD + event(r"{\kf}Pa{\i1}per{\i0} {\kf50\c&HFF&}boats")).song
    assert times(song) == [[("Paper", 10000, 11000), ("boats", 11000, 11500)]]
    assert not any(word.syllables for word in song.words())


def test_readings_are_left_out_and_told():
    text = event(r"{\k50}漢|かん{\k40}字|<じ{\k40}＃｜い {\k20}love|ラブ{\k10}a|b")
    reading = read_ass(HEAD + text)
    assert times(reading.song)[0][:2] == [("漢", 10000, 10500), ("字", 10500, 11300)]
    assert reading.song.lines[0].text == "漢字 lovea|b"
    assert "The readings above 4 words were left out." in reading.notes


def test_signs_and_translations_beside_karaoke_are_left_out_and_told():
    text = event("A shop", "0:00:02.00", style="Low") + event(r"{\k50}la") + event("the sea", style="Low")
    reading = read_ass(HEAD + text)
    assert times(reading.song) == [[("la", 10000, 10500)]]
    assert "2 events that are not marked as karaoke were skipped." in reading.notes


def test_the_same_line_in_other_letters_is_left_out_and_a_style_can_be_chosen():
    text = event(r"{\k50}kami {\k50}no") + event(r"{\k50}紙{\k50}の", style="Low") + event(r"{\k50}kami {\k50}no")
    reading = read_ass(HEAD + text)
    assert [line.text for line in reading.song.lines] == ["kami no"]
    assert "2 lines that stand beside sung ones" in " ".join(reading.notes)
    assert reading.styles == ("Default", "Low")
    assert [line.text for line in read_ass(HEAD + text, "low").song.lines] == ["紙の"]
    with pytest.raises(KMakerError, match="'High': choose one of Default, Low"):
        read_ass(HEAD + text, "High")


def test_a_translation_below_the_karaoke_of_its_line():
    reading = read_ass(
        HEAD + event(r"{\k50}kami {\k50}no\Nthe paper boats") + event(r"{\k50}one\N{\k50}two", "0:00:15.00")
    )
    assert [line.text for line in reading.song.lines] == ["kami no", "one two"]
    assert "1 line that stands beside a sung one (a translation, perhaps) was left out." in reading.notes


def test_two_who_sing_at_once_both_sing():
    text = event(r"{\k50}you {\k50}go") + event(r"{\k50}I {\k50}stay", style="Low")
    assert [line.singer for line in read_ass(HEAD + text).song.lines] == ["Default", "Low"]


def test_subtitles_in_two_languages():
    text = "".join(event(f"紙の船\\Npaper boats {at}", f"0:00:1{at}.00") for at in range(3))
    reading = read_ass(HEAD + text)
    assert {line.text for line in reading.song.lines} == {"紙の船"}
    assert "3 lines that stand beside" in " ".join(reading.notes)
