"""Runs `kmaker train` in processes of its own, which can be several and can be killed.

As a program: `runs.py CONFIG FOLDER` trains and leaves the weights of this process in FOLDER; `runs.py CONFIG` is
`kmaker train CONFIG`.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from kmaker_studio.train.config import TrainConfig


def small_run(tones: Path, base: Path, output: Path, **others: object) -> TrainConfig:
    """A training of seconds on the processor, by `base` over the songs `tones`; `others` are the rest of its fields."""
    run = TrainConfig(
        data=[str(tones)],
        validation=[str(tones)],
        output=str(output),
        base=str(base),
        features=str(output.parent / "features"),
        layers=(1, 2),
        learning_rate=1e-2,
        accelerator="cpu",
        log_every=1,
    )
    return msgspec.structs.replace(run, **others)


def write_toml(config: TrainConfig) -> Path:
    """The configuration as a file beside the output; its values are such as JSON and TOML write alike."""
    path = Path(f"{config.output}.toml")
    path.write_text("".join(f"{name} = {json.dumps(value)}\n" for name, value in msgspec.to_builtins(config).items()))
    return path


def start(config: TrainConfig, *arguments: object, launcher: tuple[str, ...] = (), **env: object) -> subprocess.Popen:
    """Start this file as a program, run by `launcher` (a Python module and its options) with more environment."""
    path = write_toml(config)
    return subprocess.Popen(
        [sys.executable, *launcher, __file__, str(path), *map(str, arguments)],
        env=os.environ | {"OMP_NUM_THREADS": "1"} | {name: str(value) for name, value in env.items()},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def logged(config: TrainConfig, kind: str) -> list[dict[str, object]]:
    """The lines of a kind that the last run has in its log so far."""
    path = Path(f"{config.output}.log.jsonl")
    texts = path.read_text("utf-8").splitlines() if path.exists() else []
    lines = [json.loads(text) for text in texts if text.endswith("}")]
    begin = max((index for index, line in enumerate(lines) if line["kind"] == "start"), default=0)
    return [line for line in lines[begin:] if line["kind"] == kind]


def losses(config: TrainConfig) -> list[float]:
    """The loss of every step of the last run."""
    return [float(str(line["loss"])) for line in logged(config, "step")]


def wait_until(happened: Callable[[], bool], process: subprocess.Popen) -> None:
    """Wait for something that `process` does; fails with what it said where it ends before."""
    while not happened():
        assert process.poll() is None, process.communicate()[0]
        time.sleep(0.01)


def _main() -> None:
    from kmaker_studio.align.checkpoint import save_checkpoint
    from kmaker_studio.cli import main
    from kmaker_studio.train.config import read_config
    from kmaker_studio.train.loop import train

    if len(sys.argv) == 2:
        sys.argv[1:] = ["train", sys.argv[1], "--quiet"]
        main()
    model = train(read_config(Path(sys.argv[1])))
    save_checkpoint(model, Path(sys.argv[2]) / f"{os.environ['LOCAL_RANK']}.safetensors")


if __name__ == "__main__":
    _main()
