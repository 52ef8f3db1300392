# Saving to a file; $date and $from are days, $name is a file's name.
save-title = Save
save-close = Close without saving
save-state = The map on { $date }
save-state-note = Who holds each area on that day
save-difference = What differs between { $from } and { $date }
save-difference-note = The areas whose state differs, with what held before and after
save-history = The whole history
save-history-note = Each area for each period, with its sources
save-features = The features
save-features-note = As read, in longitude and latitude, repaired where it was needed
save-as-read = The features exactly as in the file
save-as-read-note = Every number, name and extra field as in the file, in its own coordinates
save-dataset = A data set for Kharita
save-dataset-note = Everything: areas, forces, changes, sources and texts
save-problems = The problems
save-problems-note = What was found while reading, with places and remedies
save-from = Compare with
save-how = Format
save-format-geojson = GeoJSON
save-format-lines = GeoJSON, one feature per line
save-format-csv = CSV table
save-format-gpkg = GeoPackage
save-format-parquet = GeoParquet
save-format-sql = SQL for PostGIS
save-format-folder = Folder
save-format-archive = One file (.kharita)
save-where = Choose where…
save-writing = Writing { $name }
save-stop = Stop writing
save-done = Saved: { $what }
save-done-marked = Saved: { $what }. { $count ->
    [one] One cell that a spreadsheet would run was marked as text by an apostrophe.
   *[other] { $count } cells that a spreadsheet would run were marked as text by an apostrophe.
}
save-failed = It could not be saved; no file was written: { $what }: { $why }
save-cancelled = Saving was stopped. Nothing was written.
save-busy = A file is still being written. Wait for it, or stop it.
save-exists = There is already a file { $what }. Choose another name, or type this one with its extension.
save-no-dialog = No file dialog can be shown here. The command kharita convert writes the same files.
save-no-features = Kharita data sets have no imported features. Save the history instead.
save-not-so = { $kind ->
    [state] The map on one day
    [difference] The difference of two days
    [history] The whole history
    [dataset] A data set for Kharita
    [picture] A picture of the map
    [map] A picture of the map alone
    [page] A page for browsers
    [story] A story
    [slides] Slides
    [clip] A clip
    [figures] The figures over time
    [problems] The problems
   *[features] The features
} cannot be written as { $format }. Available formats: { $formats }.
save-too-many-columns = { $format } has tables of at most { $count } columns, and these are more. They can be saved as GeoJSON or CSV.
save-picture = A picture of the map
save-picture-note = As it is shown, with its day, what the colours mean, scale and credits
save-map = A picture of the map alone
save-map-note = As it is shown, without names or anything around it
save-clip = A clip
save-clip-note = The map through time, or a story, as moving pictures with day and legend
save-slides = Slides
save-slides-note = A slide a step, with the map as a picture and texts that can be edited
save-story = A story in a file of its own
save-story-note = To be read again over the same data, or over a newer version of it
save-page = A page for browsers
save-page-note = Everything in one file that needs no network, with a slider for the day
save-format-png = PNG
save-format-svg = SVG
save-format-pdf = PDF
save-format-html = HTML
save-format-story = JSON
save-format-pptx = PPTX
save-format-gif = GIF
save-format-apng = APNG
save-format-mp4 = MP4
save-format-webm = WebM
save-format-frames = Folder of PNG
save-span = { $first } to { $last }
save-no-choice = The data set
save-size = Size, in pixels
save-speed = Days a second
save-lang = Language
save-needs-ffmpeg = MP4 and WebM need the program ffmpeg, which is not installed here. GIF and APNG do not.
save-no-story = The story is no longer there, or it has no steps.
save-figures = The figures over time
save-figures-note = What the chart shows, with a row for each day on which a figure changes
save-corrections = The corrections
save-corrections-note = What differs from the data set, for others to lay over it
save-session = The session
save-session-note = What is open, how it is looked at, and how the window stands
save-format-overlay = Overlay
save-format-session = Session
save-format-xlsx = XLSX workbook
save-copy = Copy picture
save-copied = The picture was copied.
save-not-drawn = A picture is drawn by the window, or by kharita render.
