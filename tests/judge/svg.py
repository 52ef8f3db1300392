"""SVG drawn by Chromium equals the PNG of the program within a tolerance: two views of one list."""

import sys
from pathlib import Path

from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import sync_playwright

MEAN = 6.0  # of 255, over all channels
MUCH = 0.05  # share of pixels that differ by more than 64

folder = Path(sys.argv[1])
with sync_playwright() as play:
    browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
    for lang in sys.argv[2:]:
        ours = Image.open(folder / f"step-{lang}.png").convert("RGB")
        page = browser.new_page(viewport={"width": ours.width, "height": ours.height})
        page.goto((folder / f"step-{lang}.svg").as_uri())
        page.screenshot(path=folder / f"step-{lang}.chromium.png")
        texts = page.evaluate("[...document.querySelectorAll('text')].map(t => t.textContent)")
        layers = page.evaluate("[...document.querySelectorAll('svg > g > g')].map(g => g.id)")
        theirs = Image.open(folder / f"step-{lang}.chromium.png").convert("RGB")
        difference = ImageChops.difference(ours, theirs)
        mean = sum(ImageStat.Stat(difference).mean) / 3
        much = sum(difference.convert("L").histogram()[64:]) / (ours.width * ours.height)
        print(f"svg {lang}: {len(texts)} texts, layers {layers}, mean difference {mean:.2f}, much {much:.4f}")
        assert mean < MEAN and much < MUCH, f"the SVG looks another way than the PNG: {mean} {much}"
        for name in ["areas", "borders", "names", "legend", "caption"]:
            assert name in layers, name
    browser.close()
