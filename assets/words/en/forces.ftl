# The panel of forces, signs and layers.
forces-title = Forces
forces-share = Share of the area
forces-share-on = Share of the area on { $date }
forces-row = { $name }, { $share }
forces-ground = { $area } · { $areas }
forces-over = { $area } · { $areas } in layers over the map, in no share
forces-absent = Not on the map at this date
forces-click = Click to single it out; Shift adds to the choice.
forces-contested = Contested
forces-contested-tip = Several forces fight over it: stripes in their colours.
forces-shared = Shared
forces-shared-tip = Several forces hold it together or under a truce: finer stripes that lean the other way.
forces-none = Held by nobody
forces-none-tip = No force holds it.
forces-unknown = Not known
forces-unknown-tip = The data set does not say who holds it.
filter-title = Filters
filter-add = Add a filter
filter-remove = Remove “{ $name }”
filter-remove-all = Remove all
filter-relax = Nothing matches. Without “{ $name }”: { $count ->
    [one] { $count } area
   *[other] { $count } areas
}.
filter-country = Country
filter-governorate = Governorate
filter-status = How it is held
filter-confidence = Confidence of the change
filter-sources = Number of sources
filter-source-kind = Kind of source
filter-ever = Held at some time by
filter-ever-held = at some time { $force }
filter-control = One holder
filter-report = Reports
filter-encyclopedia = Encyclopedias
filter-digest = Summaries by the compilers
filter-unlocated = No report located
filter-no-source = No source
filter-one-source = One source only
filter-several-sources = Several sources
filter-period = { $from } – { $to }
account-title = Evidence
account-main = Main account
account-told-by = as told by { $publishers }
account-told-by-id = { $account } ({ $id })
account-show = Show this account on the map
account-show-main = Show the main account on the map
account-choose = Account: { $claim }
account-known-on = As known on
account-known-on-tip = Type a day: only evidence published by then counts. A change is hidden while all its dated sources are later; one without a dated source counts from its own last possible day.
account-all-evidence = All evidence
band-working = Working out the account and the filters…
band-account = Another account than the main one: { $claim }
band-known-on = As known on { $date }: { $count ->
    [0] nothing is hidden
    [one] { $count } change was not known yet
   *[other] { $count } changes were not known yet
}
band-filter = Filtered: { $names }
band-nothing = Nothing matches: { $names }
forces-signs = Signs
forces-inferred = Inferred
forces-inferred-tip = No history of its own: the area follows a neighbour. Lighter, with fine dots.
forces-pending = Changing hands
forces-pending-tip = The date of the change is known only roughly: the colours pass into each other over that time.
forces-disputed = Disputed
forces-disputed-tip = Accounts differ about who holds it: one half of the sign is in the colour of the holder on this map, the other in that of another account. Click the sign to read both.
forces-front = Front line
forces-front-tip = The border between different holders.
forces-layers = Layers
forces-layer-areas = Forces and fronts
forces-layer-borders = Area borders
forces-layer-governorates = Governorates
forces-layer-water = Rivers and lakes
forces-layer-labels = Names
forces-names = Language of the names
forces-names-window = As the window
forces-names-en = English
forces-names-ar = العربية
forces-names-both = Both

# The colour and name of a force, the look of a layer.
dress-colour = Colour, such as #1F77B4
dress-name = Name in all files
dress-join = The name of another force joins the two.
dress-reset = Back to its own colour
dress-click = Right-click, or F2: its colour and name.
dress-undo = Undo the last choice
dress-layer = How “{ $name }” looks
dress-opacity = Opacity
dress-line-width = Line width
dress-point-size = Point size
dress-layer-reset = Back to the usual look
