"""Does the loss scale pay? Training on labels of which a fifth is wrong, with it and without it.

    python benchmarks/loss_scale_gain.py FOLDER [--minutes 20] [--epochs 20]

Makes a corpus in FOLDER (or takes the one that is there), sets a quarter of its songs aside, spoils a fifth of the
lines of the others (half of them are moved by 2 to 8 s, half get the words of another line), judges the labels with
`kmaker loss-scale` and trains a small CTC head on the shipped encoder twice. Prints the onset errors on the songs set
aside, whose labels are right. The corpus must be none that the shipped checkpoint was trained on.
"""

import argparse
import json
import shutil
from pathlib import Path

import msgspec
import numpy as np

from kmaker_studio.align.checkpoint import default_checkpoint
from kmaker_studio.train.config import TrainConfig
from kmaker_studio.train.corpus import make_corpus
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
    """Spoil a fifth of the lines of `folder`'s labels; returns the share of words that are wrong now."""
    wrong = total = 0
    for label in sorted((folder / "labels").glob("*.json")):
        lines = json.loads(label.read_text("utf-8"))
        total += sum(len(line["l"]) for line in lines)
        for index in np.flatnonzero(random.random(len(lines)) < SPOILT):
            words = lines[index]["l"]
            wrong += len(words)
            if random.random() < 0.5:
                shift = int(random.choice([-1, 1]) * random.integers(2000, 8001))
                shift = max(shift, -words[0]["s"])
                for word in words:
                    word["s"], word["e"] = word["s"] + shift, word["e"] + shift
            else:
                others = [word["d"] for other in lines if other is not lines[index] for word in other["l"]] or ["la"]
                begin = int(random.integers(len(others)))
                for place, word in enumerate(words):
                    word["d"] = others[(begin + place) % len(others)]
        label.write_text(json.dumps(lines), "utf-8")
    return wrong / total


def main() -> None:
    """Run the comparison."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--epochs", type=int, default=20)
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
