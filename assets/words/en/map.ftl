# The map.
map-name = Map
map-credits = Credits
map-since = since { $date }
map-pending = may have passed to: { $state }, { $date }
map-inferred = inferred from { $area }
number-km = { $number } km
number-m = { $number } m
