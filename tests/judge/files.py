"""Has GDAL write files of many formats, in several coordinate systems, and compares what the program reads of each with
what GDAL reads: how many features, their extent, every attribute, every position in longitude and latitude.

files.py PROGRAM FOLDER [FILE ...]: files that are named are compared as well.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

HAIR = 2e-8  # degrees: two millimetres
FORCES = ["داعش", "SDF", "قوات الحكومة", "Opposition - North"]
CSV_OPTIONS = ["-oo", "X_POSSIBLE_NAMES=lon,longitude,خط الطول", "-oo", "Y_POSSIBLE_NAMES=lat,latitude,خط العرض",
               "-oo", "GEOM_POSSIBLE_NAMES=WKT,geometry", "-oo", "KEEP_GEOM_COLUMNS=YES", "-s_srs", "EPSG:4326"]


def run(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{' '.join(map(str, command))}: {done.stderr.strip()[:300]}")
    return done.stdout


def feature(n, geometry, **more):
    day = f"2016-{n % 12 + 1:02}-{n % 28 + 1:02}"
    own = {"name": f"Zone {n}", "name_ar": f"منطقة {n}", "force": FORCES[n % 4], "since": day, "pop": n * 1000 + 7,
           "share": n / 8}
    return {"type": "Feature", "properties": {**own, **more}, "geometry": geometry}


def square(x, y, size):
    return [[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]]


def bases(folder):
    """Areas, some with holes and some of two parts, and points with their coordinates as attributes."""
    areas, points = [], []
    for n in range(60):
        x, y = 36.1 + n % 10 * 0.4, 33.2 + n // 10 * 0.5
        hole = square(x + 0.11, y + 0.12, 0.05)[::-1]
        rings = [square(x, y, 0.31)] + ([hole] if n % 3 == 0 else [])
        several = {"type": "MultiPolygon", "coordinates": [rings, [square(x + 0.33, y, 0.021)]]}
        areas.append(feature(n, several if n % 5 == 0 else {"type": "Polygon", "coordinates": rings}))
        lon, lat = round(x + n / 7000, 6), round(y + n / 9000, 6)
        points.append(feature(n, {"type": "Point", "coordinates": [lon, lat]}, lon=lon, lat=lat))
    for name, features in [("areas", areas), ("points", points)]:
        text = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)
        (folder / f"{name}.geojson").write_text(text, encoding="utf-8")


def made(folder):
    """The files that GDAL writes, each with the reason why it is another."""
    bases(folder)
    wanted = [
        ("utf8.shp", "ESRI Shapefile", "areas", ["-lco", "ENCODING=UTF-8"]),
        ("arabic.shp", "ESRI Shapefile", "areas", ["-lco", "ENCODING=CP1256"]),
        ("utm37.shp", "ESRI Shapefile", "areas", ["-t_srs", "EPSG:32637", "-lco", "ENCODING=UTF-8"]),
        ("lonlat.gpkg", "GPKG", "areas", ["-nln", "areas"]),
        ("utm38.gpkg", "GPKG", "areas", ["-t_srs", "EPSG:32638", "-nln", "areas"]),
        ("lonlat.fgb", "FlatGeobuf", "areas", []),
        ("mercator.fgb", "FlatGeobuf", "areas", ["-t_srs", "EPSG:3857"]),
        ("lines.geojsonl", "GeoJSONSeq", "areas", []),
        ("records.geojsons", "GeoJSONSeq", "areas", ["-lco", "RS=YES"]),
        ("rfc.geojson", "GeoJSON", "areas", ["-lco", "RFC7946=YES"]),
        ("utm37.geojson", "GeoJSON", "areas", ["-t_srs", "EPSG:32637"]),
        ("plain.kml", "KML", "areas", ["-nln", "areas"]),
        ("lib.kml", "LIBKML", "areas", ["-nln", "areas"]),
        ("lib.kmz", "LIBKML", "points", ["-nln", "points"]),
        ("wkt.csv", "CSV", "areas", ["-lco", "GEOMETRY=AS_WKT"]),
        ("columns.csv", "CSV", "points", ["-lco", "SEPARATOR=SEMICOLON"]),
        ("columns.tsv", "CSV", "points", ["-lco", "SEPARATOR=TAB"]),
        ("book.xlsx", "XLSX", "points", ["-nln", "points"]),
        ("book.ods", "ODS", "points", ["-nln", "points"]),
        ("way.gpx", "GPX", "points", ["-nln", "waypoints", "-select", "name"]),
    ]
    files = []
    for name, driver, base, options in wanted:
        path = folder / name
        run("ogr2ogr", "-f", driver, path, folder / f"{base}.geojson", *options)
        files.append(path)
    run("ogr2ogr", "-update", "-f", "GPKG", folder / "lonlat.gpkg", folder / "points.geojson", "-nln", "points")
    for name in ["utf8", "arabic"]:
        packed = folder / f"{name}.shp.zip"
        parts = sorted(folder.glob(f"{name}.[a-z][a-z][a-z]"))
        run("zip", "-q", "-j", packed, *parts)
        files.append(packed)
    return files


def with_gdal(path, folder):
    """The features of all layers as GDAL reads them, in longitude and latitude."""
    source = f"/vsizip/{path}" if path.suffix == ".zip" else str(path)
    table = path.suffix in (".csv", ".tsv")
    listed = run("ogrinfo", "-q", *([] if not table else CSV_OPTIONS[:-2]), source)
    layers = re.findall(r"^\d+: (.+?)(?: \((?:[\w ,]+)\))?$", listed, re.M)
    if path.suffix == ".gpx":
        layers = [layer for layer in layers if not layer.endswith("_points")]
    features = []
    for layer in layers:
        out = folder / "gdal.geojson"
        out.unlink(missing_ok=True)
        undeclared = ["-s_srs", "EPSG:4326"] if path.suffix == ".topojson" else []
        options = CSV_OPTIONS if table else undeclared
        run("ogr2ogr", "-f", "GeoJSON", out, source, layer, "-t_srs", "EPSG:4326", *options)
        features += json.loads(out.read_text(encoding="utf-8"))["features"]
    return features


def with_program(program, path, folder):
    out = folder / "own.geojson"
    run(program, "convert", path, "--what", "features", "--out", out)
    return json.loads(out.read_text(encoding="utf-8"))["features"]


def positions(geometry):
    """Every position of a geometry, rings without their closing one, in an order of their own."""
    def walk(part, is_ring):
        if part and isinstance(part[0], (int, float)):
            return [tuple(part[:2])]
        is_closed = is_ring and len(part) > 2 and part[0] == part[-1]
        return [at for inner in (part[:-1] if is_closed else part) for at in walk(inner, is_ring)]
    if not geometry:
        return []
    is_ring = "Polygon" in geometry["type"]
    return sorted(walk(geometry.get("coordinates", []), is_ring), key=lambda at: (round(at[0], 6), round(at[1], 6)))


def plain(value):
    """A value as people read it: dates in one spelling, numbers in one form."""
    if isinstance(value, bool):
        return str(value).lower()
    text = str(value).strip()
    day = re.fullmatch(r"(\d{4})[/-](\d\d)[/-](\d\d)(?:[ T]00:00:00.*)?", text)
    if day:
        return "-".join(day.groups())
    try:
        return repr(round(float(text), 9))
    except ValueError:
        return text


def attributes(feature):
    """What a feature says; KML's own members and those of GPX are no attributes of the file."""
    own = feature.get("properties") or {}
    said = {name.lower(): plain(value) for name, value in own.items() if value not in (None, "")}
    unsaid = {"tessellate", "extrude", "visibility", "draworder", "folder", "element", "geometry", "wkt", "description"}
    return {name: value for name, value in said.items() if name not in unsaid}


