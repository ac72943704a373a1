"""A folder of songs with their lyrics beside them (`x.mp3` and `x.txt`) to projects for the window, by one aligner.

python examples/align_a_folder.py SONGS
"""

import sys
from pathlib import Path

import kmaker_studio as km

folder = Path(sys.argv[1])
aligner = km.load_aligner()  # takes seconds, and serves every song
for audio in sorted(path for path in folder.iterdir() if path.suffix.lower() in (".mp3", ".flac", ".ogg", ".wav")):
    lyrics = audio.with_suffix(".txt")
    if not lyrics.exists():
        print(f"{audio.name}: no lyrics beside it")
        continue
    try:
        song = km.align(audio, lyrics, aligner=aligner)
        song.save(audio.with_suffix(".kmaker"))
    except km.KMakerError as error:
        print(f"{audio.name}: {error}")
    else:
        print(f"{audio.name}: {len(song.words)} words, {len(song.doubtful_words)} worth a look")
