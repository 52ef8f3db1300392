"""PDF read by Poppler: fonts embedded, text there once and in reading order."""

import subprocess
import sys
from pathlib import Path

folder = Path(sys.argv[1])


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def plain(text):
    marks = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    return " ".join(text.translate({ord(mark): None for mark in marks}).split())


CAPTIONS = {
    "en": "On 10 June 2014 the defence of Mosul collapsed",
    "ar": "في 10 حزيران 2014",
}
for lang in sys.argv[2:]:
    pdf = folder / f"step-{lang}.pdf"
    fonts = run("pdffonts", str(pdf)).splitlines()[2:]
    assert fonts and all(" yes " in font for font in fonts), fonts
    text = plain(run("pdftotext", "-layout", str(pdf), "-"))
    wanted = CAPTIONS[lang]
    words = wanted.split()
    found = sum(word in text for word in words)
    print(f"pdf {lang}: {len(fonts)} fonts, {found} of {len(words)} words; {'in order' if wanted in text else 'NOT in order'}")
    assert wanted in text, f"not in order: {text[:600]}"
    assert text.count(wanted) == 1, "the caption is there more than once"
