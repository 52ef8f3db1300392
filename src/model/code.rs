//! The kinds of problems, each with the stable word that tables of words and files know it by.

use std::fmt;

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $code:ident = $word:literal,)+) => {
        /// What kind a problem is of.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[doc = $doc])+ $code,)+
        }

        impl Code {
            /// Every kind.
            pub const ALL: &'static [Code] = &[$(Code::$code,)+];

            /// Its stable word, such as `unknown-area`.
            pub fn word(self) -> &'static str {
                match self {
                    $(Code::$code => $word,)+
                }
            }
        }
    };
}

codes! {
    /// A colour is not written as one.
    BadColour = "bad-colour",
    /// A server has cut its answer short, so that features are missing.
    CutOffPage = "cut-off-page",
    /// The attributes of a shapefile are not there, or cannot be read.
    LostAttributes = "lost-attributes",
    /// GeoJSON stands in a file of JavaScript.
    WrappedInCode = "wrapped-in-code",
    /// GeoJSON stands inside another object.
    WrappedInJson = "wrapped-in-json",
    /// A date is missing, or cannot be read.
    BadDate = "bad-date",
    /// What should be the number of a paragraph is none.
    BadParagraph = "bad-paragraph",
    /// The file is not the JSON that it should be.
    BrokenJson = "broken-json",
    /// A line of a table does not fit its columns.
    BrokenLine = "broken-line",
    /// A record of a JSON file cannot be read.
    BrokenRecord = "broken-record",
    /// The loading was stopped.
    Cancelled = "cancelled",
    /// A change leaves everything as it was.
    ChangesNothing = "changes-nothing",
    /// The colours of two forces are hard to tell apart.
    CloseColours = "close-colours",
    /// Features hold their history, which is laid out as a row a state.
    HistoryRows = "history-rows",
    /// Rows of a table without coordinates found their places in the boundaries opened with it.
    PlacedRows = "placed-rows",
    /// A row of a table without coordinates names no place.
    UnplacedRow = "unplaced-row",
    /// A file of a data set has a member that means nothing there.
    UnknownMember = "unknown-member",
    /// Lists that belong together are of unlike lengths.
    UnevenLists = "uneven-lists",
    /// A property of a series of files changes its name.
    RenamedProperty = "renamed-property",
    /// Several states of one day, which is the finest step, are shown together.
    TimesOfDay = "times-of-day",
    /// Areas lie over each other.
    AreaOverlap = "area-overlap",
    /// Two changes of one area on one day disagree.
    Contradiction = "contradiction",
    /// Changes are not listed by date.
    DateOrder = "date-order",
    /// An id is given twice.
    DuplicateId = "duplicate-id",
    /// A file holds nothing.
    EmptyFile = "empty-file",
    /// Areas follow each other in a circle.
    FollowsCircle = "follows-circle",
    /// An area follows one that is not there.
    FollowsUnknown = "follows-unknown",
    /// An area follows another and has changes of its own.
    FollowsUnused = "follows-unused",
    /// A force holds ground after its end.
    ForceEnded = "force-ended",
    /// The number of forces does not fit the status.
    ForcesCount = "forces-count",
    /// No source names a publisher that is described.
    IdlePublisher = "idle-publisher",
    /// The forces are those that the changes name.
    InventedForces = "invented-forces",
    /// The sources are those that the changes cite.
    InventedSources = "invented-sources",
    /// A ring of an outline is left out.
    LostRing = "lost-ring",
    /// A table lacks a column.
    MissingColumn = "missing-column",
    /// A file that is named is not there.
    MissingFile = "missing-file",
    /// A layer of the context is not there.
    MissingLayer = "missing-layer",
    /// The path that a person gave cannot be opened.
    MissingPath = "missing-path",
    /// A text spells the name of a place otherwise.
    NameInText = "name-in-text",
    /// A change is over on the day on which it takes effect.
    NeverHolds = "never-holds",
    /// The data set is of a later version than this program knows.
    NewerVersion = "newer-version",
    /// A change names no area.
    NoArea = "no-area",
    /// There are no areas.
    NoAreas = "no-areas",
    /// There are no changes.
    NoChanges = "no-changes",
    /// A force has no colour.
    NoColour = "no-colour",
    /// A step of a story has no date.
    NoDate = "no-date",
    /// A GeoJSON file has no list of features.
    NoFeatures = "no-features",
    /// An area has no history.
    NoHistory = "no-history",
    /// A record has no id.
    NoId = "no-id",
    /// The year or the basis of a number of people stands alone.
    NoPopulation = "no-population",
    /// A number of people has no year.
    NoPopulationYear = "no-population-year",
    /// An assessment has no source.
    NoSource = "no-source",
    /// A story has no steps.
    NoSteps = "no-steps",
    /// A text has no title.
    NoTitle = "no-title",
    /// A note speaks of another time than its change.
    NoteOfOtherTime = "note-of-other-time",
    /// A file is not UTF-8.
    NotUtf8 = "not-utf8",
    /// The head of a text is not closed.
    OpenHead = "open-head",
    /// A ring of an outline is not closed.
    OpenRing = "open-ring",
    /// Every report of a change is older than it.
    OlderSources = "older-sources",
    /// A change brings only another order of the same forces, and nothing says so.
    OrderAlone = "order-alone",
    /// One place is spelt in two ways.
    OtherSpelling = "other-spelling",
    /// The columns of a table are not separated by commas.
    OtherDelimiter = "other-delimiter",
    /// A text names another source than its file's name.
    OtherSource = "other-source",
    /// A change lies after the data set's last day.
    OutsideTime = "outside-time",
    /// The words or the paragraph of a passage are not in the text.
    PassageGone = "passage-gone",
    /// A marked sentence names another day than its change.
    PassageOfOtherDay = "passage-of-other-day",
    /// The words of a passage stand in its paragraph more than once.
    PassageTwice = "passage-twice",
    /// A path leads out of the data set's folder.
    PathOutside = "path-outside",
    /// Two areas have one P-code as a whole.
    SharedPcode = "shared-pcode",
    /// Two publishers have one name.
    SharedPublisherName = "shared-publisher-name",
    /// Something stands before the title of a text.
    TextBeforeTitle = "text-before-title",
    /// The last day lies before the first.
    TimeBackwards = "time-backwards",
    /// An area has a P-code as a whole and one as a part.
    TwoPcodes = "two-pcodes",
    /// Nothing cites a source.
    UncitedSource = "uncited-source",
    /// An id of an area that is not there.
    UnknownArea = "unknown-area",
    /// A word that is no basis of an outline.
    UnknownBasis = "unknown-basis",
    /// An id of a change that is not there.
    UnknownChange = "unknown-change",
    /// A column that is not known.
    UnknownColumn = "unknown-column",
    /// A word that is no confidence.
    UnknownConfidence = "unknown-confidence",
    /// A file whose name says nothing.
    UnknownFile = "unknown-file",
    /// An id of a force that is not there.
    UnknownForce = "unknown-force",
    /// A file does not say that it is of the format that it should have.
    UnknownFormat = "unknown-format",
    /// A kind of file that cannot be read.
    UnknownKind = "unknown-kind",
    /// Words that are no basis of a number of people.
    UnknownPopulationBasis = "unknown-population-basis",
    /// A source has a publisher that is not described where others are.
    UnknownPublisher = "unknown-publisher",
    /// A word that is no kind of publisher.
    UnknownPublisherKind = "unknown-publisher-kind",
    /// An id of a source that is not there.
    UnknownSource = "unknown-source",
    /// A word that is no kind of source.
    UnknownSourceKind = "unknown-source-kind",
    /// Corrections are laid over a data set.
    OverlayLaid = "overlay-laid",
    /// Corrections were brought without the data set that they are of.
    OverlayAlone = "overlay-alone",
    /// A correction does not fit the data set, or cannot be read.
    OverlayLost = "overlay-lost",
    /// Corrections were made for another data set.
    OverlayOfOther = "overlay-of-other",
    /// A word that is no status.
    UnknownStatus = "unknown-status",
    /// A file cannot be read.
    UnreadableFile = "unreadable-file",
    /// The data set opens on a day outside its time.
    ViewOutside = "view-outside",
    /// A member has another type than it should have.
    WrongType = "wrong-type",

    // Foreign files: finding and decoding them.

    /// An archive or a compressed file is damaged, or packed in a way that is not read.
    BrokenArchive = "broken-archive",
    /// A file was written to, or removed, while it was read.
    ChangedWhileRead = "changed-while-read",
    /// A data set of ours among several files.
    DataSetAmongFiles = "data-set-among-files",
    /// A folder or archive holds nothing that can be read.
    EmptyFolder = "empty-folder",
    /// Text was encoded twice.
    EncodedTwice = "encoded-twice",
    /// There are more problems of a kind than are listed.
    MoreOfAKind = "more-of-a-kind",
    /// A file has no bytes, or nothing but empty space.
    NoContent = "no-content",
    /// A file was read, and there is no feature in it.
    NothingInside = "nothing-inside",
    /// A text is in another encoding than UTF-8.
    OtherEncoding = "other-encoding",
    /// A kind of file that is known and not read.
    OtherKind = "other-kind",
    /// There are more files than are read.
    TooManyFiles = "too-many-files",
    /// What is packed would be larger than is sensible.
    TooMuchPacked = "too-much-packed",
    /// Bytes that are no text in the encoding of their file.
    UndecodableBytes = "undecodable-bytes",

    // Foreign files: GeoJSON.
    /// A position cannot be read, and is left out of its geometry.
    BadPosition = "bad-position",
    /// A geometry cannot be read.
    LostGeometry = "lost-geometry",
    /// A line of fewer than two positions is left out.
    LostLine = "lost-line",
    /// An object is JSON, and nothing of GeoJSON.
    NoFeature = "no-feature",
    /// A feature has no geometry, or one without positions.
    NoGeometry = "no-geometry",
    /// A member of a feature is missing or not as the standard has it.
    OddFeature = "odd-feature",
    /// A geometry is not written as the standard has it, and read all the same.
    OddGeometry = "odd-geometry",
    /// A text or a number is not JSON, and read all the same.
    OddText = "odd-text",
    /// Several features have one id.
    SharedId = "shared-id",
    /// Behind the first collection of a file another one follows.
    SecondDocument = "second-document",

    // Foreign files: the other formats.
    /// A binary file is damaged, or is not what it says.
    BrokenFile = "broken-file",
    /// XML is not well-formed.
    BrokenXml = "broken-xml",
    /// The columns of coordinates are guessed.
    GuessedColumns = "guessed-columns",
    /// A column cannot be shown.
    LostColumn = "lost-column",
    /// A link to another file is not followed.
    NetworkLink = "network-link",
    /// A table has no coordinates.
    NoCoordinates = "no-coordinates",
    /// XML declares entities of its own.
    RefusedEntities = "refused-entities",
    /// A row has no coordinates.
    RowWithoutPlace = "row-without-place",
    /// A file names more than one coordinate system.
    SeveralSystems = "several-systems",
    /// A geometry cannot be read.
    UnreadableShape = "unreadable-shape",
    /// An element that is no feature is not shown.
    UnshownElement = "unshown-element",

    // Foreign files: coordinates and shapes.
    /// Urn of EPSG:4326, whose order of axes is read as GeoJSON has it.
    AxisOrder = "axis-order",
    /// Coordinates were brought from the declared system to longitude and latitude.
    ConvertedCrs = "converted-crs",
    /// Features are given more than once.
    DuplicateFeatures = "duplicate-features",
    /// A file declares no coordinate system and its numbers are no degrees.
    GuessedCrs = "guessed-crs",
    /// Heights could not be kept where shapes were cut or repaired.
    LostHeights = "lost-heights",
    /// Nothing of a broken shape can be shown.
    LostShape = "lost-shape",
    /// Positions are no places on the Earth.
    OffEarth = "off-earth",
    /// The numbers do not fit the declared coordinate system.
    OtherCrs = "other-crs",
    /// Something stands at 0°, 0°, where nothing that the file shows is.
    NullIsland = "null-island",
    /// A feature would stand with the others if its coordinates were exchanged.
    StandsApart = "stands-apart",
    /// A broken shape was repaired.
    RepairedShape = "repaired-shape",
    /// Latitude stands before longitude.
    SwappedAxes = "swapped-axes",
    /// A broken shape could not be repaired.
    TangledShape = "tangled-shape",
    /// Longitudes were moved by whole turns, or shapes cut at the antimeridian.
    TurnedLongitudes = "turned-longitudes",
    /// A coordinate system that is not known.
    UnknownCrs = "unknown-crs",

    // Foreign files: meaning.
    /// The order of day and month in dates was decided or guessed.
    DayOrder = "day-order",
    /// A feature ends before it begins.
    EndBeforeBegin = "end-before-begin",
    /// A date lies centuries away from all others.
    ImplausibleYear = "implausible-year",
    /// Changes beside a file were joined with its areas.
    JoinedChanges = "joined-changes",
    /// Times of the evening in UTC are midnights of the day after.
    LocalMidnight = "local-midnight",
    /// Dates are written in the Hijri calendar.
    OtherCalendar = "other-calendar",
    /// Changes beside a file were joined by ids that lost the zeros before them.
    JoinedWithoutZeros = "joined-without-zeros",
    /// A reading beside a file, or given with it, cannot be used.
    UnusableReading = "unusable-reading",
    /// Features hold outside the time of the data set beneath them.
    OutsideBeneath = "outside-beneath",
    /// There are more forces than can be told apart.
    ManyForces = "many-forces",
    /// There are more combinations of forces than can be drawn.
    ManyLooks = "many-looks",
    /// No feature has a property that the mapping names.
    MissingProperty = "missing-property",
    /// Features have no date where others have one.
    NoTime = "no-time",
    /// Several areas have one id.
    RepeatedId = "repeated-id",
    /// A value names several forces.
    SeveralForces = "several-forces",
    /// Years have two digits.
    ShortYears = "short-years",
    /// The features of one area leave days between them.
    TimeGap = "time-gap",
    /// Features of one area hold at the same time.
    TimeOverlap = "time-overlap",
    /// A change beside a file is of no area in it.
    UnjoinedChange = "unjoined-change",
    /// A time cannot be read.
    UnreadableTime = "unreadable-time",

    // Text.
    /// A text holds half a character.
    LoneSurrogate = "lone-surrogate",
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}
