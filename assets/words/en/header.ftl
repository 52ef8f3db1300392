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
keys-general = General
keys-note-time = The time strip runs from left to right in both languages, and so do the arrow keys.
keys-note-story = While a story is presented, the arrows, Space, Enter and Backspace go through its steps.
key-left = Left arrow
key-right = Right arrow
key-up = Up arrow
key-down = Down arrow
key-space = Space
key-page-up = Page Up
key-page-down = Page Down
key-escape = Esc

# Notices in passing; $what is what each is about.
notice-close = Close the notice
notice-date-outside = That date lies outside the data set ({ $what }). The nearest day is shown.
notice-not-found-again = Not in these files: { $what }.
notice-other-data-set = The link belongs to the data set “{ $what }”. Open that first.
notice-date-unreadable = “{ $what }” is not a date. Try 2015-05-21, 21 May 2015 or May 2015.
notice-no-later-change = No later change is visible here.
notice-no-earlier-change = No earlier change is visible here.
notice-saved-not = Your choices could not be saved: { $what }
notice-load-failed = The data set could not be opened: { $what }
notice-cancelled = Opening was cancelled. The data set from before stays open.
notice-preferences-broken = Your saved choices could not be read and were put aside; the usual ones are used.
notice-problems = { $what ->
    [one] Not all of this data set could be read: { $what } error. The Problems tab names it.
   *[other] Not all of this data set could be read: { $what } errors. The Problems tab names each.
}
