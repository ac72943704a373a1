import subprocess
from pathlib import Path

import pytest

from kmaker_studio.audio.ffmpeg import executable
from kmaker_studio.audio.tags import sound_tags, with_sound_tags
from kmaker_studio.core.song import Song


@pytest.fixture(params=["mp3", "flac", "ogg", "m4a"])
def tagged(request, tmp_path: Path) -> Path:
    path = tmp_path / f"song.{request.param}"
    sound = ["-f", "lavfi", "-i", "sine=d=0.3"]
    tags = ["-metadata", "title=Thuyền giấy: một", "-metadata", "artist=Anna", "-metadata", "album=Sông"]
    subprocess.run([executable(), "-nostdin", "-v", "error", *sound, *tags, str(path)], check=True)
    return path


def test_tags_of_every_container(tagged: Path):
    tags = sound_tags(tagged)
    assert (tags["title"], tags["artist"], tags["album"]) == ("Thuyền giấy: một", "Anna", "Sông")


def test_they_fill_what_the_lyrics_do_not_say(tagged: Path):
    song = with_sound_tags(Song(title="Mine", tags=(("by", "me"),)), tagged)
    assert (song.title, song.artist, song.tags) == ("Mine", "Anna", (("by", "me"), ("al", "Sông")))


def test_without_tags_or_without_a_sound(tmp_path: Path):
    assert sound_tags(tmp_path / "none.mp3") == {}
    (tmp_path / "text.mp3").write_text("la la")
    assert with_sound_tags(Song("T"), tmp_path / "text.mp3") == Song("T")
