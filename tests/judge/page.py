"""The page in headless Chromium, from the disk: states equal the program's, keyboard, dates, languages, no request."""

import json
import random
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import sync_playwright

MOST = 2_000_000  # bytes

folder, program = Path(sys.argv[1]), sys.argv[2]
path = folder / "page.html"
assert path.stat().st_size < MOST, path.stat().st_size
told = random.Random(7)
first, last = date(2012, 1, 1), date(2026, 3, 10)
days = [first + timedelta(days=told.randrange((last - first).days)) for _ in range(50)]
with sync_playwright() as play:
    browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    requests, errors = [], []
    page.on("request", lambda request: requests.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-ready=yes]")
    for day in days:
        shown = page.evaluate("day => kharita.at(day)", day.isoformat())
        said = json.loads(subprocess.run(
            [program, "at", day.isoformat(), "--format", "json"], check=True, capture_output=True, text=True).stdout)
        areas = {area["id"]: [area["status"], area["forces"]] for area in said["areas"]}
        wrong = [key for key in areas if shown.get(key) != areas[key]]
        assert not wrong and len(shown) == len(areas), (day, wrong[:5])
    # A typed date, in either script; the slider by keyboard.
    for typed, iso in [("2014-06-11", "2014-06-11"), ("٢١/٥/٢٠١٥", "2015-05-21"), ("21 May 2015", "2015-05-21")]:
        page.fill("#typed", typed)
        page.press("#typed", "Enter")
        assert page.evaluate("kharita.iso(kharita.state.day)") == iso, typed
    page.focus("#slider")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("kharita.iso(kharita.state.day)") == "2015-05-22"
    page.keyboard.press("PageUp")
    assert page.evaluate("kharita.iso(kharita.state.day)") == "2015-06-22"
    # A place with its passage, then Arabic.
    page.evaluate("kharita.setDay(kharita.read('2014-06-11'))")
    index = page.evaluate("Object.keys(kharita.at('2014-06-11')).indexOf('iq-mosul-east')")
    page.evaluate("area => kharita.select(area)", index)
    marked = page.inner_text("#place mark")
    assert marked, "no marked sentence"
    page.screenshot(path=folder / "page-en.png")
    page.click("#language")
    assert page.evaluate("[document.documentElement.dir, document.documentElement.lang]") == ["rtl", "ar"]
    assert page.inner_text("#place mark") != marked
    page.screenshot(path=folder / "page-ar.png")
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_timeout(300)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "the page is wider than a phone"
    page.screenshot(path=folder / "page-phone.png")
    tree = page.evaluate("document.querySelector('#canvas').getAttribute('aria-label')")
    assert tree, "the map has no name"
    for lang in ["en", "ar"]:
        page.set_viewport_size({"width": 1280, "height": 800})
        page.goto((folder / f"story-{lang}.html").as_uri())
        page.wait_for_selector("html[data-ready=yes]")
        caption = page.inner_text("#caption")
        page.keyboard.press("PageDown")
        assert page.inner_text("#caption") != caption
        page.screenshot(path=folder / f"story-page-{lang}.png")
    outside = [url for url in requests if not url.startswith(("file:", "blob:", "data:"))]
    print(f"page: {path.stat().st_size // 1000} kB, {len(days)} days equal, {len(requests)} requests, {len(outside)} outside")
    assert not outside and not errors, (outside, errors)
    browser.close()
