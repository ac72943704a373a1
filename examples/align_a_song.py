"""One song and its lyrics to timed files, with progress, and the words that are worth a look.

python examples/align_a_song.py song.mp3 lyrics.txt song.lrc song.ass
"""

import sys

import kmaker_studio as km


def show(progress: km.Progress) -> None:
    """A line that is written over."""
    print(f"\r{progress.stage}: {progress.share:4.0%}", end="", file=sys.stderr)


audio, lyrics, *outputs = sys.argv[1:]
try:
    song = km.align(audio, lyrics, report=show)
    print(file=sys.stderr)
    for output in outputs:
        for loss in song.save(output):
            print(f"{output}: {loss}", file=sys.stderr)
except km.KMakerError as error:  # its message says what, where, and what to do
    sys.exit(str(error))

for note in song.notes:
    print(note)
print(f"{len(song.words)} words in {song.language}, {len(song.doubtful_words)} worth a look")
for word in song.doubtful_words:
    print(f"{(word.start_ms or 0) / 1000:8.2f} s  {word.text}  ({word.confidence:.0%})")
