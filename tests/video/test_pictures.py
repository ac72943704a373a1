import os
import random
import struct
import time
import zlib
from contextlib import suppress
from pathlib import Path

import pytest
from PIL import Image

import kmaker_studio
from kmaker_studio.core.errors import JobCancelled, KMakerError
from kmaker_studio.video.picture_process import FORMATS
from kmaker_studio.video.pictures import open_picture
from kmaker_studio.video.render import RenderOptions, preview_frame

SIZE = (64, 36)


def png_chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def black_png(path: Path, side: int) -> Path:
    packer = zlib.compressobj(9)
    rows = b"".join(packer.compress(bytes(1 + 3 * side)) for _ in range(side)) + packer.flush()
    head = png_chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + head + png_chunk(b"IDAT", rows) + png_chunk(b"IEND", b""))
    return path


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_is_shown(name: str, tmp_path: Path) -> None:
    Image.new("RGB", (400, 100), (200, 40, 90)).save(tmp_path / "picture.dat", name)
    found = open_picture(tmp_path / "picture.dat", SIZE)
    assert found is not None
    assert found.size == SIZE
    assert found.getpixel((20, 20)) == pytest.approx((200, 40, 90), abs=6)


def test_a_picture_is_turned_as_its_camera_says_and_stands_on_black(tmp_path: Path) -> None:
    image = Image.new("RGB", (640, 360), "red")
    image.paste("blue", (0, 0, 640, 180))
    exif = Image.Exif()
    exif[0x0112] = 3  # upside down
    image.save(tmp_path / "turned.jpg", exif=exif)
    turned = open_picture(tmp_path / "turned.jpg", SIZE)
    assert turned is not None
    assert turned.getpixel((32, 4)) == pytest.approx((255, 0, 0), abs=8)
    Image.new("RGBA", (64, 36), (255, 255, 255, 128)).save(tmp_path / "half.png")
    half = open_picture(tmp_path / "half.png", SIZE)
    assert half is not None
    assert half.getpixel((5, 5)) == pytest.approx((128, 128, 128), abs=2)


def test_no_program_is_run_whatever_the_file_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pillow hands EPS to `gs`, which reads a program out of it."""
    programs = tmp_path / "programs"
    programs.mkdir()
    for name in ("gs", "gswin64c"):
        (programs / name).write_text(f"#!/bin/sh\ntouch '{tmp_path}/ran'\n")
        (programs / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    (tmp_path / "bg.png").write_text("%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n%%EndComments\nshowpage\n")
    assert open_picture(tmp_path / "bg.png", SIZE) is None
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("name", ["DDS", "PCX", "TGA", "SGI", "JPEG2000", "ICO", "PPM", "IM", "SPIDER"])
def test_other_formats_are_not_even_tried(name: str, tmp_path: Path) -> None:
    mode = "F" if name == "SPIDER" else "RGB"
    # to a name of its own: Pillow's SPIDER takes the ending that it is saved with for itself from then on
    Image.new(mode, (16, 16)).save(tmp_path / f"bg.{name.lower()}", name)
    (tmp_path / f"bg.{name.lower()}").rename(tmp_path / "bg.png")
    assert open_picture(tmp_path / "bg.png", SIZE) is None


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    head = png_chunk(b"IHDR", struct.pack(">IIBBBBB", 13_300, 13_300, 8, 2, 0, 0, 0))
    (tmp_path / "bomb.png").write_bytes(b"\x89PNG\r\n\x1a\n" + head + png_chunk(b"IDAT", b"x" * 100))
    with pytest.raises(KMakerError, match="too large"):
        open_picture(tmp_path / "bomb.png", SIZE)


def test_a_picture_of_many_pixels_is_still_shown(tmp_path: Path) -> None:
    assert open_picture(black_png(tmp_path / "large.png", 4000), SIZE) is not None


def test_damage_anywhere_is_a_picture_or_one_sentence(tmp_path: Path) -> None:
    chance = random.Random(5)
    for number, name in enumerate(FORMATS):
        Image.effect_mandelbrot((60, 40), (-2, -1, 1, 1), 20).convert("RGB").save(tmp_path / "whole", name)
        data = bytearray((tmp_path / "whole").read_bytes())
        for _ in range(1 + 4 * (number % 2)):
            data[chance.randrange(8, len(data))] = chance.randrange(256)
        path = tmp_path / f"{name}.png"
        path.write_bytes(data[: len(data) * chance.choice((1, 2)) // 2])
        with suppress(KMakerError):
            open_picture(path, SIZE)


def test_one_that_takes_too_long_can_be_stopped(tmp_path: Path) -> None:
    started = time.monotonic()
    with pytest.raises(JobCancelled):
        open_picture(black_png(tmp_path / "large.png", 3000), SIZE, lambda: time.monotonic() > started + 0.05)


def test_a_preview_refuses_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "words.ass").write_text("[Events]\nDialogue: 0,0:00:00.00,0:00:01.00,Default,,0,0,0,,la\n")
    (tmp_path / "bg.png").write_bytes(b"DDS " + bytes(200))
    with pytest.raises(KMakerError, match="neither a picture nor a video"):
        preview_frame(tmp_path / "words.ass", 0, RenderOptions((64, 64), 25, tmp_path / "bg.png"))


def test_there_is_no_other_door() -> None:
    package = Path(kmaker_studio.__file__).parent
    doors = ("Image.open(", "QImageReader(", "QImage(str", "QPixmap(str", "QMovie(", "imread(", "ImageClip(")
    found = {path.name for path in package.rglob("*.py") if any(door in path.read_text("utf-8") for door in doors)}
    assert found == {"picture_process.py"}
