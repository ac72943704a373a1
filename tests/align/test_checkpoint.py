import json
import pickle
import shutil
from pathlib import Path

import pytest
import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file

from kmaker_studio import paths
from kmaker_studio.align.checkpoint import FORMAT, default_checkpoint, load_checkpoint, save_checkpoint
from kmaker_studio.align.network import SYMBOLS, Calibration, EncoderDims, HeadDims, KaraokeWhisper
from kmaker_studio.core.errors import KMakerError

HEAD = HeadDims(width=8, kernel=3, dropout=0.1, layers=(1, 2))


@pytest.fixture
def small() -> KaraokeWhisper:
    torch.manual_seed(0)
    model = KaraokeWhisper(EncoderDims(n_audio_state=16, n_audio_head=2, n_audio_layer=2), HEAD)
    model.calibration = Calibration(onset_shift=-0.02, confidence_weights=(0.5, 1.0, -2.0, 1.5))
    return model.eval()


@pytest.fixture
def saved(small: KaraokeWhisper, tmp_path: Path) -> Path:
    path = tmp_path / "small.safetensors"
    save_checkpoint(small, path)
    return path


def header(path: Path) -> dict[str, str]:
    with safe_open(path, framework="pt") as file:
        return file.metadata()


def test_what_is_saved_comes_back(small: KaraokeWhisper, saved: Path):
    again = load_checkpoint(saved)
    assert again.encoder_dims == small.encoder_dims
    assert again.ctc_head.dims == HEAD
    assert again.calibration == small.calibration
    assert not again.training
    for name, tensor in small.state_dict().items():
        assert torch.equal(again.state_dict()[name], tensor.half().float()), name
    mel = torch.randn(1, 80, 3000)
    with torch.inference_mode():
        assert torch.allclose(again(mel).letters, small(mel).letters, atol=0.02)


def test_the_file_needs_no_unpickling(saved: Path):
    assert header(saved)["format"] == FORMAT
    assert header(saved)["symbols"] == SYMBOLS
    assert json.loads(header(saved)["ctc_head"])["layers"] == [1, 2]
    with pytest.raises((pickle.UnpicklingError, UnicodeDecodeError, ValueError, EOFError, KeyError)):
        pickle.loads(saved.read_bytes())


def test_the_shipped_checkpoint_is_the_manifests():
    path = default_checkpoint()
    assert path.parent == paths.models()
    assert path.stat().st_size <= 95 * 2**20
    manifest = json.loads((paths.models() / "manifest.json").read_text("utf-8"))
    entry = next(entry for entry in manifest["checkpoints"] if entry["name"] == manifest["default"])
    assert entry["licence"]
    assert entry["figures"]


