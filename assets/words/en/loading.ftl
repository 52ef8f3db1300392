# Reading a data set.
loading-reading = Reading { $name }
loading-cancel = Cancel
loading-stage-manifest = Reading dataset.json
loading-stage-areas = Reading areas
loading-stage-forces = Reading forces
loading-stage-sources = Reading sources
loading-stage-changes = Reading changes
loading-stage-texts = Reading texts
loading-stage-passages = Reading passages
loading-stage-assessments = Reading assessments and stories
loading-stage-context = Reading the background map
loading-stage-checks = Checking
