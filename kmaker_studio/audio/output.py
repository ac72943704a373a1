"""Audio output devices: PortAudio through sounddevice."""

from collections.abc import Callable
from enum import Enum
from typing import Any, Protocol, TypeAlias, cast

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float32]

LATENCY_S = 0.06
"""What is asked of the device: short enough to scrub by, long enough for a busy window not to be heard."""


class Status(Enum):
    """What became of the sound device."""

    UNOPENED = "not asked for yet"
    OPEN = "open"
    MISSING = "none found"
    LOST = "went away while it played"


class TimeInfo(Protocol):
    """What PortAudio tells its callback, in seconds of the stream's clock."""

    currentTime: float  # noqa: N815
    outputBufferDacTime: float  # noqa: N815


class Output(Protocol):
    """A sound device's stream, as sounddevice's `OutputStream` is."""

    @property
    def active(self) -> bool:
        """Whether the callback is being called."""
        ...

    @property
    def time(self) -> float:
        """The stream's clock in seconds."""
        ...

    @property
    def latency(self) -> float:
        """Seconds from the callback to the ear."""
        ...

    def start(self) -> None:
        """Begin calling the callback."""
        ...

    def abort(self) -> None:
        """Stop at once, without playing what was handed over."""
        ...

    def close(self) -> None:
        """Give the device back."""
        ...


Callback: TypeAlias = Callable[[Floats, int, TimeInfo, object], None]
OpenOutput: TypeAlias = Callable[[int, int, Callback], Output]
"""Opens a device for a sample rate and a number of channels; raises `OSError` where that cannot be."""


def is_active(output: Output | None) -> bool:
    """Whether there is a stream and its callback is being called."""
    try:
        return output is not None and output.active
    except Exception:  # noqa: BLE001 - a device that was unplugged may refuse even this
        return False


def attempt(deed: Callable[[], None]) -> bool:
    """Tell a device something; whether it took it."""
    try:
        deed()
    except Exception:  # noqa: BLE001 - sounddevice.PortAudioError, which cannot be named without PortAudio
        return False
    return True


def open_device(sample_rate: int, channels: int, callback: Callback, name: str = "") -> Output:
    """The device called `name`, or the default one where empty or gone; raises `OSError` where there is none."""
    try:
        return _opened(sample_rate, channels, callback, name)
    except OSError:
        _look_again()
        return _opened(sample_rate, channels, callback, name)


def _opened(sample_rate: int, channels: int, callback: Callback, name: str) -> Output:
    import sounddevice

    try:
        device = next((number for number, known in _outputs() if known == name), None)
        stream = sounddevice.OutputStream(
            samplerate=sample_rate,
            channels=channels,
            dtype="float32",
            latency=LATENCY_S,
            device=device,
            callback=callback,
        )
        return cast("Output", stream)  # its latency is a tuple only for streams that also record
    except (sounddevice.PortAudioError, ValueError) as error:
        raise OSError(str(error)) from error


def device_names() -> list[str]:
    """The outputs of the system's usual sound interface, by name; empty without PortAudio or a device."""
    try:
        return [name for _, name in _outputs()]
    except OSError:
        return []


def _outputs() -> list[tuple[int, str]]:
    import sounddevice

    try:
        default = sounddevice.default.hostapi
        devices = cast("list[dict[str, Any]]", list(sounddevice.query_devices()))
    except sounddevice.PortAudioError as error:
        raise OSError(str(error)) from error
    return [
        (number, str(device["name"]))
        for number, device in enumerate(devices)
        if device["max_output_channels"] > 0 and device["hostapi"] == default
    ]


def _look_again() -> None:
    """Let PortAudio notice what was plugged in or out; it lists devices only when it starts. No stream may be open."""
    import sounddevice

    # sounddevice has no public call for it; its documentation names these two for the purpose
    sounddevice._terminate()  # pyright: ignore[reportPrivateUsage]
    sounddevice._initialize()  # pyright: ignore[reportPrivateUsage]