def compared(program, path, folder):
    theirs, ours = with_gdal(path, folder), with_program(program, path, folder)
    faults = []
    if len(theirs) != len(ours):
        return len(ours), 0.0, 0, [f"{len(ours)} features, GDAL has {len(theirs)}"]
    farthest, said = 0.0, 0
    for n, (their, our) in enumerate(zip(theirs, ours)):
        # GDAL reads no coordinates from the columns of a workbook.
        theirs_at = positions(their.get("geometry"))
        if not theirs_at and path.suffix in (".xlsx", ".ods"):
            row = {name.lower(): value for name, value in their["properties"].items()}
            keys = [("lon", "lat"), ("longitude", "latitude"), ("خط الطول", "خط العرض")]
            theirs_at = [(float(row[x]), float(row[y])) for x, y in keys if x in row]
        ours_at = positions(our.get("geometry"))
        if len(theirs_at) != len(ours_at):
            faults.append(f"feature {n + 1}: {len(ours_at)} positions, GDAL has {len(theirs_at)}")
            continue
        for a, b in zip(theirs_at, ours_at):
            farthest = max(farthest, abs(a[0] - b[0]), abs(a[1] - b[1]))
        mine, other = attributes(our), attributes(their)
        for name in mine.keys() & other.keys():
            said += 1
            if mine[name] != other[name]:
                faults.append(f"feature {n + 1}: {name} is {mine[name]!r}, GDAL has {other[name]!r}")
        for name in other.keys() - mine.keys():
            faults.append(f"feature {n + 1}: {name} is missing")
    if farthest > HAIR:
        faults.append(f"positions lie up to {farthest} degrees apart")
    return len(ours), farthest, said, faults


def main():
    program, folder = sys.argv[1], Path(sys.argv[2])
    files = made(folder) + [Path(name) for name in sys.argv[3:]]
    failed = False
    print(f"{'file':<30} {'features':>8} {'attributes':>10} {'farthest apart':>15}")
    for path in files:
        try:
            count, farthest, said, faults = compared(program, path, folder)
        except RuntimeError as error:
            count, farthest, said, faults = 0, 0.0, 0, [str(error)]
        print(f"{path.name:<30} {count:>8} {said:>10} {farthest:>14.1e}°")
        for fault in faults[:5]:
            print(f"    {fault}")
        if len(faults) > 5:
            print(f"    and {len(faults) - 5} more")
        failed = failed or bool(faults)
    sys.exit(failed)


main()
