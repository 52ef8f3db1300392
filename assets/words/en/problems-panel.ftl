# The list of problems and the chosen one. $value is a name or number from a file.
problems-copy = Copy text
problems-save = Save CSV…
problems-copied = { $what ->
    [one] { $what } problem copied.
   *[other] { $what } problems copied.
}
problems-of-kind = { $count ->
    [one] { $count } of this kind
   *[other] { $count } of this kind
}
problems-in-files = { $count ->
    [one] in { $count } file
   *[other] in { $count } files
}
problems-close = Close the problem
problems-severity-error = Error: something is not shown
problems-severity-warning = Warning: repaired or guessed
problems-severity-note = Note
problems-file = File: { $value }
problems-line = Line { $value }
problems-line-and-column = Line { $line }, column { $column }
problems-feature = Feature: { $value }
problems-member = Member: { $value }
problems-go-to-area = Show on the map
problems-excerpt-reading = Reading the text around it…
problems-excerpt-not-on-disk = The text around it cannot be shown: the file is inside an archive or not on the disk.
problems-excerpt-not-text = The text around it cannot be shown: the file is packed, or not plain UTF-8.
problems-excerpt-changed = The text around it cannot be shown: the file has no such line now.
problems-excerpt-too-large = The text around it cannot be shown: it lies more than 4 GiB into the file.
problems-excerpt-refused = The text around it cannot be shown: { $why }
