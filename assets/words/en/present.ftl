# Presenting.
present-source = Source: { $source }
present-step = Step { $step } of { $count }
present-go-to-step = Go to step { $step }
present-story = Story
present-title-slide = Title
present-end-slide = Sources
present-explored = Explored: press Enter to return to the step
present-typed = Press Enter to go to step { $step } of { $count }
present-data = Data: { $title }, { $first } to { $last }
present-sources = Sources
present-summaries = { $count ->
    [one] The steps were told after { $count } summary by the compilers.
   *[other] The steps were told after { $count } summaries by the compilers.
}
present-quoted = “{ $words }”
present-passage-of-summary = From a summary by the compilers: { $title }
speaker-title = Kharita: speaker’s window
speaker-next = Next
speaker-end = Nothing comes after this.
