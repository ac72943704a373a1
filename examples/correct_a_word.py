"""A word that the aligner got wrong is put right and locked; the others are found again around it.

python examples/correct_a_word.py song.mp3 aligned.lrc WORD START_MS END_MS corrected.lrc
"""

import sys
from dataclasses import replace
from pathlib import Path

import kmaker_studio as km

audio, timed, text, start, end, output = sys.argv[1:]
song = km.read(timed)
number, line = next(
    (number, line) for number, line in enumerate(song.lines) if any(word.text == text for word in line.words)
)
words = list(line.words)
place = next(place for place, word in enumerate(words) if word.text == text)
words[place] = replace(words[place], start_ms=int(start), end_ms=int(end), locked=True)

# the document is frozen: a change is a new one
lines = list(song.lines)
lines[number] = replace(line, words=tuple(words))
corrected = song.edited(lambda document: replace(document, lines=tuple(lines)))

# only this line is listened to again; the other words keep their times
first, last = line.start_ms or 0, line.end_ms or 0
again = km.align(audio, corrected, start_ms=max(0, min(first, int(start)) - 500), end_ms=max(last, int(end)) + 500)
again.save(output)
print(f"{Path(output).name}: {again.lines[number].text}")
for word in again.lines[number].words:
    print(f"{word.start_ms:7d} {word.end_ms:7d}  {word.text}")
