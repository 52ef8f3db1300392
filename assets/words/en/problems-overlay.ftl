# What is said of the corrections that an overlay lays over a data set.

part-row = { $kind ->
    [area] area
    [assessment] assessment
    [change] change
    [difference] difference
    [passage] passage
    [source] source
   *[text] text
}
problem-overlay-alone = These corrections were opened without the data set that they correct, so nothing of them is shown.
problem-overlay-alone-remedy = Open them with their data set.
problem-overlay-laid = { $count ->
    [0] No correction of `{ $file }` is laid over the data set.
    [one] { $count } correction of `{ $file }` is laid over the data set.
   *[other] { $count } corrections of `{ $file }` are laid over the data set.
}
problem-overlay-laid-remedy = Move the file away to see the data set without them.
problem-overlay-lost = { $why ->
    [gone] The { part-row } `{ $id }` is not in the data set, so its correction is not applied.
    [there] The data set already has another { part-row } `{ $id }`, so the new one is not added.
    [otherwise] The data set meanwhile says `{ $is }` for `{ $member }` of the { part-row } `{ $id }`, not `{ $was }`, so its correction is not applied.
    [twice] The { part-row } `{ $id }` is corrected twice; the first correction holds.
    [unreadable] The { part-row } `{ $id }` cannot be corrected in the data set as it is, so its correction is not applied.
    [id] This difference does not say which row it is of, so it is not applied.
    [no-kind] This difference does not say what it is of, so it is not applied.
    [no-row] This difference does not say how its row was or is, so it is not applied.
   *[no-object] This is not a difference, so it is not applied.
}
problem-overlay-lost-remedy = { $why ->
    [gone] Take it out of the overlay, or correct its id.
    [there] Give the new one another id.
    [otherwise] Correct it again from what the data set says now, or take it out of the overlay.
    [twice] Make one of the two.
    [unreadable] Mend the data set first, or take the correction out of the overlay.
    [id] Write its id as text.
    [no-kind] Name `area`, `source`, `text`, `change`, `passage` or `assessment` with an id.
   *[no-row] Write `was`, `now` or both, each as an object.
}
problem-overlay-of-other = The corrections were made for the data set `{ $of }` and are laid over `{ $id }`.
problem-overlay-of-other-remedy = Open them with `{ $of }`, or check that they mean this one.
