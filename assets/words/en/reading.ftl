# Words that were searched for, in an open text.
reading-match = { $query }: match { $number } of { $count }
reading-matches = { $count ->
    [0] { $query } does not occur in this text.
    [one] { $query }: one place in this text
   *[other] { $query }: { $count } places in this text
}
reading-next-match = Next match
reading-previous-match = To the previous place
reading-unmark = Clear the highlight (Esc)
