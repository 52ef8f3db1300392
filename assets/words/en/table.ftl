# The table of all features, and the properties of one.
table-filter = Filter (for example: Raqqa, or name: Raqqa)
table-filter-clear = Clear the filter
table-filter-tip = All words must occur in a row. “name: Raqqa” looks in one column only.
table-count = { $count ->
    [one] { $number } row
   *[other] { $number } rows
}
table-count-of = { $shown } of { $count ->
    [one] { $all } row
   *[other] { $all } rows
}
table-copy = Copy the marked rows
table-copied = { $what ->
    [one] { $what } row is on the clipboard.
   *[other] { $what } rows are on the clipboard.
}
table-copied-first = Only the first { $what } selected rows were copied.
table-rows = Rows of the table
table-none = Nothing to show.
table-none-found = No row matches.
table-seam = Edge between the map and the table
table-ascending = { $column }, sorted ascending
table-descending = { $column }, sorted descending
table-id = Id
table-file = File
table-geometry = Geometry
table-km2 = Area, km²
table-name-en = Name
table-name-ar = Name in Arabic
table-country = Country
table-governorate = Governorate
table-governorate-ar = Governorate in Arabic
table-district = District
table-level = Level
table-unit = Unit
table-unit-ar = Unit in Arabic
attributes-title = Properties
attributes-none = This feature has no properties.
attributes-copy = Copy the properties
attributes-feature = Feature { $id }
attributes-others = { $count ->
    [one] One more feature of this area
   *[other] { $count } more features of this area
}
attributes-from-to = { $from } – { $to }
attributes-from = from { $from }
attributes-to = until { $to }
attributes-more = Show { $number } more
