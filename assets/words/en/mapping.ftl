# The one question about a foreign file: how it is understood.
mapping-title = How this file is read
mapping-close = Close and keep what is shown
mapping-files = { $count ->
    [one] { $count } file
   *[other] { $count } files
}
mapping-about = { $name } · { $features }
mapping-step = File { $step } of { $count }
mapping-step-done = answered
mapping-force = Force, or what the colours show
mapping-force-none = None: one colour
mapping-own-colours = Use the file’s own colours
mapping-name = Name of the area
mapping-name-ar = Name in Arabic
mapping-none = None
mapping-id = What makes features one area
mapping-id-none = Each feature is an area of its own
mapping-time = Where the dates are
mapping-time-properties = In the properties
mapping-time-files = In the names of the files
mapping-time-nowhere = No dates: always so
mapping-begin = First day
mapping-begin-none = None: since ever
mapping-end = End
mapping-end-none = None: until the next change
mapping-end-counts = The end day still counts
mapping-values = { $count ->
    [one] { $number } value
   *[other] { $number } values
}
mapping-dates = { $count ->
    [one] { $number } date
   *[other] { $number } dates
}
mapping-forces = Value in the file, and the force it means
mapping-value = Force for “{ $value }”
mapping-nobody = Held by nobody
mapping-as-written = As written: { $value }
mapping-other-force = Another name…
mapping-more-values = { $count ->
    [one] Show { $count } more value
   *[other] Show { $count } more values
}
mapping-coordinates = Coordinates and text
mapping-system = Coordinate system
mapping-system-of-file = As the file says
mapping-other-system = Another, such as EPSG:32637
mapping-swap = Swap longitude and latitude
mapping-repair-text = Repair garbled Arabic
mapping-undated = { $count ->
    [one] { $count } feature without a readable date
   *[other] { $count } features without a readable date
}
mapping-accept = This is right
mapping-accept-tip = Enter does the same. Files with these properties will be read this way from now on.
mapping-guess = Back to the guess
mapping-undo = Undo
count-features = { $count ->
    [one] { $count } feature
   *[other] { $count } features
}
count-forces = { $count ->
    [one] { $count } force
   *[other] { $count } forces
}
mapping-keys = Enter accepts, Esc closes
