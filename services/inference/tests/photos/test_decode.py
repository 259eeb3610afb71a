import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from fitsize_inference.photos import PhotoError, decode_grey, decode_photo, read_focal_length, read_photo
from fitsize_inference.photos.decode import read_size


def _encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def test_a_photo_is_turned_upright_as_its_orientation_says() -> None:
    image = Image.new("RGB", (40, 20), "white")
    image.paste((255, 0, 0), (0, 0, 20, 20))
    exif = Image.Exif()
    exif[0x0112] = 6  # The camera was turned: the left of the file is the top of the picture.
    photo = decode_photo(_encoded(image, "JPEG", exif=exif, quality=95))
    assert (photo.width, photo.height) == (20, 40)
    assert photo.pixels.shape == (40, 20, 3)
    assert photo.pixels[5, 10, 1] < 60
    assert photo.pixels[35, 10, 1] > 200


@pytest.mark.parametrize(("orientation", "size"), [(1, (40, 20)), (3, (40, 20)), (6, (20, 40)), (8, (20, 40))])
def test_the_size_is_that_of_the_upright_photo(tmp_path: Path, orientation: int, size: tuple[int, int]) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = tmp_path / "a.jpg"
    path.write_bytes(_encoded(Image.new("RGB", (40, 20)), "JPEG", exif=exif))
    assert read_size(path) == size
    with pytest.raises(PhotoError, match="absent"):
        read_size(tmp_path / "absent.jpg")


def test_a_large_jpeg_is_decoded_small_and_keeps_its_true_size() -> None:
    photo = decode_photo(_encoded(Image.new("RGB", (2000, 1501)), "JPEG"), at_least=700)
    assert (photo.width, photo.height) == (2000, 1501)
    assert 700 <= min(photo.pixels.shape[:2]) < 1501


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_brightness_is_that_of_the_colours(kind: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    file = _encoded(Image.effect_noise((64, 48), 60).convert("RGB"), kind, exif=exif)
    colours = np.asarray(Image.fromarray(decode_photo(file).pixels).convert("L"), np.int16)
    grey = decode_grey(file)
    assert grey.shape == (64, 48)
    assert np.abs(grey - colours).max() <= 1


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_other_formats_are_read(kind: str) -> None:
    photo = decode_photo(_encoded(Image.new("RGBA", (30, 20), (10, 20, 30, 255)), kind, lossless=True))
    assert photo.pixels.shape == (20, 30, 3)
    assert tuple(photo.pixels[0, 0]) == (10, 20, 30)


def test_bad_images_are_refused_with_a_reason(jpeg: bytes) -> None:
    gif = _encoded(Image.new("P", (4, 4)), "GIF")
    for data in (b"no image at all", gif, jpeg[: len(jpeg) // 2], jpeg[:20], bytes(100)):
        with pytest.raises(PhotoError, match="damaged"):
            decode_photo(data)
    with pytest.raises(PhotoError, match="empty"):
        decode_photo(b"")


def test_a_pixel_bomb_is_refused_before_it_is_decoded() -> None:
    with pytest.raises(PhotoError, match="more than"):
        decode_photo(_encoded(Image.new("1", (10_000, 8_000)), "PNG"))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(PhotoError, match=r"absent\.jpg"):
        read_photo(tmp_path / "absent.jpg")


def test_the_focal_length_is_read_where_there_is_one(tmp_path: Path, jpeg: bytes) -> None:
    plain = tmp_path / "plain.jpg"
    plain.write_bytes(jpeg)
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0xA405] = 27
    tagged = tmp_path / "tagged.jpg"
    Image.new("RGB", (8, 8)).save(tagged, exif=exif)
    assert read_focal_length(plain) is None
    assert read_focal_length(tagged) == 27.0


def test_read_photo_gives_rgb(tmp_path: Path) -> None:
    path = tmp_path / "red.png"
    Image.new("RGB", (3, 2), (255, 0, 0)).save(path)
    np.testing.assert_array_equal(read_photo(path)[0, 0], [255, 0, 0])
