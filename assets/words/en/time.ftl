# The time strip.
time-type-a-date = Type a date
time-type-a-date-tip = 2015-05-21, 21 May 2015, May 2015, ٢١/٥/٢٠١٥
time-speed = { $days ->
    [one] { $days } day a second
   *[other] { $days } days a second
}
time-changes-today = { $count ->
    [one] { $count } change on this day
   *[other] { $count } changes on this day
}
time-strip-name = Time: { $date }. { $end }
time-read-up-to = Reports read up to { $date }
time-last-change = Last change: { $date }
time-disputed = { $date } · disputed: { $name }
