"""Clips decoded by other libraries: frames, size, time, and three states that the map has."""

import json
import subprocess
import sys
from pathlib import Path

from PIL import Image

folder = Path(sys.argv[1])
SIZE = (1280, 800)


def frames(path):
    image = Image.open(path)
    for number in range(image.n_frames):
        image.seek(number)
        yield image.convert("RGB"), image.info.get("duration", 0)


def apart(a, b):
    return max(abs(x - y) for x, y in zip(a, b))


decoded = {}
for name in ["clip.gif", "clip.png"]:
    shown = [(frame.copy(), hold) for frame, hold in frames(folder / name)]
    seconds = sum(hold for _, hold in shown) / 1000
    decoded[name] = shown
    print(f"{name}: {len(shown)} frames, {seconds:.1f} s")
    assert all(frame.size == SIZE for frame, _ in shown)
    assert 10 < len(shown) and 5 < seconds < 30
    assert all(a.tobytes() != b.tobytes() for (a, _), (b, _) in zip(shown, shown[1:])), "an equal frame"
# The two hold the same pictures: every frame of the one has, at its time, its like in the other.
gif, png = decoded["clip.gif"], decoded["clip.png"]
assert len(gif) == len(png), (len(gif), len(png))
for number in (0, len(gif) // 2, len(gif) - 1):
    spots = [(640, 400), (900, 300), (500, 250)]
    for spot in spots:
        a, b = gif[number][0].getpixel(spot), png[number][0].getpixel(spot)
        assert apart(a, b) < 24, (number, spot, a, b)
assert gif[0][0].tobytes() != gif[-1][0].tobytes()
for name, codec in [("clip.mp4", "h264"), ("clip.webm", "vp9")]:
    probe = subprocess.run(
        ["ffprobe", "-v", "error", "-count_frames", "-show_streams", "-of", "json", str(folder / name)],
        check=True, capture_output=True, text=True).stdout
    stream = json.loads(probe)["streams"][0]
    print(f"{name}: {stream['codec_name']} {stream['width']}x{stream['height']}, {stream['nb_read_frames']} frames")
    assert stream["codec_name"] == codec and (stream["width"], stream["height"]) == SIZE
    assert int(stream["nb_read_frames"]) > 100
