# Making stories.
stories-what-to-do = Choose a story to change it, or begin another.
stories-none = There is no story yet. Arrange the map, then add it as a step.
stories-new = New story
stories-read = Read a story from a file…
stories-untitled = Untitled story
stories-steps = { $count ->
    [0] no steps
    [one] { $count } step
   *[other] { $count } steps
}
stories-days = { $first } to { $last }
stories-not-saved = kept with this session
stories-back = All stories
stories-remove = Delete this story
stories-save = Save or export this story
stories-present = Present from this step
stories-in-english = English
stories-in-arabic = Arabic
stories-title = Title
stories-subtitle = Subtitle
stories-authors = Authors
stories-list = Steps
stories-no-steps = Arrange the map as the audience shall see it, then add a step.
stories-step-name = Step { $step }, { $date }: { $caption }
stories-step-head = Step { $step } · { $date }
stories-no-caption = No caption
stories-caption = Caption
stories-notes = Notes for the speaker
stories-from = Let the days pass from
stories-from-hint = A day before, or nothing
stories-from-not-earlier = That day does not come before the day of the step.
stories-update-note = Date, place, selection, filters and names as the map shows them now; the texts stay.
stories-updated = The step now shows what the map shows.
stories-full = A story has at most 500 steps.
stories-no-story = This is not the file of a story: { $what }
stories-missing-english = English is missing: { $what }
stories-missing-arabic = Arabic is missing: { $what }
stories-missing-title = the title
stories-missing-steps = { $count ->
    [one] step { $steps }
   *[other] steps { $steps }
}
