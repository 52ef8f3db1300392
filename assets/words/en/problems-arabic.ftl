# Problems of text.
problem-lone-surrogate = `{ $member }` holds half a character, a surrogate without its other half, so � is shown in its place.
problem-lone-surrogate-remedy = Write the whole character: its two halves, or itself in UTF-8.
