# What is wrong with files of other origin before they are read: finding, unpacking and decoding them.

problem-broken-archive = { $why ->
    [cut-short] The compressed file ends too early; what came before is read.
    [no-list] The archive is damaged or cut short, so nothing of it is shown.
    [password] The file is locked with a password, so nothing of it is shown.
    [method] The file is packed in a way that Kharita does not read, so nothing of it is shown.
   *[damaged] The packed file is damaged; what could be unpacked before the damage is read.
}
problem-broken-archive-remedy = { $why ->
    [password] Unpack it with its password and open what was inside.
    [method] Unpack it with another program, or pack it again as a plain zip.
   *[damaged] Download or copy it again.
}
problem-changed-while-read = { $how ->
    [grew] The file grew while it was read; what was there at the time is shown.
    [shrank] The file became shorter while it was read; what could be read is shown.
    [vanished] The file was removed while it was read; what was read is shown.
   *[changed] The file was changed while it was read; what was read may be mixed of both.
}
problem-changed-while-read-remedy = { $how ->
    [vanished] Save what is shown if it is needed.
   *[changed] Open it again when nothing writes to it any more.
}
problem-data-set-among-files = Only one Kharita data set can lie beneath other files, so this one is left out.
problem-data-set-among-files-remedy = Open it alone, or beneath files that are not in an archive with it.
problem-empty-folder = There is no file in it that could be read, so nothing is shown.
problem-empty-folder-remedy = Choose the folder in which the files lie.
problem-encoded-twice = Text was encoded twice, such as `{ $text }` for `{ $before }`, in { $count ->
    [one] { $count } feature
   *[other] { $count } features
}; { $done ->
    [repaired] it is shown repaired.
   *[offered] it is shown as the file has it.
}
problem-encoded-twice-remedy = { $done ->
    [repaired] Export the file again from its source, as UTF-8.
   *[offered] Choose the repair of text among the choices of how the file is read.
}
problem-more-of-a-kind = There { $count ->
    [one] is { $count } more problem
   *[other] are { $count } more problems
} of the kind `{ $code }`, not listed here.
problem-more-of-a-kind-remedy = Correct what is listed first; the rest often has the same cause.
problem-no-content = The file is empty, so nothing of it is shown.
problem-no-content-remedy = Download or copy it again.
problem-nothing-inside = The file was read, and it holds no feature.
problem-nothing-inside-remedy = Nothing needs to be done if it is meant to be empty.
problem-other-encoding = The text is not UTF-8; it is read as { $encoding }, { $how ->
    [declared] as the file says
   *[guessed] which its bytes suggest
}.
problem-other-encoding-remedy = Look at a few names; save the file as UTF-8 if they are wrong.
problem-other-kind = { $kind ->
    [arrow] This is an Arrow or Feather file, which Kharita does not read, so nothing of it is shown.
    [dbf] This is a dBASE table, which belongs to a shapefile; without the .shp file nothing of it is shown.
    [drawing] This is a CAD drawing, which Kharita does not read, so nothing of it is shown.
    [geodatabase] This is an Esri file geodatabase, which Kharita does not read, so nothing of it is shown.
    [gml] This is GML, which Kharita does not read, so nothing of it is shown.
    [html] This is a web page, not map data, so nothing of it is shown.
    [image] This is a picture without map data, so nothing of it is shown.
    [osm] This is OpenStreetMap XML, which Kharita does not read, so nothing of it is shown.
    [raster] This is a grid of measurements or points, not areas, lines and places, so nothing of it is shown.
    [svg] This is an SVG drawing, which says nothing of where on Earth it lies, so nothing of it is shown.
    [tiff] This is a TIFF raster, such as a GeoTIFF. Kharita shows areas, lines and points, so nothing of it is shown.
    [lfs] This is a pointer of Git LFS to a file, not the file itself, so nothing is shown.
    [office] This is an office document, which Kharita does not read, so nothing of it is shown.
    [packed] This is packed in a way that Kharita does not open, so nothing of it is shown.
    [pdf] This is a PDF document, not map data, so nothing of it is shown.
    [sqlite] This is an SQLite database, which Kharita does not read, so nothing of it is shown.
    [xml] This is XML and neither KML nor GPX, so nothing of it is shown.
   *[binary] This file is not text, and of no kind that Kharita knows, so nothing of it is shown.
}
problem-other-kind-remedy = { $kind ->
    [dbf] Open the .shp file, with this one beside it.
    [drawing] Save it as DXF and convert that to GeoJSON or a GeoPackage in QGIS.
    [geodatabase] Export its layers as a GeoPackage or GeoJSON: in ArcGIS with “Export features”, in QGIS with “Save features as”, or with `ogr2ogr out.gpkg` and the path of the folder.
    [gml] Convert it to GeoJSON or a GeoPackage, for instance with `ogr2ogr`.
    [osm] Convert it to GeoJSON, for instance with `osmtogeojson` or `ogr2ogr`.
    [raster] Make areas or points of it, for instance in QGIS.
    [svg] Use the data that the drawing was made from.
    [tiff] Make areas of it, in QGIS with “Polygonize”, or give the data that it was drawn from.
    [html] Download the data itself; a link to a page, or a login, may stand in its way.
    [image] Use the data that the picture was drawn from.
    [lfs] Fetch the file with `git lfs pull`.
    [office] Save the table as XLSX, ODS or CSV.
    [packed] Unpack it, or pack it as zip or gzip.
    [pdf] Use the data that the document was made from.
    [arrow] Convert it to GeoParquet or FlatGeobuf.
   *[binary] Use GeoJSON, a shapefile, a GeoPackage, CSV, XLSX, ODS, KML, KMZ, GPX, TopoJSON, WKT, FlatGeobuf or GeoParquet.
}
problem-too-many-files = There { $count ->
    [one] is { $count } file
   *[other] are { $count } files
}; the first { $most } are read.
problem-too-many-files-remedy = Open fewer at a time.
problem-too-much-packed = { $why ->
    [depth] Archives lie in archives too deep here, so nothing of it is shown.
    [entries] The archive lists more than 10,000 files, so nothing of it is shown.
   *[size] The archive unpacks to far more than its size suggests, so it is not unpacked.
}
problem-too-much-packed-remedy = If you trust it, unpack it yourself and open what was inside.
problem-undecodable-bytes = From here on the text has { $count ->
    [one] { $count } byte that is
   *[other] { $count } bytes that are
} no { $encoding }; each is shown as �.
problem-undecodable-bytes-remedy = Export the file again from its source as UTF-8.
problem-wrapped-in-code = The file is JavaScript around JSON, as maps on web pages have it; the JSON in it is read.
problem-wrapped-in-code-remedy = Nothing needs to be done.
problem-wrapped-in-json = The GeoJSON stands inside another object; the collections in it are read, and what is beside them is not.
problem-wrapped-in-json-remedy = Nothing needs to be done if that is the map.
