# The page that is taken away, and what stands on pictures.
page-forces = Forces
page-sources = Sources
page-typed = Date
page-go = Go to date
page-no-date = This is no date. Write 2015-05-21, 21 May 2015 or May 2015.
page-before = Previous change
page-after = Next change
page-back = Back
page-next = Next
page-slider = Day
page-closer = Zoom in
page-farther = Zoom out
page-all = Show everything
sheet-summary = summary by the compilers
