"""Slides read by python-pptx and drawn by LibreOffice."""

import json
import subprocess
import sys
from pathlib import Path

from pptx import Presentation

folder, program, story = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
for lang in ["en", "ar"]:
    told = json.loads(subprocess.run(
        [program, "stories", "--format", "json", "--lang", lang], check=True, capture_output=True, text=True).stdout)
    steps = next(one for one in told if one["id"] == story)["steps"]
    path = folder / f"slides-{lang}.pptx"
    deck = Presentation(path)
    assert len(deck.slides) == len(steps), (len(deck.slides), len(steps))
    for slide, step in zip(deck.slides, steps):
        body = [shape for shape in slide.placeholders if shape.placeholder_format.idx == 1][0]
        assert body.text_frame.text == step["caption"], (body.text_frame.text, step["caption"])
        assert slide.shapes.title.text_frame.text
        assert any(shape.shape_type == 13 for shape in slide.shapes), "a slide without its map"
        assert slide.has_notes_slide and slide.notes_slide.notes_text_frame.text.strip()
        rtl = body.text_frame.paragraphs[0]._p.pPr.get("rtl")
        assert rtl == ("1" if lang == "ar" else "0"), rtl
    subprocess.run(
        ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(path)],
        check=True, capture_output=True, timeout=300)
    pages = subprocess.run(["pdfinfo", str(folder / f"slides-{lang}.pdf")], check=True, capture_output=True, text=True)
    count = next(line.split()[1] for line in pages.stdout.splitlines() if line.startswith("Pages"))
    print(f"slides {lang}: {len(steps)} slides, LibreOffice drew {count}")
    assert int(count) == len(steps)
