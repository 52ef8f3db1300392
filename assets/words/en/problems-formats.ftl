# What is wrong with foreign files that are no GeoJSON.

problem-broken-file = { $why ->
    [cut-short] The { $format } file ends too early
    [encrypted] The { $format } file is encrypted
    [json] The { $format } file is not valid JSON here
    [member] The member `{ $text }` of the { $format } file is missing or cannot be read
    [other-format] The file is not of a version of { $format } that can be read
    [outside] The { $format } file names a column that lies outside of it
    [properties] The properties of feature { $text } are damaged
    [rows] The { $format } file has { $count } geometries, and its table { $text } rows, so that some have lost their attributes
    [too-many-cells] A sheet of the { $format } file has more than 50 million cells
   *[damaged] The { $format } file is damaged
}{ $why ->
    [cut-short] ; the features before that are shown ({ $count }).
    [damaged] ; the features before that are shown ({ $count }).
    [outside] ; the features before that are shown ({ $count }).
    [properties] ; those before the damage are kept.
    [member] ; what needs it is not shown.
    [rows] ; what has a row is shown with it.
   *[nothing] , so nothing of it is shown.
}
problem-broken-file-remedy = { $why ->
    [encrypted] Write it without encryption.
    [too-many-cells] Save the part that the map needs as a workbook of its own, or as CSV.
    [member] Export the file again with the program that it comes from.
    [other-format] Export it again with a current program, or as GeoJSON.
   *[damaged] Copy or download the file again, or export it again from its source.
}
problem-broken-xml = { $case ->
    [cut-short] The file ends before its elements do; what came before is shown.
   *[syntax] The file is not well-formed XML here; what came before is shown, what follows is not.
}
problem-broken-xml-remedy = { $case ->
    [cut-short] Copy or download the file again.
   *[syntax] Correct the file here, or export it again from its source.
}
problem-cut-off-page = The server cut its answer short after { $count ->
    [one] { $count } feature
   *[other] { $count } features
}, so features are missing here.
problem-cut-off-page-remedy = Download the rest as well (page by page, or as a whole file) and open the files together.
problem-guessed-columns = The table has no column names; column { $x } is taken as longitude and column { $y } as latitude.
problem-guessed-columns-remedy = Give the columns names such as `lon` and `lat`, or swap the axes.
problem-lost-attributes = { $why ->
    [missing] There is no .dbf file beside the .shp file, so its features have no attributes: no force, no date, no name.
   *[damaged] The .dbf file beside the .shp file cannot be read, so its features have no attributes: no force, no date, no name.
}
problem-lost-attributes-remedy = Open the .shp, .dbf, .prj and .cpg files together, or the zip file that they came in.
problem-lost-column = The column `{ $name }` has a type that cannot be read and is left out.
problem-lost-column-remedy = Write the column as text or as a number.
problem-network-link = { $count ->
    [one] The file refers to { $count } other file, which is not fetched.
   *[other] The file refers to { $count } other files, which are not fetched.
}
problem-network-link-remedy = Download what it refers to and open that too.
problem-no-coordinates = The table has no coordinates, so nothing of it is shown. Its columns are: { $columns }.
problem-no-coordinates-remedy = Add columns such as `lon` and `lat`, or one of geometries in WKT; codes of places alone need a file of their outlines.
problem-refused-entities = The file declares abbreviations of its own (XML entities); they are not expanded.
problem-refused-entities-remedy = Write the file without them.
problem-row-without-place = This row has no coordinates, so it is not on the map.
problem-row-without-place-remedy = Fill in its coordinates.
problem-several-systems = This geometry names the coordinate system { $text }, the file { $first }; all are read in { $first }.
problem-several-systems-remedy = Bring all geometries into one coordinate system.
problem-unreadable-shape = The geometry cannot be read, so the feature is not on the map: { $why ->
    [arc] there is no arc { $text } (the file has { $count })
    [deep] it is nested too deep
    [missing] `{ $text }` is missing
    [not-finite] a coordinate is not a finite number
    [position] `{ $text }` is not a position
    [type] `{ $text }` is not a type that can be shown
   *[syntax] it is not written as its format wants it
}.
problem-unreadable-shape-remedy = Correct the geometry here, or export the file again from its source.
problem-unshown-element = { $count ->
    [one] { $count } element `{ $kind }` is not shown: it is no area, line or point.
   *[other] { $count } elements `{ $kind }` are not shown: they are no areas, lines or points.
}
problem-unshown-element-remedy = Nothing needs to be done, unless its outline is wanted: then draw it as a polygon.
