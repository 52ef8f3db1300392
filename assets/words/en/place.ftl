# The panel of places, sources, assessments and problems.
place-point = Point
place-line = Line
place-unnamed = Area { $id }
place-approximate = Approximate outline, drawn around a town
place-approximate-in = Approximate outline, drawn around a town in { $name }
place-people = { $people } ({ $census })
place-people-estimate = { $people }, an estimate for a divided unit ({ $census })
place-unit = Administrative unit: { $name }
place-inferred = Inferred: follows the history of { $name }
place-no-change-yet = No change is recorded up to this date
place-since = since { $date }
place-since-start = since { $date } or before
place-since-shown = since { $date }; shown on the map from { $shown }
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
place-holds-now = on this date
change-nowhere = Not on this map
change-places = { $more ->
    [one] { $name } and one more
   *[other] { $name } and { $more } more
}
latest-what-to-do-timeless = Click an area on the map to see what the file says of it.
latest-what-to-do = Click an area on the map to see who held it, since when, and who says so.
latest-changes = Changes up to this date
latest-none = No change of control up to this date.
latest-none-of-these = No changes for the selected forces up to this date.
evidence-too-late = Published later: it does not count yet
evidence-read = Read the passage
evidence-open-below = The passage is open below
evidence-no-source = No source is given.
source-unlocated = No specific report was found.
source-title-described = Description, not the exact title
source-digest = Summary written by the compilers
source-digest-from = Summary by the compilers, based on { $sources }
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
source-none-rest = No change on this map cites this source.
source-only-in = No text in this language; showing { $language }.
sources-filter = Filter by title, publisher or year
sources-with-text = with text
sources-none = This data set has no sources.
sources-none-found = No source matches.
language-english = English
language-arabic = Arabic
language-own-english = English
language-own-arabic = العربية
passage-paragraph = Paragraph { $number }
passage-no-paragraph = The text has no paragraph { $number }; nothing is marked.
passage-missing = The quoted words are no longer in paragraph { $number }; nothing is marked.
passage-ambiguous = The quoted words occur { $count } times in paragraph { $number }; nothing is marked.
passage-no-words = Paragraph { $number } describes this change; the data set quotes no words in this language.
assessments-none = This data set has no assessments.
assessments-what-to-do = What sources predicted. Choose one to see where, in what words, and what happened.
assessments-outlined = { $areas } outlined on the map
assessments-answered-by = Later changes that confirm or refute it
verdict-borne-out = Confirmed
verdict-in-part = Partly confirmed
verdict-refuted = Refuted
verdict-outside = Outside this map
problems-none = No problems were found.
problems-errors = { $count ->
    [one] { $count } error: some data is not shown
   *[other] { $count } errors: some data is not shown
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
