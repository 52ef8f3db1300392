#!/usr/bin/env python3
"""Writes what a package must say of everything that is compiled into the program: for each dependency its licence,
its authors and the texts that it brings along, each text once. Reads `cargo metadata` on stdin and asks no network.

    cargo metadata --locked --format-version 1 --filter-platform TARGET | scripts/licences.py > licences.txt
"""

import json
import pathlib
import re
import sys

# What files are called that say how something may be used; some lie with the C sources in a folder below.
NAMES = re.compile(r"^(licen[cs]e|copying|copyright|notice|unlicense|ofl)", re.IGNORECASE)
NO_TEXT = re.compile(r"\.(rs|toml|json|py|html|sh)$", re.IGNORECASE)
DEPTH = 3


def compiled_in(metadata):
    """The packages that the program is made of: neither those of tests nor those that only build."""
    nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}
    root = metadata["resolve"]["root"]
    reached, ahead = {root}, [root]
    while ahead:
        for dependency in nodes[ahead.pop()]["deps"]:
            is_normal = any(kind["kind"] is None for kind in dependency["dep_kinds"])
            if is_normal and dependency["pkg"] not in reached:
                reached.add(dependency["pkg"])
                ahead.append(dependency["pkg"])
    found = [package for package in metadata["packages"] if package["id"] in reached - {root}]
    return sorted(found, key=lambda package: (package["name"], package["version"]))


def texts_of(package):
    """The licence texts in the folder of a package."""
    folder = pathlib.Path(package["manifest_path"]).parent
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if len(inside.parts) > DEPTH or not path.is_file() or NO_TEXT.search(path.name):
            continue
        if NAMES.match(path.name) or (package.get("license_file") == str(inside)):
            text = path.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n").strip()
            if text:
                yield text


def main():
    packages = compiled_in(json.load(sys.stdin))
    if not packages:
        sys.exit("cargo metadata names no dependency")
    texts, lines = {}, []
    for package in packages:
        licence = package["license"] or "see its text"
        # Without addresses, which are nobody's business here.
        authors = ", ".join(re.sub(r"\s*<[^>]*>", "", author) for author in package["authors"])
        numbers = sorted({texts.setdefault(text, len(texts) + 1) for text in texts_of(package)})
        said = "texts " + ", ".join(map(str, numbers)) if numbers else "brings no text of its own"
        line = f"{package['name']} {package['version']}: {licence.replace('/', ' OR ')}; {said}"
        lines.append(line + (f"; by {authors}" if authors else ""))
    print(f"Compiled into the program are {len(packages)} packages of others, under these licences.")
    print("The texts that they bring along follow, each once, by number.\n")
    print("\n".join(lines))
    for text, number in texts.items():
        print(f"\n{'=' * 100}\nText {number}\n{'=' * 100}\n\n{text}")


main()
