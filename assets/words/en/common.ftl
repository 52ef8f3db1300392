# Words that several panels use.
app-name = Kharita
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
date-from = from { $date }
date-about = about { $date }
date-uncertain = { $date } (uncertain)
number-km2 = { $number } km²
number-percent = { $number } %
state-contested = Contested: { $forces }
state-shared = Shared: { $forces }
state-none = Held by nobody
state-unknown = Not known
state-absent = Not known
confidence-high = High confidence
confidence-medium = Medium confidence
confidence-low = Low confidence
count-changes = { $count ->
    [one] { $count } change
   *[other] { $count } changes
}
count-people = { $count ->
    [one] { $number } person
   *[other] { $number } people
}
count-areas = { $count ->
    [one] { $count } area
   *[other] { $count } areas
}
count-sources = { $count ->
    [one] { $count } source
   *[other] { $count } sources
}
