"""Does the loss scale pay? Training on labels of which a fifth is wrong, with it and without it.

    python benchmarks/loss_scale_gain.py FOLDER [--minutes 20] [--epochs 40]

Makes a corpus in FOLDER (or takes the one that is there), sets a quarter of its songs aside, spoils lines of the others
until a fifth of the words is wrong (half of the lines are moved by 2 to 8 s, half get words of other lines), judges the
labels with `kmaker loss-scale` and trains a small CTC head on the shipped encoder twice. Prints the onset errors on the
songs set aside, whose labels are right. The corpus must be none that the shipped checkpoint was trained on.
"""

import argparse
import json
import shutil
from pathlib import Path

import msgspec
import numpy as np

from kmaker_studio.align.checkpoint import default_checkpoint
from kmaker_studio.train.config import TrainConfig
from kmaker_studio.train.corpus.make_corpus import make_corpus
from kmaker_studio.train.loop import EpochResult, train
from kmaker_studio.train.loss_scale import scale_dataset

SPOILT = 0.2
SEED = 4711


def split(corpus: Path, folder: Path, songs: int) -> tuple[Path, Path]:
    """Copies of the first `songs` songs of `corpus`: three quarters to train on, the others to measure."""
    names = sorted(path.stem for path in (corpus / "labels").glob("*.json"))[:songs]
    parts = folder / "spoilt", folder / "held-out"
    for part, own in zip(parts, (names[: -songs // 4], names[-songs // 4 :]), strict=True):
        shutil.rmtree(part, ignore_errors=True)
        for name in own:
            for path in (next((corpus / "songs").glob(f"{name}.*")), corpus / "labels" / f"{name}.json"):
                (part / path.parent.name).mkdir(parents=True, exist_ok=True)
                shutil.copy(path, part / path.parent.name)
        shutil.copy(corpus / "corpus.json", part)
    return parts


def spoil(folder: Path, random: np.random.Generator) -> float:
    """Spoil lines of `folder`'s labels until a fifth of the words is wrong; returns the share of words that are."""
    labels = {path: json.loads(path.read_text("utf-8")) for path in sorted((folder / "labels").glob("*.json"))}
    places = [(path, index) for path, lines in labels.items() for index in range(len(lines))]
    total = sum(len(line["l"]) for lines in labels.values() for line in lines)
    wrong = 0
    for number in random.permutation(len(places)):
        if wrong >= SPOILT * total:
            break
        path, index = places[number]
        lines = labels[path]
        words = lines[index]["l"]
        others = [word["d"] for other in lines if other is not lines[index] for word in other["l"]]
        if random.random() < 0.5 or not others:
            shift = max(int(random.choice([-1, 1]) * random.integers(2000, 8001)), -words[0]["s"])
            for word in words:
                word["s"], word["e"] = word["s"] + shift, word["e"] + shift
        else:
            begin = int(random.integers(len(others)))
            for place, word in enumerate(words):
                word["d"] = others[(begin + place) % len(others)]
        wrong += len(words)
    for path, lines in labels.items():
        path.write_text(json.dumps(lines), "utf-8")
    return wrong / total


def main() -> None:
    """Run the comparison."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--epochs", type=int, default=40)
    parser.add_argument("--width", type=int, default=128)
    options = parser.parse_args()
    folder: Path = options.folder
    songs = round(options.minutes * 2)
    if not (folder / "corpus").exists():
        make_corpus(folder / "corpus", options.minutes / 60, SEED)
    spoilt, held_out = split(folder / "corpus", folder, songs)
    share = spoil(spoilt, np.random.default_rng(SEED))
    scaled = scale_dataset(spoilt)
    print(f"{share:.1%} of the words are spoilt; the loss scale:\n{scaled.table()}\n")
    config = TrainConfig(
        data=[str(spoilt)],
        validation=[str(held_out)],
        output="",
        base=str(default_checkpoint()),
        features=str(folder / "features"),
        layers=(5,),
        width=options.width,
        dropout=0.2,
        epochs=options.epochs,
        batch=4,
        learning_rate=2e-3,
        precision="32",
        accelerator="cpu",
        resume=False,
    )
    print(f"{'onset errors after the last epoch':34s}{'mean':>8s}{'median':>8s}{'pco':>8s}")
    for name, with_scale in (("without", False), ("with", True)):
        told: list[EpochResult] = []
        output = str(folder / f"{name}.safetensors")
        train(msgspec.structs.replace(config, output=output, loss_scale=with_scale), on_epoch=told.append)
        figures = told[-1].figures["ctc"]
        row = f"{figures.mean_error:8.3f}{figures.median_error:8.3f}{figures.share_close:8.3f}"
        print(f"{name + ' the loss scale':34s}{row}", flush=True)


if __name__ == "__main__":
    main()
