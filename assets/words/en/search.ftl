# The search.
search-hint = Search places, forces, sources…
search-what = Find areas, cities, forces, sources and the text of notes, in English or Arabic.
search-try = For example
search-example-1 = Raqqa
search-example-2 = الرقة
search-example-3 = ISIS
search-example-4 = Palmyra
search-nothing = Nothing found for “{ $query }”. Try fewer letters, or the name in the other language.
search-count = { $count ->
    [one] { $count } result
   *[other] { $count } results
}
search-count-first = The first { $count } results
search-keys = Up and down to choose, Enter to go there, Esc to close
search-area = Area
search-city = City
search-force = Force
search-source = Source
search-change = Change
