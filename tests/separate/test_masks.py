import pytest
import torch

from kmaker_studio.separate.masks import Masking, vocals_of
from kmaker_studio.separate.network import BINS

ALL = 2049


def spectrum(seed: int, channels: int = 2) -> torch.Tensor:
    return torch.randn(channels, 40, ALL, dtype=torch.complex64, generator=torch.Generator().manual_seed(seed))


@pytest.mark.parametrize(("power", "share"), [(1.0, 0.75), (2.0, 0.9)])
def test_a_ratio_mask(power: float, share: float):
    mix = spectrum(0)
    seen = mix[..., :BINS].abs()
    found = vocals_of(mix, 0.6 * seen, 0.2 * seen, Masking(power=power, wiener=0, extension="top"))
    assert torch.allclose(found, share * mix, atol=1e-4)


def test_what_the_network_does_not_see():
    mix = spectrum(1)
    seen = mix[..., :BINS].abs()
    low = (torch.arange(BINS) < BINS // 2).float()
    for extension, share in (("zeros", 0.0), ("average", 0.5), ("top", 0.0)):
        masking = Masking(power=1, wiener=0, extension=extension)  # type: ignore[arg-type]
        found = vocals_of(mix, low * seen, (1 - low) * seen, masking)
        assert torch.allclose(found[..., BINS:], share * mix[..., BINS:], atol=1e-4), extension


def test_wiener_finds_who_stands_where():
    """A voice in the middle and a band on the left, of which the network only has a vague idea."""
    voice, band = spectrum(2, 1) * torch.tensor([1.0, 1.0])[:, None, None], spectrum(3, 1)
    band = band * torch.tensor([1.0, 0.1])[:, None, None]
    mix = voice + band
    vague = [(0.5 * one.abs() + 0.5 * mix.abs())[..., :BINS] for one in (voice, band)]

    def error(rounds: int) -> float:
        found = vocals_of(mix, *vague, Masking(power=1, wiener=rounds))
        return float((found - voice)[..., :BINS].abs().square().mean() / voice.abs().square().mean())

    assert error(2) < 0.5 * error(0)


@pytest.mark.parametrize("scale", [1e-6, 1.0, 1e4])
def test_wiener_on_two_equal_channels_is_no_worse_than_the_mask(scale: float):
    voice, band = scale * spectrum(4, 1).expand(2, -1, -1), scale * spectrum(5, 1).expand(2, -1, -1)
    mix = voice + band
    magnitudes = [one[..., :BINS].abs() for one in (voice, band)]
    errors = [
        float((vocals_of(mix, *magnitudes, Masking(power=1, wiener=rounds)) - voice)[..., :BINS].abs().square().mean())
        for rounds in (0, 1)
    ]
    assert errors[1] < 1.3 * errors[0]
