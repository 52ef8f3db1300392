# What is wrong with coordinates and shapes of foreign files.

problem-axis-order = The file names its coordinate system by a URN of EPSG:4326, which puts latitude first; as in GeoJSON, longitude is read first.
problem-axis-order-remedy = If places lie in the wrong part of the world, swap longitude and latitude.
problem-converted-crs = The coordinates are those of { $name }; they are converted to longitude and latitude on WGS 84.
problem-converted-crs-remedy = Nothing needs to be done; RFC 7946 wants longitude and latitude.
problem-duplicate-features = { $count ->
    [one] { $count } feature repeats another one
   *[other] { $count } features repeat others
} of the file with the same geometry and the same properties; this is the first.
problem-duplicate-features-remedy = Take the repetitions out, unless they are meant.
problem-guessed-crs = The file names no coordinate system, and its numbers are not degrees; { $as ->
    [mercator] they are read as metres of Web Mercator (EPSG:3857).
    [zone] they may be metres of a UTM zone, which the numbers do not tell; they are shown as metres of Web Mercator (EPSG:3857), probably in the wrong place.
   *[nothing] no system is known in which they could be, so nothing of it is shown.
}
problem-guessed-crs-remedy = Choose the right coordinate system, such as EPSG:32637 for UTM zone 37 north.
problem-lost-heights = The heights of { $count ->
    [one] { $count } feature are
   *[other] { $count } features are
} left out, because positions were added or taken away; this is the first.
problem-lost-heights-remedy = Correct the geometry, if heights are needed.
problem-lost-shape = { $why ->
    [crs] The feature is not shown, because the coordinate system of its file is not known.
   *[nothing] The feature is not shown: its outline encloses no area.
}
problem-lost-shape-remedy = { $why ->
    [crs] Choose the coordinate system of the file.
   *[nothing] Correct the outline.
}
problem-off-earth = { $count ->
    [one] { $count } position is
   *[other] { $count } positions are
} outside the Earth’s coordinates and left out; the first is { $x }, { $y }.
problem-off-earth-remedy = Correct it, or choose the coordinate system of the file.
problem-null-island = The feature stands at 0°, 0° in the Atlantic, far from all others: its position is probably not known.
problem-null-island-remedy = Give it its position, or none.
problem-other-crs = The file says that its coordinates are those of { $name }, but the numbers do not fit; they are read as { $as ->
    [degrees] degrees of longitude and latitude
   *[metres] metres of Web Mercator (EPSG:3857)
}.
problem-other-crs-remedy = Choose the right coordinate system.
part-coordinates-ring = { $of ->
    [hole] Hole { $ring } of polygon { $polygon }
   *[outer] The outer ring of polygon { $polygon }
}
part-coordinates-near = { $where ->
    [there] { " " }near { $near }
   *[nowhere] { "" }
}
problem-repaired-shape = { $what ->
    [hole-in-hole] { part-coordinates-ring } lies in another hole.
    [hole-outside] { part-coordinates-ring } lies outside its polygon.
    [no-area] { part-coordinates-ring } encloses no area.
    [not-finite] { part-coordinates-ring } has a coordinate that is no number.
    [out-of-range] { part-coordinates-ring } has a position that is no place on the Earth.
    [polygons-cross] { part-coordinates-ring } crosses another polygon of the feature{ part-coordinates-near }.
    [polygons-overlap] { part-coordinates-ring } overlaps another polygon of the feature.
    [rings-cross] { part-coordinates-ring } crosses another ring{ part-coordinates-near }.
    [rings-overlap] { part-coordinates-ring } runs along another ring{ part-coordinates-near }.
    [self-overlap] { part-coordinates-ring } runs along itself{ part-coordinates-near }.
    [self-touch] { part-coordinates-ring } touches itself{ part-coordinates-near }.
    [too-few-positions] { part-coordinates-ring } has fewer than three different positions.
   *[self-intersection] { part-coordinates-ring } crosses itself{ part-coordinates-near }.
} { $more ->
    [0] The shape
    [one] With { $more } more fault, the shape
   *[other] With { $more } more faults, the shape
} is repaired; its area was { $before } km² and is { $after } km².
problem-repaired-shape-remedy = Compare the repaired shape with its source; correct the outline there.
problem-stands-apart = The feature stands at { $x }, { $y }, apart from all others; with longitude and latitude exchanged it would stand nearer to them.
problem-stands-apart-remedy = If it is in the wrong place, exchange its coordinates in the file; it is shown as the file has it.
problem-swapped-axes = { $count ->
    [one] { $count } position has
   *[other] { $count } positions have
} a latitude beyond 90°, and with latitude first they fit; longitude and latitude are swapped for the whole file.
problem-swapped-axes-remedy = If the places are wrong, swap longitude and latitude back.
problem-tangled-shape = The outline meets itself at so many places that repairing it would take too long; it is shown as it is.
problem-tangled-shape-remedy = Repair it with a geographic information system.
problem-turned-longitudes = { $how ->
    [cut] { $count ->
        [one] { $count } feature crosses the antimeridian and is
       *[other] { $count } features cross the antimeridian and are
    } cut there
    [pole] { $count ->
        [one] { $count } feature goes around a pole and is
       *[other] { $count } features go around a pole and are
    } closed along 180°
   *[moved] { $count ->
        [one] { $count } feature has
       *[other] { $count } features have
    } longitudes beyond 180°, which are moved by whole turns
}; this is the first.
problem-turned-longitudes-remedy = Nothing needs to be done; RFC 7946 wants longitudes from −180° to 180°, and shapes cut at the antimeridian.
problem-unknown-crs = The coordinate system `{ $name }` is not known; { $shown ->
    [yes] the numbers can be degrees and are read as longitude and latitude.
   *[no] the numbers are not degrees.
}
problem-unknown-crs-remedy = Choose the right coordinate system by its number, such as EPSG:32637.
