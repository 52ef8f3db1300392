# Presenting.
present-forces = Forces in view
present-source = Source: { $source }
present-step = Step { $step } of { $count }
present-go-to-step = Go to step { $step }
present-story = Story
