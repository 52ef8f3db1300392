# Saving to a file; $date and $from are days, $name is a file's name.
save-title = Save
save-close = Close without saving
save-state = The map on { $date }
save-state-note = Who holds each area on that day
save-difference = What differs between { $from } and { $date }
save-difference-note = The areas whose state differs, with what held before and after
save-history = The whole history
save-history-note = Each area over each stretch of time, with its sources
save-features = The features
save-features-note = As read, in longitude and latitude, repaired where it was needed
save-as-read = The features to the letter
save-as-read-note = Every number, name and foreign member as in the file, in its own coordinates
save-dataset = A data set for Kharita
save-dataset-note = Everything: areas, forces, changes, sources and texts
save-problems = The problems
save-problems-note = What was found while reading, with places and remedies
save-from = Compare with
save-how = Format
save-format-geojson = GeoJSON
save-format-lines = GeoJSON by lines
save-format-csv = CSV table
save-format-folder = Folder
save-format-archive = One file (.kharita)
save-where = Choose where…
save-writing = Writing { $name }
save-stop = Stop writing
save-done = Saved: { $what }
save-failed = It could not be saved, and nothing was left behind: { $what }: { $why }
save-cancelled = Saving was stopped. Nothing was written.
save-busy = A file is still being written. Wait for it, or stop it.
save-exists = There is already a file { $what }. Choose another name, or type this one in full.
save-no-dialog = No file dialog can be shown here. The command kharita convert writes the same files.
save-no-features = A data set of Kharita’s own has no features of foreign files. Write its history instead.
save-not-so = { $kind ->
    [state] The map on one day
    [difference] The difference of two days
    [history] The whole history
    [dataset] A data set for Kharita
    [problems] The problems
   *[features] The features
} cannot be written as { $format }. What can be: { $formats }.
