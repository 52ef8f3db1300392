# What is wrong with a GeoJSON file of other origin (problem-CODE), and what can be done (problem-CODE-remedy).

part-lost-of = { $of ->
    [part] This part of the geometry is not shown
   *[feature] The feature has no shape to show
}

problem-bad-position = { $why ->
    [short] This position has fewer than two numbers
   *[no-number] This position has `{ $text }` where a number should be
}; the position is left out of its geometry.
problem-bad-position-remedy = Write it as [longitude, latitude].
problem-lost-geometry = { part-lost-of }: its geometry { $why ->
    [missing] is null inside a collection
    [no-coordinates] has no coordinates
    [no-geometries] has no list of geometries
    [no-lists] has coordinates that are not nested as its type wants them
    [no-object] is not an object
    [no-type] does not say its type
   *[unknown-type] has the type `{ $type }`, which is not one of GeoJSON’s
}.
problem-lost-geometry-remedy = Give it a type of GeoJSON, and coordinates of that type.
problem-lost-line = Line { $line } of the geometry has { $count ->
    [0] no position
    [one] only { $count } position
   *[other] only { $count } positions
} and is left out.
problem-lost-line-remedy = Give it two positions or more.
problem-no-feature = What begins here is left out: { $why ->
    [type] its type `{ $type }` is not one of GeoJSON’s
   *[members] it is neither a feature nor a geometry
}.
problem-no-feature-remedy = Write it as a Feature with a geometry and properties.
problem-no-geometry = { $why ->
    [empty] The { $type } has no position, so there is nothing to show of it.
    [missing] The feature has no `geometry`; it is read as one without a place.
    [null] The geometry is null: the feature has no place.
   *[none] The feature has no geometry, so there is nothing of it on the map.
}
problem-no-geometry-remedy = { $why ->
    [missing] Write "geometry": null if it has none.
    [null] Give it a geometry if its place is known.
   *[none] Give it a geometry, if it should be on the map.
}
problem-odd-feature = { $what ->
    [id] The id is neither a text nor a number; it is kept as it is written.
    [no-properties] The feature has no `properties`; it is read as one without any.
    [no-type] The object does not say that it is a Feature; it is read as one.
    [properties] The properties are no object; they are kept as one property, `properties`.
   *[type] The type is `{ $type }`; the object is read as a Feature.
}
problem-odd-feature-remedy = { $what ->
    [id] Write the id as a text or a number.
    [no-properties] Write "properties": null if it has none.
    [properties] Write the properties as an object in braces.
   *[type] Write "type": "Feature".
}
problem-odd-geometry = { $what ->
    [case] The type `{ $type }` is read as { $read }.
    [deep] The collections are nested more than { $depth } deep; what lies deeper is read as if it lay there, and what the deeper collections say besides is not kept.
    [height] A height is not a number; the position is read without it.
    [long] A position has more than three numbers; only the first three are kept.
    [nesting] The coordinates are not nested as in a { $type }; they are read as a { $read }.
    [no-type] The geometry does not say its type; by its coordinates it is read as a { $read }.
   *[texts] The coordinates are written as texts; they are read as numbers.
}
problem-odd-geometry-remedy = { $what ->
    [case] Write the type as GeoJSON does: { $read }.
    [deep] Put the geometries into one collection.
    [height] Write the height in metres, or leave it out.
    [long] Put into the properties what is to be kept.
    [nesting] Correct the type or the brackets.
    [no-type] Write "type": "{ $read }" if that is what it is.
   *[texts] Write them without quotation marks.
}
problem-odd-text = { $what ->
    [backslash] A backslash escapes nothing; it is read as a backslash.
    [control] A control character stands in a text; it is kept.
    [no-number] JSON has no such number; it is read as null.
   *[surrogate] Half a character is escaped here; it is shown as �.
}
problem-odd-text-remedy = { $what ->
    [backslash] Write two backslashes for one.
    [control] Escape it, such as \n for a new line.
    [no-number] Write null where a number is not known.
   *[surrogate] Write the character itself, in UTF-8.
}
problem-second-document = { $count ->
    [one] Behind the first collection of the file another one follows; the features of both are shown together.
   *[other] Behind the first collection of the file { $count } others follow; the features of all are shown together.
}
problem-second-document-remedy = Give each collection a file of its own, if they are not meant to be one.
problem-unknown-member = { $kind ->
    [dataset] A data set
    [time] The time of a data set
    [view] The view of a data set
    [force] A force
    [print] The print look of a force
    [source] A source
    [publisher] A publisher
    [assessment] An assessment
    [story] A story
   *[step] A step of a story
} has no `{ $name }`, so nothing is read from it; the nearest is `{ $near }`.
problem-unknown-member-remedy = Correct the name, or take it out.
problem-shared-id = The feature on line { $line } has the id `{ $id }` too; both are kept.
problem-shared-id-remedy = Give each an id of its own, so that changes can name it.
