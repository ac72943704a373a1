"""The pitch network's weights, made from the ONNX file of the package `swift-f0`.

    pip download --no-deps swift-f0==0.3.0 && pip install onnx
    python -m kmaker_studio.train.pitch_weights swift_f0-0.3.0-py3-none-any.whl models/swift-f0.safetensors

models/PITCH_CARD.md says what the weights are. The same wheel gives the same file, byte for byte.
"""

import sys
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import torch

from kmaker_studio.core.content_hash import content_hash
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.pitch.network import BANDS, WINDOWS, SwiftF0
from kmaker_studio.pitch.weights import save_weights

WHEEL_SHA256 = "d7240c7c94b1d3e8f0e0cd2701b79be89a0f23a19cd5f944895a6518ecad72f3"
_MODEL = "swift_f0/model.onnx"


def convert_wheel(wheel: Path, output: Path) -> Path:
    """Write the weights of swift-f0's `wheel` to `output`; raises `KMakerError` for another file."""
    if content_hash(wheel) != WHEEL_SHA256:
        raise KMakerError("{wheel} is not swift_f0-0.3.0-py3-none-any.whl: fetch that wheel.", wheel=wheel)
    import onnx  # pyright: ignore[reportMissingImports] - of the group `voices`

    with zipfile.ZipFile(wheel) as archive:
        graph = onnx.load_from_string(archive.read(_MODEL)).graph
    save_weights(model_from_graph(graph, onnx.numpy_helper.to_array), output)
    return output


def model_from_graph(graph: Any, to_array: Any) -> SwiftF0:
    """The network with the values of the ONNX `graph`: its convolutions and filters come in their order."""
    values = {tensor.name: to_array(tensor) for tensor in graph.initializer}
    model = SwiftF0()
    state: dict[str, torch.Tensor] = {}
    convolutions = iter([node.input[1:] for node in graph.node if node.op_type == "Conv"])
    names = ["start", *(f"blocks.{n}.{part}" for n in range(len(model.blocks)) for part in ("first", "second"))]
    for name in (*names, "narrow", "voice", "score", "voice_over_time", "voiced"):
        kernel, bias = next(convolutions)
        state[f"{name}.weight"], state[f"{name}.bias"] = (torch.tensor(values[each]) for each in (kernel, bias))
    scattered = iter([node.input[1:] for node in graph.node if node.op_type == "ScatterElements"])
    for window in WINDOWS:
        places, shares = next(scattered)
        bank = np.zeros((window // 2 + 1, BANDS), np.float32)
        bank.reshape(-1)[values[places]] = values[shares]
        state[f"bank{window}"] = torch.tensor(bank)
    model.load_state_dict(state, strict=True, assign=True)
    return model


if __name__ == "__main__":
    try:
        sys.stdout.write(f"{convert_wheel(Path(sys.argv[1]), Path(sys.argv[2]))}\n")
    except KMakerError as error:
        sys.exit(f"{error}")
