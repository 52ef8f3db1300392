# What is not clear in how foreign files are understood: times, forces, ids, and changes beside them.

problem-history-rows = { $why ->
    [history] `{ $name }` holds the history of each feature: the { $count ->
        [one] one feature is
       *[other] { $count } features are
    } read as { $rows } states, each with its own time.
    [lists] `{ $name }` and the lists beside it belong together, place by place: the { $count ->
        [one] one feature is
       *[other] { $count } features are
    } read as { $rows } states, each with its own time.
    [columns] `{ $name }` and the columns like it say what held on a date each: the { $count ->
        [one] one feature is
       *[other] { $count } features are
    } read as { $rows } states, each with the date of its column.
    [parts] `{ $name }` and the columns of months and days beside it are read as one date.
   *[large] `{ $name }` holds the history of each feature, which would take too much memory laid out; only the features themselves are shown.
}
problem-history-rows-remedy = { $why ->
    [large] Write a feature for each state, with a property for its time.
   *[other] Nothing needs to be done. To see the file without time, name no property for it in the mapping.
}
problem-placed-rows = { $count } of { $total } rows have found their places: their values stand under `{ $name }` in { $file }.
problem-placed-rows-remedy = Nothing needs to be done.
problem-unplaced-row = `{ $text }` is no place of the boundaries, so the row is not on the map.
problem-unplaced-row-remedy = Write it as the boundaries do, or give the row its coordinates.
problem-uneven-lists = The lists of this feature are of unlike lengths, so that some of its states have no value or no time.
problem-uneven-lists-remedy = Give `{ $name }` and the lists beside it as many parts each.
problem-renamed-property = { $why ->
    [spelling] `{ $name }` is written `{ $other }` in the first file of this series, and is read as that.
   *[meaning] `{ $name }` seems to be what the first file of this series calls `{ $other }`, and is read as that.
}
problem-renamed-property-remedy = { $why ->
    [spelling] Nothing needs to be done.
   *[meaning] If they are two things, give them two names in every file, or open the files of each kind alone.
}
problem-times-of-day = { $count ->
    [one] One feature begins
   *[other] { $count } features begin
} at a time of day, and the finest step is a day: what holds on one day is shown together, of one place what came last.
problem-times-of-day-remedy = Open one hour's features alone to see them apart.
problem-area-overlap = { $why ->
    [unchecked] { $count ->
        [one] One pair of areas was
       *[other] { $count } pairs of areas were
    } not compared, since that would take too long: where they lie over each other, their ground is counted twice.
   *[found] `{ $one }` and `{ $two }` lie over each other by { $km2 } km² at the same time{ $more ->
        [0] {""}
        [one] , and so does one other pair
       *[other] , and so do { $more } other pairs
    }. Their common ground is counted once, for the one on top.
}
problem-area-overlap-remedy = { $why ->
    [unchecked] Open fewer files at once, or simplify the outlines.
   *[found] If both hold it, write it as a shared or contested area; otherwise cut one from the other.
}
problem-day-order = { $why ->
    [guess] { $count ->
        [one] The one date of this kind, such as 3/4/2016, can be read
       *[other] The { $count } dates of this kind, such as 3/4/2016, can all be read
    } with the day or the month first; { $order ->
        [month] the month
        [year] the year
       *[day] the day
    } is taken to come first.
   *[decided] Dates such as 3/4/2016 are read with { $order ->
        [month] the month
        [year] the year
       *[day] the day
    } first, as { $count ->
        [one] one date that can be read in no other way has it
       *[other] { $count } dates that can be read in no other way have it
    }.
}
problem-day-order-remedy = Choose the order in the mapping, or write the dates with the year first, such as 2016-04-03.
problem-end-before-begin = The feature ends ({ $end }) before it begins ({ $begin }), so it is shown at its beginning only.
problem-end-before-begin-remedy = Correct one of the two dates.
problem-implausible-year = `{ $text }` lies centuries away from all other dates of the file, so it is taken for a slip: the feature has no { $side ->
    [end] end
   *[begin] beginning
} and is shown without it.
problem-implausible-year-remedy = Correct the year.
problem-joined-changes = { $count ->
    [one] { $count } change
   *[other] { $count } changes
} of { $total } in this file { $count ->
    [one] is
   *[other] are
} joined with the areas beside it.
problem-joined-changes-remedy = Nothing needs to be done.
problem-many-forces = { $what ->
    [colours] The features have { $count } different colours
   *[values] The property has { $count } different values
}; the { $shown } most frequent are shown as they are, and the other { $more } as one.
problem-many-forces-remedy = { $what ->
    [colours] Choose a property with few values to colour by.
   *[values] Choose another property to colour by, with fewer values.
}
problem-many-looks = There are too many combinations of forces: { $count } more than the { $shown } that can be drawn; where one of them holds ({ $stretches ->
    [one] once
   *[other] { $stretches } times
}), the area is drawn without the force it passes to, or as not known.
problem-many-looks-remedy = Choose another property to colour by, or open fewer files at once.
problem-local-midnight = { $count ->
    [one] The time is
   *[other] All { $count } times are
} the hour of UTC at which a day begins where the file comes from; { $why ->
    [same] by your choice they are read as the day before.
   *[next] they are read as the day that begins then.
}
problem-local-midnight-remedy = { $why ->
    [same] If the days are one too early, say so in the mapping.
   *[next] If the days are one too late, say so in the mapping.
}
problem-other-calendar = { $count ->
    [one] { $count } date is
   *[other] { $count } dates are
} read in the Hijri calendar (Umm al-Qura){ $why ->
    [guess] , since all years of the column are near 1440
   *[said] {""}
}; each may be a day off.
problem-other-calendar-remedy = { $why ->
    [guess] If the years are of the common era, say so in the mapping.
   *[said] Write the dates in the common era if the day matters.
}
problem-outside-beneath = { $count ->
    [one] { $count } feature holds only before or after the time of the data set beneath, { $first } to { $last }, so it is never shown.
   *[other] { $count } features hold only before or after the time of the data set beneath, { $first } to { $last }, so they are never shown.
}
problem-outside-beneath-remedy = Open the file alone to see all of its time.
problem-missing-property = No feature has a property `{ $name }`, so nothing is read from it.
problem-missing-property-remedy = Choose another property for it in the mapping.
problem-no-time = { $count ->
    [one] { $count } feature has no date, so it is always shown.
   *[other] { $count } features have no date, so they are always shown.
}
problem-no-time-remedy = Give each a beginning, or an end, or both.
problem-repeated-id = { $count ->
    [one] Another feature repeats an id, such as `{ $id }`; it is an area of its own with a number after the id.
   *[other] { $count } features repeat ids, such as `{ $id }`; each is an area of its own with a number after the id.
}
problem-repeated-id-remedy = Give every area an id of its own, or choose another property for the id.
problem-joined-without-zeros = { $count ->
    [one] One change is
   *[other] { $count } changes are
} joined by numbers without their leading zeros: `{ $text }` for `{ $id }`.
problem-joined-without-zeros-remedy = If that is wrong, write the codes as text, with their zeros.
problem-unusable-reading = The reading `{ $file }` is not used: { $why ->
    [json] it is no JSON object
    [member] it says `{ $name }`, which no reading has; the nearest is `{ $near }`
   *[value] the value of `{ $name }` cannot be used
}.
problem-unusable-reading-remedy = Correct the reading, or remove it; maps/README.md lists what a reading says.
problem-several-forces = `{ $text }` ({ $count ->
    [one] { $count } feature
   *[other] { $count } features
}) is read as several forces that { $status ->
    [contested] contest
   *[shared] share
} the area.
problem-several-forces-remedy = If it is the name of one force, say so in the mapping.
problem-short-years = { $count ->
    [one] { $count } date has
   *[other] { $count } dates have
} a year of two digits, read as { $why ->
    [near] the one nearest to { $near }
   *[alone] one from 1969 to 2068
}.
problem-short-years-remedy = Write years in four digits.
problem-time-gap = The features of this area leave { $count ->
    [one] a gap
   *[other] { $count } gaps
} in time, the first from { $from } to { $until }; nothing is shown then.
problem-time-gap-remedy = If the end days still count, say so in the mapping; otherwise add who held the area then.
problem-time-overlap = Features of this area hold at the same time ({ $count ->
    [one] once
   *[other] { $count } times
}), first from { $from } to { $until }; where their outlines are equal, the one that began last is shown.
problem-time-overlap-remedy = If the end days do not count, say so in the mapping; otherwise correct the dates.
problem-unjoined-change = No area has the id or the name `{ $text }`, so this change is not shown there.
problem-unjoined-change-remedy = Write the area’s id, or its name in any language as the file beside it has it.
problem-unreadable-time = `{ $text }` cannot be read as a time, so the feature has no { $side ->
    [end] end
   *[begin] beginning
} and is shown without it.
problem-unreadable-time-remedy = Write a date such as 2014-06-10, 2014-06 or 2014.
