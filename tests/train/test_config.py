from pathlib import Path

import pytest

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.train.config import read_config

LEAST = 'data = ["a", "../b"]\nvalidation = ["/c"]\noutput = "out.safetensors"\n'


def written(folder: Path, text: str) -> Path:
    path = folder / "run.toml"
    path.write_text(text)
    return path


def test_folders_are_relative_to_the_file(tmp_path: Path):
    config = read_config(written(tmp_path, LEAST))
    assert [Path(folder).resolve() for folder in config.data] == [tmp_path / "a", tmp_path.parent / "b"]
    assert config.validation == ["/c"]
    assert config.output == str(tmp_path / "out.safetensors")
    assert config.features == str(tmp_path / "features")
    assert config.base == ""
    assert config.layers == (4, 5, 6)


@pytest.mark.parametrize(
    "text",
    [
        "",
        'data = ["a"]\n',
        LEAST + "speed = 3\n",
        LEAST + 'epochs = "many"\n',
        LEAST + "epochs = 0\n",
        LEAST + "batch = 0\n",
        LEAST + "learning_rate = 0\n",
        LEAST + "kernel = 4\n",
        LEAST + "layers = []\n",
        LEAST + "layers = [0]\n",
        LEAST + "layers = [7]\n",
        LEAST + "dropout = 1.0\n",
        LEAST + "time_mask = -1\n",
        LEAST.replace('["a", "../b"]', "[]"),
        LEAST.replace('["/c"]', "[]"),
        LEAST + "x = [\n",
        LEAST + 'encoder = "some"\n',
        LEAST + 'encoder = "last 0"\n',
        LEAST + 'encoder = "last"\n',
        LEAST + 'heads = ["ctx"]\n',
        LEAST + "heads = []\n",
        LEAST + 'heads = ["ctc", "ctc"]\n',
        LEAST + 'precision = "16"\n',
        LEAST + "accumulate = 0\n",
        LEAST + "devices = 0\n",
        LEAST + "patience = -1\n",
        LEAST + 'resume = "yes"\n',
    ],
)
def test_what_is_not_right_is_said(tmp_path: Path, text: str):
    with pytest.raises(KMakerError, match=r"The training file .*run\.toml is not right: [^\n]+\.$"):
        read_config(written(tmp_path, text))


def test_what_is_not_right_is_named(tmp_path: Path):
    with pytest.raises(KMakerError, match="unknown field `speed`"):
        read_config(written(tmp_path, LEAST + "speed = 3\n"))
    with pytest.raises(KMakerError, match=r"`\$\.epochs`"):
        read_config(written(tmp_path, LEAST + "epochs = 0\n"))


@pytest.mark.parametrize(("encoder", "blocks"), [("frozen", 0), ("last 2", 2), ("last 9", 6), ("whole", 7)])
def test_how_much_of_the_encoder_learns(tmp_path: Path, encoder: str, blocks: int):
    assert read_config(written(tmp_path, LEAST + f'encoder = "{encoder}"\n')).trained_blocks(6) == blocks


def test_no_file(tmp_path: Path):
    with pytest.raises(KMakerError, match="cannot be read"):
        read_config(tmp_path / "none.toml")


def test_the_shipped_recipe_is_right():
    from kmaker_studio import paths

    assert read_config(paths.models() / "recipe.toml").data
