"""`kmaker train`, `train-log`, `loss-scale` and `evaluate` as a user calls them."""

import json
from pathlib import Path

import msgspec
import pytest
from PIL import Image
from typer.testing import CliRunner, Result

from kmaker_studio.cli.app import app
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.train.config import TrainConfig
from kmaker_studio.train.train_log import read_log, rewind
from tests.train.runs import write_toml


def kmaker(*arguments: object) -> Result:
    return CliRunner().invoke(app, [*map(str, arguments)])


def test_training_says_its_figures_and_draws_them(tiny: TrainConfig, tmp_path: Path):
    (Path(tmp_path) / "empty" / "labels").mkdir(parents=True)
    ran = kmaker("train", write_toml(tiny), "--plot", tmp_path / "curve.png")
    assert ran.exit_code == 0, ran.output
    *epochs, last = ran.stdout.splitlines()
    assert [line.partition(":")[0] for line in epochs] == ["epoch 1", "epoch 2", "epoch 3"]
    assert last.startswith(f"{tiny.output}: of these epochs ")
    with Image.open(tmp_path / "curve.png") as picture:
        assert picture.size == (1080, 840)
    # two runs in one picture
    log = f"{tiny.output}.log.jsonl"
    assert kmaker("train-log", log, log, "--plot", tmp_path / "two.svg").exit_code == 0
    assert (tmp_path / "two.svg").read_text("utf-8").count("validation, ctc") >= 2


def test_logs_that_are_none(tmp_path: Path):
    log = tmp_path / "a.log.jsonl"
    for text, said in [("", "no epoch yet"), ("[1]\n{}\n", "no training log"), ('{"kind": 3}\n', "no training log")]:
        log.write_text(text)
        with pytest.raises(KMakerError, match=said):
            read_log(log)
    with pytest.raises(KMakerError, match="cannot be read"):
        read_log(tmp_path / "none")
    error = kmaker("train-log", log, "--plot", tmp_path / "a.txt").exception
    assert isinstance(error, KMakerError)
    assert "no extension of a picture" in str(error)


def test_only_the_last_run_of_a_log_is_rewound(tmp_path: Path):
    log = tmp_path / "a.log.jsonl"
    lines = [{"kind": kind, "step": step} for kind, step in [("start", 0), ("step", 9), ("start", 0)]]
    lines += [{"kind": "step", "step": step} for step in range(1, 6)]
    text = "".join(json.dumps(line) + "\n" for line in lines)
    log.write_text(text + '{"kind": "st')  # a kill cut the last line short
    rewind(log, 3)
    assert log.read_text() == "".join(json.dumps(line) + "\n" for line in lines[:-2])
    assert [line["step"] for line in read_log(log).steps] == [1, 2, 3]


def test_a_loss_scale_is_reported(corpus: Path):
    ran = kmaker("loss-scale", corpus)
    assert ran.exit_code == 0, ran.output
    head, *songs, every = ran.stdout.splitlines()
    assert head.split() == ["song", "words", "kept", "unheard"]
    assert len(songs) == 2
    assert float(every.split()[-2]) > 0.7  # the labels of a synthetic song are right
    assert sorted(path.name for path in (corpus / "loss_scale").iterdir()) == ["000000.json", "000001.json"]


def test_a_checkpoint_is_measured(corpus: Path, tmp_path: Path):
    ran = kmaker("evaluate", corpus, "--json")
    assert ran.exit_code == 0, ran.output
    found = json.loads(ran.stdout)
    assert set(found["songs"]) == {"000000", "000001"}
    average = found["average"]
    assert average["pco"] > 0.7
    assert 0 <= average["ece"] <= 0.3
    assert average["mean"] == pytest.approx(sum(song["mean"] for song in found["songs"].values()) / 2)
    table = kmaker("evaluate", corpus).stdout.splitlines()
    columns = "song mean median pco off1s iou start end pco100 unnoticed ece"
    assert table[0].split() == columns.split()
    assert table[3].split()[-1] == f"{average['ece']:.3f}"
    low, high = found["intervals"]["mean"]
    assert low <= average["mean"] <= high
    assert sum(group["words"] for name, group in found["groups"].items() if name.startswith("language")) > 20


def test_a_data_set_that_is_none(tiny: TrainConfig, tmp_path: Path):
    path = write_toml(msgspec.structs.replace(tiny, data=[str(tmp_path / "none")]))
    for ran in (kmaker("train", path), kmaker("loss-scale", tmp_path / "none"), kmaker("evaluate", tmp_path / "none")):
        assert isinstance(ran.exception, KMakerError)
        assert "does not exist" in str(ran.exception)
