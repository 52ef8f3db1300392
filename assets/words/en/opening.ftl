# Ways in for files, what was open before, files as layers, and files that change.
opening-drop = Drop to open. You can then lay it over the map.
opening-drop-adds = Drop to add as layers
opening-dropped = Dropped
opening-pasted = Pasted
opening-paste-nothing = The clipboard holds no map data. GeoJSON, WKT, tables with coordinates and paths of files can be pasted.
opening-no-dialog = No file dialog can be shown here. Drop files on the window, or copy a path and paste it with Ctrl+V.
opening-kind-readable = Maps and tables
opening-kind-all = All files
opening-recent = Recent files
opening-missing = Not found
opening-forget = Remove { $name } from the list
opening-nothing-foreign = This is a Kharita data set, so there is nothing to choose.
opening-gone = File not found: { $what }
opening-wrong-file = { $what } cannot be shown, and the map stays. { $why }
opening-reload-empty = { $what } has nothing to show now, so the map is left as it was.
opening-changed = { $name } has changed since it was read.
opening-vanished = { $name } is no longer there. Its features stay on the map.
opening-leave = Keep the current version
opening-files = Files
opening-lay-over = Add on top of { $name }
opening-raise = Draw { $name } above the next
opening-lower = Draw { $name } below the next
opening-close = Close { $name }
keys-files = Files
loading-reading-shipped = Reading Syria and Iraq
loading-stage-reading = Reading
loading-stage-coordinates = Converting coordinates
loading-stage-mapping = Finding areas, forces and dates
loading-bytes = { $read } of { $total } MB
loading-features = { $count ->
    [one] { $number } feature
   *[other] { $number } features
}
session-moved = Files of the session are not where they were: { $what }. Show where they are.
session-without = The session is opened without { $what }.
