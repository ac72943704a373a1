import shutil
from pathlib import Path

import pytest
import torch

from kmaker_studio import paths
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.shipped_models import shipped_model
from kmaker_studio.separate.network import Spleeter
from kmaker_studio.separate.weights import NAME, load_weights, save_weights


def test_what_is_saved_comes_back(tmp_path: Path):
    torch.manual_seed(0)
    model = Spleeter()
    save_weights(model, tmp_path / "a.safetensors")
    again = load_weights(tmp_path / "a.safetensors").state_dict()
    for name, tensor in model.state_dict().items():
        assert torch.equal(again[name], tensor.half().float()), name


def test_the_shipped_weights_are_deezers(model: Spleeter):
    """All 19,653,518 values but means and variances at rest, and the sixth scale and shift, which nothing uses."""
    count = sum(tensor.numel() for tensor in model.state_dict().values())
    assert count == 19_653_518 - 2 * 2 * (1008 + 497) - 2 * 2 * 512
    assert shipped_model(NAME).stat().st_size < 40e6


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for path in (shipped_model(NAME), paths.models() / "manifest.json"):
        shutil.copy(path, tmp_path)
    monkeypatch.setattr(paths, "models", lambda: tmp_path)
    return tmp_path / shipped_model(NAME).name


def test_one_flipped_byte_is_noticed(models: Path):
    data = bytearray(models.read_bytes())
    data[-1] ^= 1
    models.write_bytes(data)
    with pytest.raises(KMakerError, match=r"its sha256 is not the manifest's"):
        load_weights()


def test_weights_that_are_missing(models: Path):
    models.unlink()
    with pytest.raises(KMakerError, match=r"The model .* is missing: reinstall the program\."):
        load_weights()


@pytest.mark.parametrize("damage", ["cut", "text", "other"])
def test_a_damaged_file(tmp_path: Path, damage: str):
    path = tmp_path / "a.safetensors"
    whole = shipped_model(NAME).read_bytes()
    other = (shipped_model()).read_bytes()
    path.write_bytes({"cut": whole[: len(whole) // 2], "text": b"no weights\n" * 9, "other": other}[damage])
    with pytest.raises(KMakerError, match=r"is damaged|holds no separator of this version"):
        load_weights(path)


def test_no_file(tmp_path: Path):
    with pytest.raises(KMakerError, match="There is no separator at"):
        load_weights(tmp_path / "none.safetensors")
