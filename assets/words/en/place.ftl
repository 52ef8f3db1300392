# The panel of places, sources, assessments and problems.
place-point = Point
place-line = Line
place-unnamed = Area { $id }
place-approximate = Approximate: a cell around a town
place-approximate-in = Approximate: a cell around a town inside { $name }
place-people = { $people } ({ $census })
place-people-estimate = { $people }, an estimate for a divided unit ({ $census })
place-unit = Administrative unit { $name }
place-inferred = Inferred: follows the history of { $name }
place-no-change-yet = No change is recorded up to this date
place-since = since { $date }
place-since-start = since { $date } or before
place-since-shown = since { $date }; drawn as certain from { $shown }
place-pending = May have changed between { $from } and { $to } to: { $state }
place-pending-open = May have changed since { $from } to: { $state }
place-disputed = Disputed: { $count ->
    [one] another account differs
   *[other] { $count } other accounts differ
}
place-disputed-now = Disputed: { $state } ({ $claim })
place-disputed-more = { $count ->
    [one] { $count } more account is not shown
   *[other] { $count } more accounts are not shown
}
place-account = Another account: { $claim }
place-learning = What held (across), as known on (down)
place-learning-at = { $day }, as known on { $known }
place-history = History of { $name }
place-at-the-start = At the start
place-holds-now = holds now
change-nowhere = No area on this map
change-places = { $more ->
    [one] { $name } and one more
   *[other] { $name } and { $more } more
}
latest-what-to-do-timeless = Click an area on the map to see what the file says of it.
latest-what-to-do = Click an area on the map to see who held it, since when, and who says so.
latest-changes = Changes up to this date
latest-none = No change of control up to this date.
latest-none-of-these = No change of the forces singled out up to this date.
evidence-too-late = Published later: it does not count yet
evidence-read = Read the passage
evidence-open-below = The passage is open below
evidence-no-source = No source is given.
source-unlocated = No specific report was located.
source-title-described = Description, not the exact title
source-digest = Digest in the compilers’ own words
source-digest-from = Digest in the compilers’ own words, compiled from { $sources }
count-sources-from = { $count ->
    [one] { $count } source
   *[other] { $count } sources
}
publisher-kind-wire = news agency
publisher-kind-newspaper = newspaper
publisher-kind-broadcaster = broadcaster
publisher-kind-online = news site
publisher-kind-state-media = state media
publisher-kind-party-media = media of a party to the conflict
publisher-kind-monitor = monitoring group
publisher-kind-think-tank = research institute
publisher-kind-un = United Nations
publisher-kind-military = armed forces
publisher-kind-government = government
publisher-kind-encyclopedia = encyclopedia
publisher-kind-own = the compilers of this data set
publisher-kind-unknown = publisher not identified
source-owner = Publisher: { $note }
source-open-link = Open { $link }
source-close = Close the source
source-back = All sources
source-text = Text
source-read-in = Read in { $language }
source-none-rest = No change on this map rests on this source.
source-only-in = There is no text in the chosen language; shown in { $language }.
sources-filter = Filter by title, publisher or year
sources-with-text = with text
sources-none = This data set has no sources.
sources-none-found = No source has these words.
language-english = English
language-arabic = Arabic
language-own-english = English
language-own-arabic = العربية
passage-paragraph = Paragraph { $number }
passage-no-paragraph = The text has no paragraph { $number }; nothing is marked.
passage-missing = The quoted words no longer stand in paragraph { $number }; nothing is marked.
passage-ambiguous = The quoted words stand { $count } times in paragraph { $number }; nothing is marked.
passage-no-words = Paragraph { $number } speaks of this change; the data set quotes no words in this language.
assessments-none = This data set has no assessments.
assessments-what-to-do = What sources expected. Choose one to see its areas on the map, its words, and what came of it.
assessments-outlined = { $areas } outlined on the map
assessments-answered-by = Later changes that answer it
verdict-borne-out = Borne out
verdict-in-part = Borne out in part
verdict-refuted = Refuted
verdict-outside = Outside this map
problems-none = No problems were found.
problems-errors = { $count ->
    [one] { $count } error: something is not shown
   *[other] { $count } errors: something is not shown
}
problems-warnings = { $count ->
    [one] { $count } warning: repaired or guessed
   *[other] { $count } warnings: repaired or guessed
}
problems-notes = { $count ->
    [one] { $count } note
   *[other] { $count } notes
}
place-seam = Edge between the place and its text
