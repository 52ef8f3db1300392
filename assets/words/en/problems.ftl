# What is wrong with a data set (problem-CODE), and what can be done (problem-CODE-remedy).
# The facts come from the reading; words such as $kind choose among the forms of a sentence.

# What several sentences need.
part-kind = { $kind ->
    [area] area
    [assessment] assessment
    [change] change
    [feature] feature
    [file] file
    [force] force
    [publisher] publisher
    [source] source
    [step] step
   *[story] story
}
part-wanted = { $wanted ->
    [assessment] the id of an assessment
    [bounds] [west, south, east, north] in degrees
    [claim] the name of a rival account
    [country] the three capitals of a country, such as SYR
    [earlier-day] a day before that of the step
    [filter] a list of conditions such as `country=SYR`
    [labels] `window`, `en`, `ar` or `both`
    [names] a text, or an object of `en` and `ar`
    [object] an object
    [paragraph] the number of a paragraph
    [people] a number of people
    [point] [longitude, latitude] in degrees
    [texts] a list of texts
    [whole-number] a whole number
    [year] a year of four digits
   *[text] a text
}
part-refused = { $why ->
    [denied] it may not be read
    [no-file] it is not a file
    [not-there] it does not exist
    [no-memory] there is not enough memory for it
    [outside] it is a link that leads out of the data set’s folder
    [too-large] it is larger than 4 GiB
    [unnamed] { $words }
   *[system] { $words }
}

