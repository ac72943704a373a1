"""Recovery files, the lock that says who holds one, and sounds that moved."""

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kmaker_studio.core.content_hash import content_hash
from kmaker_studio.core.errors import JobCancelled, KMakerError
from kmaker_studio.core.locking import FileLock, FileLockedError, is_held
from kmaker_studio.core.project_file import Project
from kmaker_studio.core.recovery import RecoverySlot, discard, find_recoveries
from kmaker_studio.core.relocate_audio import find_moved_audio
from kmaker_studio.core.song import Song, build_lines

SONG = Project(Song(title="One", audio=str(Path("/music/one.ogg").absolute()), lines=build_lines([["la", "la"]])))
OTHER = Project(Song(title="Two", lines=build_lines([["lo"]])))


def at(minute: int) -> datetime:
    return datetime(2026, 11, 22, 12, minute, tzinfo=UTC)


def crash(slot: RecoverySlot) -> None:
    """What the end of a process does: the lock is given back, the files stay."""
    slot._lock._lock.release()


def test_two_crashed_songs_are_both_offered_the_newest_first(tmp_path: Path):
    first, second = RecoverySlot.fresh(tmp_path, "one"), RecoverySlot.fresh(tmp_path, "two")
    first.write(SONG, "", "", at(1))
    second.write(OTHER, "/music/two.kmaker", "ab", at(5))
    first.write(replace(SONG, audio_bytes=7), "", "", at(2))
    assert find_recoveries(tmp_path).songs == ()  # their windows live
    crash(first)
    crash(second)
    found = find_recoveries(tmp_path)
    assert [(each.project.song.title, each.unsaved.edited, each.unsaved.path) for each in found.songs] == [
        ("Two", at(5), "/music/two.kmaker"),
        ("One", at(2), ""),
    ]
    assert found.songs[1].project.song == SONG.song
    assert found.songs[0].unsaved.digest == "ab"


def test_the_same_song_twice_has_two_files(tmp_path: Path):
    slots = [RecoverySlot.fresh(tmp_path, "one") for _ in range(2)]
    for minute, slot in enumerate(slots):
        slot.write(SONG, "", "", at(minute))
        crash(slot)
    assert len(find_recoveries(tmp_path).songs) == 2


def test_a_good_end_leaves_nothing(tmp_path: Path):
    slot = RecoverySlot.fresh(tmp_path, "one")
    slot.write(SONG, "", "")
    slot.close()
    assert list(tmp_path.iterdir()) == []
    slot.close()


def test_saving_clears_and_later_edits_are_kept_again(tmp_path: Path):
    slot = RecoverySlot.fresh(tmp_path, "one")
    slot.write(SONG, "", "")
    slot.clear()
    slot.clear()
    assert not slot.path.exists()
    slot.write(SONG, "", "", at(3))
    slot.close(keep=True)
    assert find_recoveries(tmp_path).songs[0].unsaved.edited == at(3)


def test_a_damaged_file_is_moved_aside_and_named(tmp_path: Path):
    slot = RecoverySlot.fresh(tmp_path, "one")
    slot.write(SONG, "", "", at(1))
    crash(slot)
    bad = tmp_path / "0123-4567.recovery"
    bad.write_bytes(slot.path.read_bytes()[:100])
    empty = tmp_path / "empty.recovery"
    empty.write_bytes(b"")
    found = find_recoveries(tmp_path)
    assert len(found.songs) == 1
    assert set(found.damaged) == {tmp_path / "damaged" / bad.name, tmp_path / "damaged" / empty.name}
    assert all(path.exists() for path in found.damaged)
    assert find_recoveries(tmp_path).damaged == ()


def test_adopting_and_discarding(tmp_path: Path):
    slot = RecoverySlot.fresh(tmp_path, "one")
    slot.write(SONG, "", "", at(1))
    crash(slot)
    (found,) = find_recoveries(tmp_path).songs
    again = RecoverySlot(found.path)
    with pytest.raises(FileLockedError):
        RecoverySlot(found.path)
    discard(found)  # a window has it again: it stays
    assert found.path.exists()
    crash(again)
    discard(found)
    assert list(tmp_path.iterdir()) == []


def test_litter_of_killed_processes_is_swept(tmp_path: Path):
    slot = RecoverySlot.fresh(tmp_path, "one")
    slot.path.with_suffix(".part").write_text("half")
    living = RecoverySlot.fresh(tmp_path, "two")
    crash(slot)
    find_recoveries(tmp_path)
    assert [path.suffix for path in tmp_path.iterdir()] == [".lock"]
    living.close()


def test_a_folder_that_is_missing_or_refuses(tmp_path: Path):
    assert find_recoveries(tmp_path / "none").songs == ()
    (tmp_path / "file").write_text("")
    with pytest.raises(KMakerError, match="could not be written"):
        RecoverySlot.fresh(tmp_path / "file", "one")


HOLDER = "import sys, time; from pathlib import Path; from kmaker_studio.core.locking import FileLock;\n"
HOLDER += "lock = FileLock(Path(sys.argv[1])); print('held', flush=True); time.sleep(60)"


def test_a_lock_says_its_holder_and_ends_with_it(tmp_path: Path):
    path = tmp_path / ".song.kmaker.lock"
    process = subprocess.Popen([sys.executable, "-c", HOLDER, str(path)], stdout=subprocess.PIPE, text=True)
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        assert is_held(path)
        with pytest.raises(FileLockedError, match=f"process {process.pid} on "):
            FileLock(path)
        process.kill()
        process.wait()
    assert path.exists()
    assert not is_held(path)
    lock = FileLock(path)
    assert is_held(path)
    lock.release()
    lock.release()
    assert not path.exists()


def test_only_one_of_many_gets_the_lock(tmp_path: Path):
    path = tmp_path / "lock"
    for _ in range(20):
        lock = FileLock(path)
        with pytest.raises(FileLockedError):
            FileLock(path)
        lock.release()


def test_a_sound_is_known_by_its_bytes(tmp_path: Path):
    path = tmp_path / "a.wav"
    path.write_bytes(b"abc")
    # the SHA-256 of "abc", of FIPS 180-2 appendix B.1
    assert content_hash(path) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    path.write_bytes(b"abcd")
    assert content_hash(path).startswith("88d4266fd4e6338d13b845fcf289579d")
    with pytest.raises(KMakerError, match="cannot be read"):
        content_hash(tmp_path / "none.wav")
    other = tmp_path / "b.wav"
    other.write_bytes(b"x")
    with pytest.raises(JobCancelled):
        content_hash(other, lambda: True)


@pytest.mark.parametrize("place", [".", "sound", "../other", ".."])
def test_a_sound_that_moved_is_found_by_its_hash(tmp_path: Path, place: str):
    folder = tmp_path / "music" / "song"
    folder.mkdir(parents=True)
    sound = folder / place / "renamed.wav"
    sound.parent.mkdir(exist_ok=True)
    sound.write_bytes(b"abc")
    (folder / "song.wav").write_bytes(b"xyz")  # of the same size and name, and another sound
    song = replace(SONG.song, audio=str(folder / "song.wav"))
    project = Project(song, content_hash(sound), 3)
    found = find_moved_audio(project, folder)
    assert found is not None
    assert found.resolve() == sound.resolve()
    sound.unlink()
    assert find_moved_audio(project, folder) is None
    assert find_moved_audio(Project(song), folder) is None
