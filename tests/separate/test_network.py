import torch
from torch.nn import functional

from kmaker_studio.separate.network import BINS, Spleeter, UNet, Upsampling


def test_upsampling_is_a_transposed_convolution_cut_as_tensorflow_cuts_it():
    torch.manual_seed(0)
    layer = Upsampling(3, 5)
    torch.nn.init.normal_(layer.weight)
    torch.nn.init.normal_(layer.bias)
    x = torch.randn(2, 3, 4, 6)
    with torch.inference_mode():
        layer.prepare()
        plain = functional.conv_transpose2d(x, layer.weight, layer.bias, stride=2)[:, :, 1:-2, 1:-2]
        assert layer(x).shape == (2, 5, 8, 12)
        assert torch.allclose(layer(x), plain, atol=1e-5)


def test_a_share_for_every_bin():
    torch.manual_seed(0)
    with torch.inference_mode():
        share = UNet()(torch.rand(1, 2, 64, BINS))
    assert share.shape == (1, 2, 64, BINS)
    assert 0 <= float(share.min()) <= float(share.max()) <= 1


def test_the_shipped_network_knows_a_voice_from_a_drum(model: Spleeter):
    """A gliding vowel of harmonics is taken for singing, bursts of noise for the rest."""
    time = torch.arange(64 * 1024 + 3072) / 44_100
    pitch = 220 * 2 ** (0.3 * torch.sin(2 * torch.pi * 0.6 * time) + 0.02 * torch.sin(2 * torch.pi * 5.5 * time))
    phase = 2 * torch.pi * torch.cumsum(pitch / 44_100, 0)
    vowel = sum(torch.sin(n * phase) * (1 / n) * (1 + 3 * (2 < n < 6)) for n in range(1, 20))
    drum = torch.randn(len(time), generator=torch.Generator().manual_seed(1)) * torch.exp(-40 * (time % 0.25))
    shares = []
    for sound in (0.15 * vowel, 0.5 * drum):
        spectrum = torch.stft(sound, 4096, 1024, window=torch.hann_window(4096), center=False, return_complex=True)
        mix = spectrum.abs().T[None, None, :64, :BINS].expand(1, 2, -1, -1)
        with torch.inference_mode():
            vocals, rest = model(mix.contiguous())
        power = vocals.square().sum(), rest.square().sum()
        shares.append(float(power[0] / (power[0] + power[1])))
    assert shares[0] > 0.9
    assert shares[1] < 0.1
