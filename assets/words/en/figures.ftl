# The panel of figures over time.
figures-title = Figures over time
figures-chart = Chart of who holds how much over time
figures-km2 = km²
figures-areas = Areas
figures-people = People
figures-share = Share
figures-ground = Which ground is counted
figures-everything = All land
figures-view = What the map shows
figures-selection = What is selected
figures-stacked = Stacked; click for a line for each force
figures-lines = A line for each force; click to stack them
figures-contested-first = Count contested land with the force named first
figures-copy = Copy the figures
figures-save = Save the figures as a table
figures-date = Date
figures-not-known = not known
figures-between = { $figure } ({ $least } to { $most })
figures-uncounted = { $count ->
    [one] One area without a number of people is left out.
   *[other] { $count } areas without a number of people are left out.
}
figures-nothing-selected = Nothing is selected. Click a place on the map.
figures-nothing = There is nothing to count.
