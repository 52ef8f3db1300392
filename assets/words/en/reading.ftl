# Words that were searched for, in an open text.
reading-match = { $query }: { $number } of { $count } places
reading-matches = { $count ->
    [0] { $query } does not stand in this text.
    [one] { $query }: one place in this text
   *[other] { $query }: { $count } places in this text
}
reading-next-match = To the next place
reading-previous-match = To the previous place
reading-unmark = Mark these words no more (Esc)