problem-bad-colour = `{ $text }` is not a colour; another colour is used.
problem-bad-colour-remedy = Write it as #RRGGBB, such as #D1493F.
problem-bad-date = { $why ->
    [backwards] `{ $text }` ends before it begins
    [calendar] `{ $text }` is a day that the calendar does not have
    [missing] The change has no date
   *[form] `{ $text }` is not written as a date
}, so { $why ->
    [missing] it is left out
   *[form] { $of ->
        [change] the change is left out
       *[record] it is not shown
    }
}.
problem-bad-date-remedy = { $why ->
    [missing] Write a date, as precise as it is known.
   *[form] Write a date such as 2014-06-10, 2014-06, 2014-06-10~ or 2014-06-10/2014-06-12.
}
problem-bad-paragraph = { $of ->
    [change] `{ $text }` does not end in the number of a paragraph; only the source is cited.
   *[passage] `{ $text }` is not the number of a paragraph, so the passage is not shown.
}
problem-bad-paragraph-remedy = { $of ->
    [change] Write the paragraph’s number, from 1, after the #.
   *[passage] Count the paragraphs from 1 after the title.
}
problem-broken-json = { $what ->
    [cut-short] The file ends too early.
    [no-list] The file is JSON, but not a list of records.
    [wanted] The file is not valid JSON here (`{ $sign }` is missing).
    [wanted-comma-or] The file is not valid JSON here (`,` or `{ $sign }` is missing).
    [wanted-value] The file is not valid JSON here (a value is missing).
    [escape] The file is not valid JSON here (there is no such escape after a backslash).
    [control] The file is not valid JSON here (a control character stands in a text).
    [number] The file is not valid JSON here (a number is not written as one).
    [trailing] The file is not valid JSON here (more follows after its end).
    [trailing-comma] The file is not valid JSON here (nothing follows a comma).
   *[other] The file is not valid JSON here.
} { $done ->
    [feature] The feature that begins on line { $line } is left out.
    [ignored] It is read as if it were missing.
    [left-out] The story is left out.
   *[salvaged] The records that can be read are shown.
}
problem-broken-json-remedy = { $done ->
    [ignored] Correct the file here; until then the usual file names are taken.
    [left-out] Correct the file here.
   *[salvaged] Correct the file here, or export it again from its source.
}
problem-broken-line = { $case ->
    [unclosed] A quotation mark on this line is not closed
   *[width] This line has { $fields ->
        [one] { $fields } field
       *[other] { $fields } fields
    } where the table has { $columns ->
        [one] { $columns } column
       *[other] { $columns } columns
    }
}, so the line is left out.
problem-broken-line-remedy = Look for a comma too many or too few, or a quotation mark without its partner.
problem-broken-record = { $case ->
    [no-object] This { part-kind } is not an object and is left out.
   *[unreadable] What begins here cannot be read and is left out.
}
problem-broken-record-remedy = { $case ->
    [no-object] Write it as an object in braces, like the others.
   *[unreadable] Correct it as the message about broken JSON in this file says.
}
problem-cancelled = Loading was stopped, so nothing is shown.
problem-cancelled-remedy = Open the data set again.
problem-changes-nothing = This change leaves everything as it was.
problem-changes-nothing-remedy = Take it out, or keep it for what its note says.
problem-close-colours = The colours of `{ $force }` and `{ $other }`, which touch, are hard to tell apart on the { $theme ->
    [dark] dark
    [contrast] high-contrast
   *[light] light
} theme { $vision ->
    [deuteranopia] for eyes without green receptors
    [protanopia] for eyes without red receptors
    [tritanopia] for eyes without blue receptors
   *[usual] for every eye
}: they differ by { $difference } (CIEDE2000), and should by 10.
problem-close-colours-remedy = Give one of them another colour.
problem-contradiction = Two changes of `{ $area }` on { $when } disagree, on lines { $first } and { $second }; the later in the file is shown.
problem-contradiction-remedy = Give one a claim name or another date.
problem-date-order = { $date } comes before { $before } on line { $line }, which is listed before it for `{ $area }`; they are shown by date.
problem-date-order-remedy = Check both dates, or list the changes by date.
problem-duplicate-id = The id `{ $id }` is already taken by the { part-kind }{ $where ->
    [line] { " " }on line { $line }
   *[somewhere] { "" }
}, so this { part-kind } is left out.
problem-duplicate-id-remedy = Give one of the two another id.
problem-empty-file = { $of ->
    [text] The text has no paragraph.
   *[table] `{ $file }` is empty.
}
problem-empty-file-remedy = { $of ->
    [text] Write its paragraphs, with an empty line between them.
   *[table] Give it a line of column names and a line for each record.
}
problem-follows-circle = The areas follow each other in a circle, so this area is shown as unknown.
problem-follows-circle-remedy = Let one of them have changes of its own.
problem-follows-unknown = There is no area `{ $id }` to follow, so this area is shown as unknown.
problem-follows-unknown-remedy = Correct the id in `follows`, or give the area changes of its own.
problem-follows-unused = The area has changes of its own; they are shown, and it follows no other.
problem-follows-unused-remedy = Take `follows` out, or the changes.
problem-force-ended = A force holds ground here after it ended on { $day }.
problem-force-ended-remedy = Add the change that ended it here, or correct `until` of the force.
problem-forces-count = `{ $status }` needs { $wanted ->
    [none] no force
    [one] exactly one force
   *[several] at least two forces
} and { $count ->
    [one] { $count } is named
   *[other] { $count } are named
}, so the change is left out.
problem-forces-count-remedy = Correct the status, or the list of forces.
problem-idle-publisher = No source has this publisher.
problem-idle-publisher-remedy = Add the name by which sources call it to `aliases`, or take it out.
problem-invented-forces = There is no `{ $file }` that can be read; { $count ->
    [one] the { $count } force that the changes name is shown by its id, in a colour made for it.
   *[other] the { $count } forces that the changes name are shown by their ids, in colours made for them.
}
problem-invented-forces-remedy = Write one, with a name and a colour for each force.
problem-invented-sources = There is no `{ $file }` that can be read; { $count ->
    [one] the { $count } source that the changes cite is shown by its id.
   *[other] the { $count } sources that the changes cite are shown by their ids.
}
problem-invented-sources-remedy = Write one, with publisher, title, date and link of each source.
problem-lost-ring = In its geometry ring { $ring } of polygon { $polygon } has fewer than three corners and is left out.
problem-lost-ring-remedy = Take the ring out, or give it its corners.
problem-missing-column = { $need ->
    [required] The table has no { $count ->
        [one] column
       *[other] columns
    } `{ $columns }`, so nothing of it is shown.
   *[optional] The table has no { $count ->
        [one] column `{ $columns }`; it is taken as empty.
       *[other] columns `{ $columns }`; they are taken as empty.
    }
}
problem-missing-column-remedy = { $need ->
    [required] Name the columns in the first line.
   *[optional] Add what there is something to say in.
}
problem-missing-file = { $of ->
    [text] This text is missing, so nothing is shown or marked of it.
   *[dataset] `{ $file }` is missing, so nothing of it is shown.
}
problem-missing-file-remedy = { $of ->
    [text] Put it into the folder of texts, or take its language out of the source.
   *[dataset] Put it beside dataset.json, or take its name out of there.
}
problem-missing-layer = This layer is not there, so it is not drawn.
problem-missing-layer-remedy = Put it into the folder of the context if it is wanted.
problem-missing-path = It cannot be opened ({ part-refused }), so nothing of it is shown.
problem-missing-path-remedy = Check the path, and that you may read what is there.
problem-name-in-text = Paragraph { $number } of this text spells the place of a change “{ $spelt }”; on the map it is “{ $name }”.
problem-name-in-text-remedy = Spell it as the area does, in the words of the passage too.
problem-never-holds = In `{ $area }` this change and that of line { $second } both take effect on { $day }; so this one never takes effect and is shown only as pending until then.
problem-never-holds-remedy = Narrow its dates where they are known better.
problem-newer-version = The data set has version { $version }; this program knows { $known } and reads what it knows.
problem-newer-version-remedy = Use a newer Kharita.
problem-no-area = The change names no area, so it is left out.
problem-no-area-remedy = Name at least one area.
problem-no-areas = { $case ->
    [empty] `{ $file }` holds no area that can be shown.
   *[missing] There is no `{ $file }` that can be read, so there is nothing to show.
}
problem-no-areas-remedy = { $case ->
    [empty] Use a GeoJSON FeatureCollection of polygons.
   *[missing] Use a folder with an areas.geojson, or a .geojson file.
}
problem-no-changes = { $case ->
    [no-passages] There is no change that could be read, so no passage is shown.
   *[missing] There is no `{ $file }`, so every area is shown as unknown.
}
problem-no-changes-remedy = { $case ->
    [no-passages] Look at what is said of the file of changes.
   *[missing] Write one, with a line for each change of control.
}
problem-no-colour = The force `{ $id }` has no colour; it is shown in one made for it.
problem-no-colour-remedy = Give it a `colour` such as "#D1493F".
problem-no-date = The step has no date that can be read, so it is left out.
problem-no-date-remedy = Write a day such as 2014-06-10.
problem-no-features = The file has no list of features, so nothing of it is shown.
problem-no-features-remedy = Use a GeoJSON FeatureCollection.
problem-no-history = { $whose ->
    [followed] `{ $area }`, which it follows, has no history
   *[own] It has no history and follows no other area
}, so it is shown as unknown.
problem-no-history-remedy = Write a change that gives its state at the start, or let it follow another area.
problem-no-id = { $kind ->
    [area] This area has no id; it is called `{ $made }`.
    [change] This change has no id; it is called `{ $made }`.
   *[other] This { part-kind } has no id and is left out.
}
problem-no-id-remedy = { $kind ->
    [area] Give the feature an `id`, so that changes can name it.
    [change] Give it an id, so that passages and stories can name it.
   *[other] Give it an `id`.
}
problem-no-population = `{ $member }` stands without `population`.
problem-no-population-remedy = Write how many people live here as `population`, or leave `{ $member }` out.
problem-no-population-year = It is not said for which year these people were counted.
problem-no-population-year-remedy = Write the year of the census as `population_year`.
problem-no-source = The assessment has no source that could be read, so it is left out.
problem-no-source-remedy = Name its source.
problem-no-steps = The story has no list of steps, so it is left out.
problem-no-steps-remedy = Write its steps as a list, `steps`.
problem-no-title = The text has no title; that of its source is shown.
problem-no-title-remedy = Begin it with a line such as `# Title`.
problem-not-utf8 = `{ $file }` is not UTF-8 from this line on; what cannot be read is shown as �.
problem-not-utf8-remedy = Save the file as UTF-8.
problem-open-head = The head of the text is not closed; it is read as text.
problem-open-head-remedy = Close it with a line `---`.
problem-open-ring = In its geometry ring { $ring } of polygon { $polygon } is not closed; it is drawn closed.
problem-open-ring-remedy = Repeat the first position of the ring at its end.
problem-note-of-other-time = The note speaks of { $said }, and its change is of { $date }.
problem-note-of-other-time-remedy = Say in the note what happened at the time of the change, or correct its date.
problem-older-sources = Every report of this change is more than a week older than it, the latest of { $latest }.
problem-older-sources-remedy = Cite a report of the time of the change, or correct its date.
problem-other-spelling = { $of ->
    [city] The area is written “{ $here }”, and the city there “{ $there }”.
    [governorate] The governorate is written “{ $here }” here, and “{ $there }” on its own outline.
   *[area] The area is written “{ $here }”, and a place of the same name near it, `{ $id }`, “{ $there }”.
}
problem-other-spelling-remedy = Write one place in one way everywhere, or tell two places apart by their names.
problem-order-alone = This change only brings another order of the same forces, and no passage speaks of it.
problem-order-alone-remedy = Add the passage that says who became the stronger, or take the change out.
problem-other-delimiter = The columns are separated by { $by ->
    [semicolons] semicolons
   *[tabs] tabs
}; the table is read that way.
problem-other-delimiter-remedy = Save it with commas.
problem-other-source = The head names the source `{ $head }`, the file’s name `{ $name }`; the file’s name is taken.
problem-other-source-remedy = Let both name the same source.
problem-outside-time = { $date } lies after the data set’s last day, { $last }; the time strip ends before it.
problem-outside-time-remedy = Correct the date, or the last day in dataset.json.
problem-passage-of-other-day = The marked sentence names { $said }, and its change is of { $date }.
problem-passage-of-other-day-remedy = Mark the sentence that speaks of this change, or correct the date of one of them.
problem-passage-gone = { $case ->
    [no-paragraph] The text of `{ $source }` has { $count ->
        [one] { $count } paragraph
       *[other] { $count } paragraphs
    } and no number { $number }, so the passage is not shown.
    [no-text] The source `{ $source }` has no text, so the passage is not shown.
    [not-in-language] There is no paragraph { $number } of `{ $file }`, so nothing is marked there.
    [opens-at-first] The text has no paragraph { $number }; it opens at its first.
   *[no-words] These words do not occur in paragraph { $number } of `{ $file }`, so they are not marked.
}
problem-passage-gone-remedy = { $case ->
    [no-text] Put its text into the folder of texts.
    [no-words] Copy the words again from the paragraph, enough of them to occur there once.
   *[no-paragraph] Correct the number, or the text.
}
problem-passage-twice = These words occur { $count ->
    [one] once
    [2] twice
   *[other] { $count } times
} in paragraph { $number } of `{ $file }`, so none is marked.
problem-passage-twice-remedy = Copy the words again from the paragraph, enough of them to occur there once.
problem-path-outside = `{ $path }` leads out of the data set’s folder and is not read; the usual `{ $usual }` is read instead.
problem-path-outside-remedy = Put the file inside the folder and name it by its path from there.
problem-shared-pcode = Area `{ $other }` has the P-code { $pcode } as a whole too.
problem-shared-pcode-remedy = Where areas are parts of one unit, write its code as `unit_pcode` of each.
problem-shared-publisher-name = Publisher `{ $other }` is called “{ $name }” too, so it is not said whose the sources of that name are.
problem-shared-publisher-name-remedy = Leave the name to one of the two.
problem-text-before-title = What stands before the title is not shown.
problem-text-before-title-remedy = Begin the text with its title.
problem-time-backwards = The last day, { $last }, lies before the first, { $first }; they are taken the other way round.
problem-time-backwards-remedy = Correct `time.first` and `time.last`.
problem-two-pcodes = The area has the P-code { $pcode } as a whole and { $unit } as a part.
problem-two-pcodes-remedy = Keep `pcode` for a whole unit, `unit_pcode` for a part of one.
problem-uncited-source = Nothing cites this source; it appears only in the list of sources.
problem-uncited-source-remedy = Cite it, or take it out.
problem-unknown-area = { $of ->
    [change] No area `{ $id }` could be read, so the change is not shown there.
   *[record] There is no area `{ $id }`, so it is not shown here.
}
problem-unknown-area-remedy = Correct the id, or add the area to the file of areas.
problem-unknown-basis = `{ $text }` is no basis of an outline; it is shown as approximate.
problem-unknown-basis-remedy = Write `boundary` or `derived`.
problem-unknown-change = { $of ->
    [passage] No change `{ $id }` could be read, so the passage is not shown.
   *[record] There is no change `{ $id }`, so it is not shown here.
}
problem-unknown-change-remedy = Correct the id, or the change.
problem-unknown-column = The column `{ $name }` is not known, or occurs here twice; it is not read.
problem-unknown-column-remedy = Take it out, or correct its name.
problem-unknown-confidence = `{ $text }` is not a confidence level; it is shown as medium.
problem-unknown-confidence-remedy = Write `high`, `medium` or `low`.
problem-unknown-file = This file is not read: { $of ->
    [context] it is none of the layers that are known.
    [story] a story’s name ends in .json.
   *[text] its name is not that of a source’s text.
}
problem-unknown-file-remedy = { $of ->
    [context] The layers are countries, governorates, rivers, lakes and cities, each a .geojson.
    [story] Rename it, or take it out of the folder.
   *[text] Name it after its source and language, such as `options-2017.en.md`.
}
problem-unknown-force = { $of ->
    [change] There is no force `{ $id }`, so the change is left out.
   *[record] There is no force `{ $id }`, so it is not shown here.
}
problem-unknown-force-remedy = Correct the id, or add the force to the file of forces.
problem-unknown-format = { $of ->
    [dataset] The format is not `kharita-dataset`; it is read as if it were.
   *[features] The file does not say that it is a FeatureCollection; it is read as one.
}
problem-unknown-format-remedy = { $of ->
    [dataset] Write "kharita-dataset" if it is one.
   *[features] Write "type": "FeatureCollection" at its head.
}
problem-unknown-kind = This kind of file cannot be read, so nothing of it is shown.
problem-unknown-kind-remedy = Use GeoJSON, TopoJSON, CSV, KML, KMZ, WKT, FlatGeobuf, GeoParquet, or a data set of Kharita.
problem-unknown-population-basis = “{ $text }” is no basis of a number of people; it is taken for an estimate.
problem-unknown-population-basis-remedy = Write one of these: { $words }.
problem-unknown-publisher = “{ $text }” is not among the publishers that are described.
problem-unknown-publisher-remedy = Describe it in publishers.json, or add the name to the `aliases` of one that is there.
problem-unknown-publisher-kind = “{ $text }” is no kind of publisher; its kind counts as not known.
problem-unknown-publisher-kind-remedy = Write one of these: { $words }.
problem-unknown-source = There is no source `{ $id }`, so { $of ->
    [change] the change is shown without it.
    [passage] the passage is not shown.
    [text] its text is not shown.
   *[record] it is not shown here.
}
problem-unknown-source-remedy = { $of ->
    [text] Add the source to the file of sources, or correct the name of this file.
   *[record] Correct the id, or add the source to the file of sources.
}
problem-unknown-source-kind = `{ $text }` is no kind of source; it is shown as a report.
problem-unknown-source-kind-remedy = Write `report`, `encyclopedia`, `digest` or `none`.
problem-unknown-status = `{ $text }` is not a status, so the change is left out.
problem-unknown-status-remedy = Write `control`, `contested`, `shared`, `none` or `unknown`.
problem-unreadable-file = `{ $file }` cannot be read ({ part-refused }), so nothing of it is shown.
problem-unreadable-file-remedy = Check that it is a file of less than 4 GiB that you may read.
problem-view-outside = The data set opens on { $wanted }, which lies outside its time; it opens on { $day }.
problem-view-outside-remedy = Write a day between the first and the last.
problem-wrong-type = `{ $member }` is not { part-wanted }, so it is not shown.
problem-wrong-type-remedy = Write { part-wanted } here, or leave `{ $member }` out.
