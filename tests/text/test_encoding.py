import unicodedata

import pytest

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.text.encoding import decode_text

LYRICS = {
    "fr": "Ça fait longtemps déjà\nque je t'ai aimée là-bas\nà la claire fontaine, m'en allant promener\n",
    "zh": "你问我爱你有多深\n我爱你有一分\n",
    "zh-tw": "你問我愛你有多深\n我愛你有幾分\n",
    "ja": "君の声が聞こえる\n夢ならばどれほどよかったでしょう\n",
    "ko": "사랑해 너를 기억해\n보고 싶다 보고 싶다\n",
    "ru": "Подмосковные вечера\nНе слышны в саду даже шорохи\n",
    "vi": "Trời ơi, em đi về đâu\nKhi chiều buông xuống\n",
    "one": "la",
}


@pytest.mark.parametrize("text", LYRICS.values(), ids=LYRICS.keys())
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_needs_no_guess(text: str, encoding: str):
    assert decode_text(text.encode(encoding)) == (text, None)


@pytest.mark.parametrize(
    ("language", "encoding"),
    [
        ("fr", "cp1252"),
        ("zh", "gb18030"),
        ("zh-tw", "big5"),
        ("ja", "shift_jis"),
        ("ja", "euc_jp"),
        ("ko", "cp949"),
        ("ru", "cp1251"),
        ("ru", "koi8_r"),
    ],
)
def test_a_legacy_encoding_is_guessed_and_reported(language: str, encoding: str):
    text, note = decode_text(LYRICS[language].encode(encoding))
    assert text == LYRICS[language]
    assert note is not None
    assert encoding.replace("_", "-") in note


def test_vietnamese_windows_text_is_composed():
    # code page 1258 writes the tones as marks after the vowel
    marks = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
    parts: list[str] = []
    for char in LYRICS["vi"]:
        split = unicodedata.normalize("NFD", char)
        tone = next((mark for mark in split if mark in marks), "")
        parts.append(unicodedata.normalize("NFC", split.replace(tone, "")) + tone if tone else char)
    text, note = decode_text("".join(parts).encode("cp1258"))
    assert text == LYRICS["vi"]
    assert note is not None


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"ID3\x04\x00\x00\x00\x00\x00\x00", "MP3"),
        (b"\xff\xfb\x90\x64" + bytes(100), "MP3"),
        (b"OggS\x00\x02", "Ogg"),
        (b"RIFF\x24\x00\x00\x00WAVEfmt ", "WAV"),
        (b"\x00\x00\x00\x20ftypisom", "MP4"),
        (b"%PDF-1.7", "PDF"),
        (b"la la\x00la", "zero bytes"),
        (bytes(range(256)) * 4, "zero bytes"),
        (bytes(range(1, 32)) * 4, "control characters"),
        (b"\xff\xfel\x00a", "damaged"),
    ],
)
def test_what_is_no_text(data: bytes, message: str):
    with pytest.raises(KMakerError, match=message):
        decode_text(data)


def test_nothing_is_empty_text():
    assert decode_text(b"") == ("", None)
