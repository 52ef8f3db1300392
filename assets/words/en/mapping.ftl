# The one question about a foreign file: how it is understood.
mapping-title = How this file is read
mapping-close = Close without changes
mapping-files = { $count ->
    [one] { $count } file
   *[other] { $count } files
}
mapping-about = { $name } · { $features }
mapping-step = File { $step } of { $count }
mapping-step-done = answered
mapping-doubt-snapshots = What a row says
mapping-read-takeovers = A row holds until the next of its place
mapping-read-snapshots = Each date is a picture of the whole map
mapping-doubt-day-order = Dates such as 3/4/2016
mapping-read-day-first = Day first: 3 April
mapping-read-month-first = Month first: March 4
mapping-doubt-local-midnight = Times that are evenings in UTC
mapping-read-next-day = Midnights: the day that begins then
mapping-read-same-day = As written: the day in UTC
mapping-doubt-hijri = Years near 1440
mapping-read-hijri = Hijri years
mapping-read-common-era = Years of the common era
mapping-doubt-axes = Order of the coordinates
mapping-read-swapped = Latitude stands first: they are exchanged
mapping-read-as-written = Longitude stands first: as written
mapping-gives-time = { $from } to { $to }
mapping-events = Points and lines with one date are shown
mapping-events-for-ever = for ever, from their date on
mapping-events-on-the-day = on their day
mapping-events-days = for { $count ->
    [one] { $count } day
   *[other] { $count } days
}
mapping-force = Controlling force (colour by)
mapping-force-none = Nothing: one colour
mapping-flags = A yes/no column each: { $names }
mapping-classes = Numbers
mapping-classes-none = Each value by itself
mapping-classes-counts = { $count } classes with as many features each
mapping-classes-steps = { $count } classes at even steps
mapping-own-colours = Use the file’s own colours
mapping-name = Name of the area
mapping-name-ar = Name in Arabic
mapping-none = None
mapping-id = Group features into areas by
mapping-id-none = Each feature is an area of its own
mapping-time = Where the dates are
mapping-time-properties = In the properties
mapping-time-files = In the names of the files
mapping-time-nowhere = No dates: shown always
mapping-begin = First day
mapping-begin-none = None: from the beginning
mapping-end = End
mapping-end-none = None: lasts until the next change
mapping-end-counts = End date is inclusive
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
mapping-repair-text = Repair garbled text
mapping-undated = { $count ->
    [one] { $count } feature without a readable date
   *[other] { $count } features without a readable date
}
mapping-save = Save beside the file
mapping-save-tip = Writes the reading into a file beside this one. Whoever opens it next sees it as you do.
mapping-saved = The reading is saved as { $name }.
mapping-saved-not = The reading could not be saved as { $name }: { $why }
mapping-accept = Use this reading
mapping-accept-tip = Or press Enter. Files with the same properties will be read this way from now on.
mapping-guess = Reset to the guess
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