@pytest.mark.parametrize("damage", ["cut", "header", "empty", "text", "pickle"])
def test_a_damaged_file(saved: Path, damage: str):
    data = saved.read_bytes()
    torch.save({"a": torch.zeros(2)}, saved.with_suffix(".pt"))
    damaged = {
        "cut": data[: len(data) // 2],
        "header": b"\xff" * 40 + data[40:],
        "empty": b"",
        "text": b"not a checkpoint at all, only a line of text\n",
        "pickle": saved.with_suffix(".pt").read_bytes(),
    }[damage]
    saved.write_bytes(damaged)
    with pytest.raises(KMakerError, match=r"The checkpoint .*small\.safetensors is damaged: fetch it again\."):
        load_checkpoint(saved)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"format": "kmaker-9"}, r"is of another version \(kmaker-9, not kmaker-1\)"),
        ({"format": None}, r"is of another version \(none, not kmaker-1\)"),
        ({"symbols": "-ab|"}, "knows other letters"),
        ({"encoder": "{"}, "is damaged"),
        ({"ctc_head": None}, "is damaged"),
        ({"ctc_head": '{"width": 9, "layers": [1, 2]}'}, "is damaged"),
        ({"ctc_head": '{"width": 8, "kernel": 3, "layers": [7]}'}, "is damaged"),
        ({"ctc_head": '{"width": 8, "kernel": 3, "layers": []}'}, "is damaged"),
        ({"ctc_head": '{"width": 99999999999, "kernel": 3, "layers": [1]}'}, "is damaged"),
        ({"ctc_head": '{"width": 200000, "kernel": 99999, "layers": [1]}'}, "is damaged"),
        ({"encoder": '{"n_audio_state": 60000, "n_audio_head": 4, "n_audio_layer": 60}'}, "is damaged"),
        ({"encoder": '{"n_audio_layer": 1000000}'}, "is damaged"),
        ({"encoder": '{"n_audio_head": 0}'}, "is damaged"),
        ({"encoder": '{"n_audio_state": -8}'}, "is damaged"),
        ({"calibration": '{"confidence_weights": "many"}'}, "is damaged"),
        ({"calibration": '{"confidence_weights": [1.0]}'}, "was calibrated for another version"),
    ],
)
def test_a_file_of_another_kind(saved: Path, changed: dict[str, str | None], said: str):
    metadata = {key: value for key, value in {**header(saved), **changed}.items() if value is not None}
    save_file(load_file(saved), saved, metadata=metadata)
    with pytest.raises(KMakerError, match=said):
        load_checkpoint(saved)


def test_a_tensor_missing(saved: Path):
    tensors = load_file(saved)
    tensors.pop("ctc_head.sung.weight")
    save_file(tensors, saved, metadata=header(saved))
    with pytest.raises(KMakerError, match="is damaged"):
        load_checkpoint(saved)


def test_no_file(tmp_path: Path):
    with pytest.raises(KMakerError, match="There is no checkpoint at"):
        load_checkpoint(tmp_path / "none.safetensors")
    with pytest.raises(KMakerError, match="There is no checkpoint at"):
        load_checkpoint(tmp_path)


def test_a_checkpoint_is_not_written_into_nowhere(small: KaraokeWhisper, tmp_path: Path):
    with pytest.raises(KMakerError, match="does not exist"):
        save_checkpoint(small, tmp_path / "none" / "a.safetensors")


@pytest.fixture
def models(saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A models folder of one checkpoint, in place of the shipped one."""
    import hashlib

    folder = tmp_path / "models"
    folder.mkdir()
    shutil.copy(saved, folder / "a.safetensors")
    digest = hashlib.sha256(saved.read_bytes()).hexdigest()
    entry = {"name": "a", "file": "a.safetensors", "sha256": digest, "licence": "MIT", "figures": {"mean": 0.1}}
    (folder / "manifest.json").write_text(json.dumps({"default": "a", "checkpoints": [entry]}))
    monkeypatch.setattr(paths, "models", lambda: folder)
    return folder


def test_the_manifest_is_followed(models: Path):
    assert default_checkpoint() == models / "a.safetensors"
    assert load_checkpoint().ctc_head.dims == HEAD


def test_one_flipped_byte_is_noticed(models: Path):
    data = bytearray((models / "a.safetensors").read_bytes())
    data[-1] ^= 1
    (models / "a.safetensors").write_bytes(data)
    with pytest.raises(KMakerError, match=r"its sha256 is not the manifest's"):
        load_checkpoint()


@pytest.mark.parametrize("text", ["", "[]", "{", '{"default": "b", "checkpoints": []}', '{"default": "a"}'])
def test_a_damaged_manifest(models: Path, text: str):
    (models / "manifest.json").write_text(text)
    with pytest.raises(KMakerError, match=r"manifest\.json is missing or damaged: reinstall the program\."):
        load_checkpoint()


def test_files_that_are_not_there(models: Path):
    (models / "a.safetensors").unlink()
    with pytest.raises(KMakerError, match=r"a\.safetensors is missing"):
        load_checkpoint()
    (models / "manifest.json").unlink()
    with pytest.raises(KMakerError, match=r"manifest\.json is missing"):
        load_checkpoint()
