# Correcting the data set.
band-corrected = { $count ->
    [one] { $count } row of the data set is corrected
   *[other] { $count } rows of the data set are corrected
}
correcting-add = Add a change
correcting-correct = Correct
correcting-withdraw = Withdraw
correcting-corrected = Corrected here, not as in the data set
correcting-added = The change is added; it stands among the changes of its place.
correcting-kept-not = The corrections could not be written to { $what }: { $why }
correcting-new = New change
correcting-change = Correct the change
correcting-date = Date
correcting-date-hint = 2014-06-10, 2014-06, 2014-06-10/2014-06-12 or 2014-06-10~
correcting-areas = Places
correcting-pick = Pick on the map
correcting-pick-done = Picked
correcting-pick-how = A click on the map adds a place or takes it away.
correcting-away = Take { $name } away
correcting-status = What holds from then on
correcting-status-control = Held by one
correcting-status-contested = Contested
correcting-status-shared = Shared
correcting-status-none = Held by nobody
correcting-status-unknown = Not known
correcting-force = By whom
correcting-forces = By whom, the stronger first
correcting-confidence = Confidence
correcting-confidence-high = High
correcting-confidence-medium = Medium
correcting-confidence-low = Low
correcting-sources = Sources
correcting-source-hint = Find a source by title or publisher
correcting-no-source = No source is named yet; the change can be taken all the same.
correcting-note-english = What happened, in English
correcting-note-arabic = What happened, in Arabic
correcting-take = Save the change
correcting-cancel = Cancel
correcting-fault-date = This is not a date. Write it such as 2014-06-10, 2014-06 or 2014-06-10/2014-06-12.
correcting-fault-areas = Pick at least one place.
correcting-fault-forces = Choose one force for a place that one holds, and at least two where it is contested or shared.
correcting-list = { $count ->
    [0] No corrections
    [one] { $count } correction
   *[other] { $count } corrections
}
correcting-take-back = Take back
correcting-forget = Show { $name } as the data set has it
correcting-was-added = added
correcting-was-changed = corrected
correcting-was-withdrawn = withdrawn
correcting-kind-area = Name of a place
correcting-kind-source = Source
correcting-kind-text = Text of a source
correcting-kind-change = Change
correcting-kind-passage = Passage
correcting-kind-assessment = Assessment

# What is said of originals that are attached to sources.
attaching-unreadable = It is not there, or may not be read. Choose another file.
attaching-too-large = It is larger than 64 MiB. Attach the part that matters.
attaching-other-kind = It is none of the kinds that are read. Save it as text, Markdown, HTML, PDF, MHTML or WACZ.
attaching-broken = The file is damaged. Save it again.
attaching-pdf-without-text = The PDF holds pictures and no text. Run text recognition over it, or attach its words as a text file.
attaching-no-text = There are no words in it. Attach a file that has some.
evidence-original-changed = The original is no longer the file that the text was taken of.
attaching-attach = Attach a file…
attaching-done = The text of { $what } is attached.
attaching-not = { $what } could not be attached. { $why }
