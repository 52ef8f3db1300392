# The header with its menu, the page of keys, and notices in passing.
header-data-of = Data set: { $title }
header-search = Search places, forces, sources…
header-problems = { $count ->
    [0] No problems found
    [one] { $count } problem found
   *[other] { $count } problems found
}
header-about = About this data set
header-span = From { $first } to { $last }
header-credits = Credits

# The page of keys.
keys-title = Keys
keys-close = Close
keys-time = Time
keys-map = Map
keys-panels = Panels
keys-presenting = Presenting
keys-making = Making a story
keys-general = General
keys-note-time = The time strip runs from left to right in both languages, and so do the arrow keys.
keys-note-story = While a story is told, a click and Space go on, the right button goes back, a number and Enter go to that step, and keys that would change what it shows rest.
key-left = Left arrow
key-right = Right arrow
key-up = Up arrow
key-down = Down arrow
key-space = Space
key-page-up = Page Up
key-page-down = Page Down
key-escape = Esc

# Messages in passing; $what is what each is about.
notice-close = Close the message
message-done = Message
message-warning = Warning
message-failure = Error
message-none = There are no messages yet.
message-just-now = just now
message-minutes-ago = { $count ->
    [one] { $count } minute ago
   *[other] { $count } minutes ago
}
message-hours-ago = { $count ->
    [one] { $count } hour ago
   *[other] { $count } hours ago
}
message-job-died = A part of the program stopped: { $what }. Everything else goes on; please try again.
notice-link-copied = The link is on the clipboard. Paste it into the window, or open it with kharita --link.
notice-not-found-again = Not in these files: { $what }.
notice-other-data-set = The link belongs to the data set “{ $what }”. Open that first.
notice-date-outside = That date lies outside the data set, which goes from { $first } to { $last }. The nearest day is shown.
notice-date-after-read = { $date } lies after the end of this data set: reports were read up to { $last }. This is the last state that is known.
notice-date-after-change = { $date } lies after the end of this data set: its last change is of { $last }. This is the last state that is known.
notice-date-unreadable = “{ $what }” is not a date. Try 2015-05-21, 21 May 2015 or May 2015.
notice-motion-off = Animation is off.
notice-motion-on = Animation is on.
notice-no-later-change = There are no later changes here.
notice-no-earlier-change = There are no earlier changes here.
notice-link-refused = This address is not opened, since it is none of a web page or a letter: { $what }
notice-saved-not = Your settings could not be saved: { $what }
notice-load-failed = The data set could not be opened: { $what } { $why }
notice-cancelled = Opening was cancelled. The data set from before stays open.
notice-preferences-broken = Your saved settings could not be read and were set aside; default settings are used.
notice-problems = { $what ->
    [one] Not all of this data set could be read: { $what } error. See the Problems tab.
   *[other] Not all of this data set could be read: { $what } errors. See the Problems tab.
}
header-theme = Theme
theme-light = Light
theme-dark = Dark
theme-print = Print (greys and lines)
theme-contrast = High contrast
header-vision = Show colours as seen
vision-usual = by most people
vision-deuteranopia = without green receptors (deuteranopia)
vision-protanopia = without red receptors (protanopia)
vision-tritanopia = without blue receptors (tritanopia)
