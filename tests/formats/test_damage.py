"""Files with bytes changed, lost or doubled: a reading or one sentence, never another exception."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.problems import problems
from kmaker_studio.formats import read_song

WHOLE = {
    "song.json": '[\n{"s":0,"e":900,"l":[{"s":0,"e":400,"d":"Trời"},{"s":400,"e":900,"d":"ơi"}]}\n]\n',
    "song.lrc": "[ti:T]\n[offset:+10]\n[00:01.00]<00:01.00>Trời <00:01.50>ơi<00:02.00>\n[00:03.00][00:09.00]em\n",
    "song.ass": (
        "[Script Info]\nTitle: T\n[V4+ Styles]\nStyle: Default,Arial,20,&H00FFFFFF,&H000000FF,&H00000000,&H00000000,"
        "0,0,0,0,100,100,0,0,1,2,2,2,10,10,10,1\n[Events]\n"
        "Dialogue: 0,0:00:01.00,0:00:02.00,Default,Anna,0,0,0,karaoke,{\\k5\\kf50}Trời {\\kt20\\k50}\\{ơi\\N\n"
    ),
    "song.ultrastar.txt": (
        "#TITLE:T\n#BPM:187,5\n#GAP:1200\nP1\n: 0 4 5 Trời \n* 4 2 7 ơi\n- 20 22\nP2\nF 20 4 0 em\n: 24 6 0 ~\nE\n"
    ),
    "song.srt": "1\n00:00:01,000 --> 00:00:02,500\n<i>Trời ơi</i>\n\n2\n00:00:03,000 --> 00:00:04,000\nem\n",
    "song.vtt": "WEBVTT\n\n00:01.000 --> 00:02.500\n<v Anna>Trời <00:00:01.500>ơi\n\n00:03.000 --> 00:04.000\nem\n",
    "song.ttml": (
        '<tt xmlns="http://www.w3.org/ns/ttml"><body><div><p begin="1.0" end="2.5">'
        '<span begin="1.0" end="1.5">Trời</span>'
        ' <span begin="1.5" end="2.5">ơi</span></p><p begin="3s" dur="1s">em</p></div></body></tt>'
    ),
    "song.textgrid": (
        'File type = "ooTextFile"\nObject class = "TextGrid"\n0\n4\n<exists>\n1\n"IntervalTier"\n"words"\n0\n4\n'
        '3\n0\n1\n""\n1\n2\n"Trời"\n2\n4\n"ơi"\n'
    ),
    "song.labels.txt": "1.0\t2.5\tTrời ơi\n1.0\t1.5\tTrời\n1.5\t2.5\tơi\n",
    "whisper.json": (
        '{"language": "vi", "segments": [{"start": 1.0, "end": 2.5, "text": " Trời ơi", "words": '
        '[{"word": " Trời", "start": 1.0, "end": 1.5}, {"word": " ơi", "start": 1.5, "end": 2.5}]}]}'
    ),
    "song.lyricsfile.yaml": (
        "version: '1.0'\nmetadata:\n  title: T\nlines:\n- text: Trời ơi\n  start_ms: 1000\n  end_ms: 2500\n"
        "  words:\n  - {text: 'Trời ', start_ms: 1000}\n  - {text: ơi, start_ms: 1500}\nplain: |\n  Trời ơi\n"
    ),
    "song.txt": "[Chorus]\nAnna: Trời|ơi em\n\n君の名は\n",
}


@pytest.mark.parametrize("name", WHOLE)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damaged_files(tmp_path: Path, name: str, data: st.DataObject):
    content = bytearray(WHOLE[name].encode())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content)))
        piece = data.draw(
            st.binary(max_size=3) | st.sampled_from([b'"', b"\n", b"{", b"9999999999", b"-1", b"\xff", b"<"])
        )
        content[at : at + data.draw(st.integers(0, 12))] = piece
    path = tmp_path / name
    path.write_bytes(content)
    try:
        reading = read_song(path)
    except KMakerError as error:
        message = str(error)
    else:
        problems(reading.song)
        message = " ".join(("read.", *reading.notes))
        assert all(word.text.strip() for word in reading.song.words())
        assert all((word.start_ms is None) == (word.end_ms is None) for word in reading.song.words())
        assert all(word.end_ms > word.start_ms >= 0 for word in reading.song.words() if word.start_ms is not None)
    assert message.endswith((".", ")"))
