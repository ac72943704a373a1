import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmaker_studio.core.song import Song, Syllable
from kmaker_studio.text.lyrics import format_lyrics, parse_lyrics
from kmaker_studio.text.word_split import split_words


def lines_of(text: str) -> list[str]:
    return [line.text for line in parse_lyrics(text)[0]]


def singers_of(text: str) -> list[str]:
    return [line.singer for line in parse_lyrics(text)[0]]


def test_lines_stanzas_and_sections():
    text = "\n\nFirst line\nsecond  line\n\n\n[Chorus]\nthird\n[Verse 1: Artist]\n\nfourth\n[Outro]\n"
    lines, singers = parse_lyrics(text)
    assert [line.text for line in lines] == ["First line", "second line", "third", "fourth"]
    assert [line.stanza_start for line in lines] == [False, False, True, True]
    assert [line.section for line in lines] == ["", "", "Chorus", "Verse 1: Artist"]
    assert [line.id for line in lines] == ["l1", "l2", "l3", "l4"]
    assert [word.id for line in lines for word in line.words] == ["w1", "w2", "w3", "w4", "w5", "w6"]
    assert singers == ()


def test_sections_without_brackets_and_in_other_languages():
    lines, singers = parse_lyrics("Verse 2:\nla\nĐK: Và em đi\n【副歌】\n好\n[Chorus]\n[x2]\nho [hey] ho")
    assert [line.section for line in lines] == ["Verse 2", "ĐK", "副歌", "Chorus, x2"]
    assert [line.text for line in lines] == ["la", "Và em đi", "好", "ho [hey] ho"]
    assert singers == ()


def test_a_name_holds_until_the_next():
    lines, singers = parse_lyrics("Anna: hello\nmy dear\nBen & Anna:\nwe sing\n:\nla la\nMỹ Tâm： ơi")
    assert singers == ("Anna", "Ben & Anna", "Mỹ Tâm")
    assert [line.singer for line in lines] == ["Anna", "Anna", "Ben & Anna", "", "Mỹ Tâm"]
    assert [line.text for line in lines] == ["hello", "my dear", "we sing", "la la", "ơi"]


def test_names_in_other_scripts():
    assert singers_of("男：你好\n女：再见\n合: 走吧") == ["男", "女", "合"]
    assert singers_of("Nam: em ơi\nCả hai: về thôi") == ["Nam", "Cả hai"]
    assert singers_of("กร: ไปกัน") == ["กร"]


@pytest.mark.parametrize(
    "line",
    [
        "12:30 in the night",
        "https://example.org is home",
        "Http://example.org is home",
        "and then she said: go away",
        "Note this well my friend: I go",
        "remember: I love you",
        "Ratio 3:1",
        "Re:Zero",
        "I said to Anna: go",
    ],
)
def test_what_is_no_name_is_sung(line: str):
    assert lines_of(f"{line}\n{line}\nother {line}")[0] == line
    assert set(singers_of(f"{line}\nbut {line}")) == {""}


def test_a_sung_line_may_open_like_a_name():
    text = "Oh my love\nRemember: I love you\nGo\nRemember: I love you"
    assert singers_of(text) == ["", "", "", ""]
    assert lines_of(text)[1] == "Remember: I love you"
    assert singers_of("Oh my love\nBen: I love you\nGo\nBen: and you me") == ["", "Ben", "Ben", "Ben"]
    assert singers_of("Oh my love\nBen:\nI love you") == ["", "Ben"]


def test_syllables():
    (line,), _ = parse_lyrics("syl|la|ble |plain| | to|day")
    assert [word.text for word in line.words] == ["syllable", "plain", "today"]
    assert line.words[0].syllables == (Syllable("syl"), Syllable("la"), Syllable("ble"))
    assert line.words[1].syllables == ()
    assert line.words[2].syllables == (Syllable("to"), Syllable("day"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("你好，世界！", ["你", "好，", "世", "界！"]),
        ("「夢」を見た…", ["「夢」", "を", "見", "た…"]),
        ("きょうはラーメン", ["きょ", "う", "は", "ラー", "メ", "ン"]),
        ("我love你", ["我", "love", "你"]),
        ("2人で Go!", ["2", "人", "で", "Go!"]),
        ("夢ならば どれほど", ["夢", "な", "ら", "ば\u3000", "ど", "れ", "ほ", "ど"]),
        ("きょ|う 今|日", ["きょ|う\u3000", "今|日"]),
        ("…你", ["…你"]),
        ("사랑해 너를", ["사랑해", "너를"]),
        ("ฉันรักเธอ มาก", ["ฉันรักเธอ", "มาก"]),
        ("Trời ơi, em", ["Trời", "ơi,", "em"]),
        ("a\u00a0b c", ["a\u00a0b", "c"]),
        ("が\u3099か", ["が\u3099", "か"]),
        ("（你）(好)", ["（你）", "(好)"]),
    ],
)
def test_words(text: str, words: list[str]):
    assert split_words(text) == words


def test_line_text_has_no_spaces_in_chinese_and_japanese():
    for text in ("你好，世界！", "「夢」を見た…", "夢ならば\u3000どれほど", "Hello 世界 again", "사랑해 너를"):
        assert lines_of(text) == [text]


def test_byte_order_mark_and_windows_newlines():
    assert lines_of("\ufeffone\r\ntwo\r\n") == ["one", "two"]


def test_formatting_gives_the_text_back():
    text = "Anna:\nhel|lo my dear\n\n[Chorus]\n:\n夢なら\u3000ば\nBen:\nla\n"
    lines, singers = parse_lyrics(text)
    assert format_lyrics(Song(lines=lines, singers=singers)) == text
    assert format_lyrics(Song()) == ""


lyric_text = st.lists(
    st.text(st.sampled_from("abZé1 |[]'\u3000好きょ，「」가ก.\n"), max_size=12)
    | st.sampled_from(["", "[Chorus]", "Anna:", "Ben: la la", "Ben: lo", ":", "Verse 1:", "two words", "syl|la"]),
    max_size=8,
).map("\n".join)


@given(lyric_text)
def test_parse_and_format_are_inverse_after_one_pass(text: str):
    lines, singers = parse_lyrics(text)
    assert all(word.text.strip() for line in lines for word in line.words)
    again = format_lyrics(Song(lines=lines, singers=singers))
    assert parse_lyrics(again) == (lines, singers)


@pytest.mark.parametrize("text", ["「 「", "「 |「", ":|", "|[x]", "Anna:| la"])
def test_odd_marks_are_inverse_too(text: str):
    lines, singers = parse_lyrics(text)
    assert parse_lyrics(format_lyrics(Song(lines=lines, singers=singers))) == (lines, singers)


def test_marks_that_are_dressed_up_are_sections():
    lines, _ = parse_lyrics("(Verse 1)\nla\n**Chorus**\nlo\n--- Bridge ---\nli\n(oh)\n# Solo\nlu")
    assert [(line.section, line.text) for line in lines] == [
        ("Verse 1", "la"),
        ("Chorus", "lo"),
        ("Bridge", "li"),
        ("", "(oh)"),
        ("Solo", "lu"),
    ]


def test_who_sings_by_one_letter():
    lines, singers = parse_lyrics("la\nF: lo\nli\nv2: lu")
    assert [line.singer for line in lines] == ["", "F", "F", "v2"]
    assert singers == ("F", "v2")
