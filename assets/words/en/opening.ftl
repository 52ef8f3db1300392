# Ways in for files, what was open before, files as layers, and files that change.
opening-drop = Drop to open. It can be laid over the map then.
opening-drop-adds = Drop to add as layers
opening-dropped = Dropped
opening-pasted = Pasted
opening-paste-nothing = The clipboard holds no map data. GeoJSON, WKT, tables with coordinates and paths of files can be pasted.
opening-no-dialog = No file dialog can be shown here. Drop files on the window, or copy a path and paste it with Ctrl+V.
opening-kind-readable = Maps and tables
opening-kind-all = All files
opening-recent = Recent files
opening-missing = Not there
opening-forget = Take { $name } off the list
opening-nothing-foreign = This data set says itself how it is read.
opening-gone = No longer there: { $what }
opening-reload-empty = { $what } holds nothing that can be shown now. What was shown stays.
opening-changed = { $name } has changed since it was read.
opening-vanished = { $name } is no longer there. What it held stays on the map.
opening-leave = Leave it
opening-files = Files
opening-lay-over = Lay over { $name }
opening-raise = Draw { $name } above the next
opening-lower = Draw { $name } below the next
opening-close = Close { $name }
keys-files = Files
loading-reading-shipped = Reading Syria and Iraq
loading-stage-reading = Reading
loading-stage-coordinates = Settling coordinates
loading-stage-mapping = Finding areas, forces and dates
loading-bytes = { $read } of { $total } MB
loading-features = { $count ->
    [one] { $number } feature
   *[other] { $number } features
}
