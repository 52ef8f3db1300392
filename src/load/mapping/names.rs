//! Names of properties that say what a property is, in the languages and schemas in which data come.
//!
//! A name is compared without case, signs and vowel marks: `START_DATE`, `start-date` and `startDate`
//! are one.

use crate::text::western_digits;

/// The ways to name a beginning that has an end of its own elsewhere, the surest first.
pub(super) const BEGIN: [&str; 64] = [
    "startdateedtf",
    "startdate",
    "datestart",
    "begindate",
    "datebegin",
    "validfrom",
    "validsince",
    "datefrom",
    "fromdate",
    "starttime",
    "timestart",
    "begintime",
    "timebegin",
    "startyear",
    "yearstart",
    "yearfrom",
    "beginyear",
    "yearbegin",
    "gwsyear",
    "gwstart",
    "start",
    "begin",
    "beginning",
    "since",
    "from",
    "fechainicio",
    "inicio",
    "desde",
    "datedebut",
    "debut",
    "تاريخالبدايه",
    "البدايه",
    "بدايه",
    "منتاريخ",
    "منذ",
    "startdt",
    "effectivefrom",
    "من",
    "baslangictarihi",
    "baslangic",
    "baslama",
    "датапочатку",
    "початок",
    "датаначала",
    "начало",
    "beginn",
    "startdatum",
    "anfang",
    "von",
    "от",
    "від",
    "datainicio",
    "datainizio",
    "inizio",
    "occupiedfrom",
    "controlledsince",
    "heldsince",
    "controlsince",
    "takenon",
    "capturedon",
    "capturedate",
    "datecaptured",
    "dateofcapture",
    "liberatedon",
];

/// The ways to name an end, the surest first.
pub(super) const END: [&str; 55] = [
    "enddateedtf",
    "enddate",
    "dateend",
    "finishdate",
    "validto",
    "validuntil",
    "validtill",
    "dateto",
    "todate",
    "endtime",
    "timeend",
    "finishtime",
    "endyear",
    "yearend",
    "yearto",
    "gweyear",
    "gwend",
    "end",
    "ending",
    "finish",
    "until",
    "till",
    "to",
    "fechafin",
    "fin",
    "hasta",
    "datefin",
    "تاريخالنهايه",
    "النهايه",
    "نهايه",
    "اليتاريخ",
    "حتي",
    "الي",
    "enddt",
    "effectiveto",
    "stop",
    "stopdate",
    "bitistarihi",
    "bitis",
    "датакінця",
    "кінець",
    "датаокончания",
    "конец",
    "enddatum",
    "ende",
    "bis",
    "до",
    "datafim",
    "fim",
    "datafine",
    "fine",
    "occupiedto",
    "lostdate",
    "datelost",
    "finishdt",
];

/// The ways to name the one time of a feature, the surest first.
pub(super) const TIME: [&str; 52] = [
    "eventdate",
    "dateevent",
    "incidentdate",
    "controldate",
    "dateofcontrol",
    "date",
    "time",
    "datetime",
    "when",
    "timespan",
    "times",
    "coordtimes",
    "day",
    "period",
    "year",
    "month",
    "snapshot",
    "snapshotdate",
    "mapdate",
    "asof",
    "reportdate",
    "fecha",
    "anio",
    "ano",
    "jour",
    "annee",
    "التاريخ",
    "تاريخ",
    "السنه",
    "سنه",
    "العام",
    "تاريخالحدث",
    "ts",
    "tarih",
    "дата",
    "datum",
    "data",
    "instant",
    "validat",
    "validtime",
    "temporal",
    "timeperiod",
    "duration",
    "intervalo",
    "zeitraum",
    "periode",
    "الفتره",
    "فتره",
    "اليوم",
    "الشهر",
    "وقت",
    "timestamp",
];

/// Words in names that are about the upkeep of the file, not about what it shows.
pub(super) const UPKEEP: [&str; 50] = [
    "updated",
    "update",
    "updatedat",
    "lastupdate",
    "modified",
    "modification",
    "created",
    "createdat",
    "creation",
    "edited",
    "edit",
    "editdate",
    "published",
    "publication",
    "accessed",
    "access",
    "retrieved",
    "checked",
    "downloaded",
    "uploaded",
    "imported",
    "exported",
    "entered",
    "entry",
    "version",
    "revision",
    "revised",
    "source",
    "sources",
    "citation",
    "تحديث",
    "التحديث",
    "تعديل",
    "التعديل",
    "انشاء",
    "الانشاء",
    "النشر",
    "نشر",
    "actualizado",
    "actualizacion",
    "modificado",
    "creado",
    "publicado",
    "maj",
    "modifie",
    "cree",
    "publie",
    "guncelleme",
    "обновлено",
    "изменено",
];

/// Names that can only mean a time, so that years far from ours are believed too.
pub(super) const SURELY_TIME: [&str; 21] = [
    "startdateedtf",
    "startdate",
    "datestart",
    "begindate",
    "enddate",
    "dateend",
    "enddateedtf",
    "startyear",
    "yearstart",
    "yearfrom",
    "beginyear",
    "endyear",
    "yearend",
    "yearto",
    "year",
    "gwsyear",
    "gweyear",
    "datefrom",
    "dateto",
    "validfrom",
    "validto",
];

/// The ways to name the force or the category, the surest first.
pub(super) const FORCE: [&str; 75] = [
    "forces",
    "force",
    "control",
    "controller",
    "controlledby",
    "controledby",
    "controlby",
    "incontrol",
    "heldby",
    "holder",
    "territorialcontrol",
    "controlterritorial",
    "areaofcontrol",
    "occupier",
    "occupiedby",
    "actor",
    "actor1",
    "faction",
    "belligerent",
    "combatant",
    "allegiance",
    "party",
    "side",
    "armedgroup",
    "group",
    "army",
    "power",
    "ruler",
    "sovereign",
    "bando",
    "grupo",
    "dominio",
    "fuerza",
    "controladopor",
    "controlepar",
    "faccion",
    "armee",
    "القوهالمسيطره",
    "جههالسيطره",
    "السيطره",
    "سيطره",
    "المسيطر",
    "الجهه",
    "جهه",
    "القوه",
    "قوه",
    "الطرف",
    "الفصيل",
    "فصيل",
    "subjecto",
    "subjectto",
    "controllingforce",
    "forcename",
    "factionname",
    "kontrol",
    "kontroleden",
    "taraf",
    "kontrolle",
    "контроль",
    "контролює",
    "контролирует",
    "сторона",
    "كنترل",
    "owner",
    "authority",
    "affiliation",
    "layer",
    "status",
    "category",
    "class",
    "classification",
    "type",
    "kind",
    "folder",
    "الحاله",
];

/// From this place on, a name in [`FORCE`] is used for many other things.
pub(super) const WEAK_FORCES: usize = 63;

/// The ways to name an area's name, the surest first.
pub(super) const NAME: [&str; 63] = [
    "nameen",
    "nameeng",
    "name",
    "namelatin",
    "intname",
    "officialname",
    "fullname",
    "areaname",
    "placename",
    "shapename",
    "namelong",
    "title",
    "label",
    "town",
    "city",
    "village",
    "place",
    "location",
    "settlement",
    "locality",
    "zonename",
    "regionname",
    "isim",
    "isimtr",
    "ad",
    "adi",
    "yeradi",
    "назва",
    "название",
    "имя",
    "ort",
    "ortsname",
    "lieu",
    "nomlieu",
    "localite",
    "localidad",
    "lugar",
    "ville",
    "commune",
    "القريه",
    "قريه",
    "اسمالقريه",
    "الناحيه",
    "المكان",
    "الموقع",
    "الحي",
    "المدينه",
    "البلده",
    "اسمالمنطقه",
    "district",
    "region",
    "governorate",
    "province",
    "admin",
    "country",
    "nombre",
    "municipio",
    "nom",
    "namear",
    "الاسم",
    "اسم",
    "المنطقه",
    "المحافظه",
];

/// The ways to name an Arabic name.
pub(super) const NAME_AR: [&str; 14] = [
    "namear",
    "namearabic",
    "arabicname",
    "arname",
    "nameara",
    "الاسم",
    "الاسمبالعربيه",
    "الاسمالعربي",
    "اسم",
    "labelar",
    "titlear",
    "zonenamear",
    "areanamear",
    "placenamear",
];

/// The ways to name an id that validities the same through time.
pub(super) const ID: [&str; 22] = [
    "areaid",
    "id",
    "pcode",
    "placeid",
    "regionid",
    "zoneid",
    "featureid",
    "unitid",
    "osmid",
    "wikidata",
    "geonameid",
    "geonamesid",
    "gwcode",
    "shapeid",
    "uuid",
    "guid",
    "globalid",
    "code",
    "key",
    "isoa3",
    "iso3",
    "الرمز",
];

/// A name as it is compared.
pub(super) fn normal(name: &str) -> String {
    let name = western_digits(name);
    let letters = name.chars().flat_map(char::to_lowercase);
    letters.filter(|c| c.is_alphanumeric()).map(plain).collect()
}

/// Without the variants of Arabic and Latin letters that people mix.
fn plain(letter: char) -> char {
    match letter {
        'أ' | 'إ' | 'آ' => 'ا',
        'ة' => 'ه',
        'á' | 'à' | 'â' | 'ä' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ñ' => 'n',
        'ç' | 'č' | 'ć' => 'c',
        'ş' | 'š' | 'ș' => 's',
        'ğ' => 'g',
        'ı' => 'i',
        'ã' | 'å' => 'a',
        'õ' => 'o',
        'ى' | 'ی' => 'ي',
        'ک' => 'ك',
        other => other,
    }
}

/// The place of a name in a list; the smaller, the surer.
pub(super) fn rank(list: &[&str], name: &str) -> Option<usize> {
    let name = normal(name);
    list.iter().position(|known| *known == name)
}

/// The place of a name in a list of times: the whole name, or the last part of one that is nested.
pub(super) fn time_rank(list: &[&str], name: &str) -> Option<usize> {
    rank(list, name).or_else(|| rank(list, name.rsplit_once('.')?.1))
}

/// Whether a name says that its column is a time of any kind.
pub(super) fn time_name(name: &str) -> Option<usize> {
    let lists: [&[&str]; 3] = [&BEGIN, &END, &TIME];
    let ranks = lists.into_iter().filter_map(|list| time_rank(list, name));
    ranks.min().or_else(|| {
        lists
            .iter()
            .any(|list| has_word(name, list))
            .then_some(usize::MAX)
    })
}

/// Whether one of the words of a name stands in a list.
pub(super) fn has_word(name: &str, list: &[&str]) -> bool {
    let mut words: Vec<String> = vec![String::new()];
    let mut was_small = false;
    for c in name.chars() {
        // A capital after a small letter begins a word: startDate.
        if !c.is_alphanumeric() || c.is_uppercase() && was_small {
            words.push(String::new());
        }
        was_small = c.is_lowercase();
        words.last_mut().expect("a list that only grows").push(c);
    }
    words.iter().any(|word| rank(list, word).is_some())
}

/// The place of a name counted from the end of a list, so that the surest is the highest.
pub(super) fn height(list: &[&str], name: &str) -> Option<usize> {
    rank(list, name).map(|rank| list.len() - rank)
}

/// The level of an OCHA column, such as 3 for `ADM3_EN`, and what it holds: `en`, `ar`, `name`,
/// `name1`, `pcode`.
pub(super) fn ocha(name: &str) -> Option<(u8, String)> {
    let name = normal(name);
    let rest = name
        .strip_prefix("admin")
        .or_else(|| name.strip_prefix("adm"))?;
    let level = rest.bytes().next().filter(u8::is_ascii_digit)? - b'0';
    let what = rest.get(1..)?;
    let what = what
        .strip_suffix("name")
        .filter(|lang| lang.len() == 2)
        .unwrap_or(what);
    Some((level, what.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_without_what_people_mix() {
        for name in ["start_date", "START-DATE", "startDate", "Start date"] {
            assert_eq!(normal(name), "startdate");
        }
        assert_eq!(normal("جهة السيطرة"), "جههالسيطره");
        assert_eq!(normal("Facción"), "faccion");
        assert_eq!(ocha("ADM3_EN"), Some((3, "en".to_owned())));
        assert_eq!(ocha("adm3_name1"), Some((3, "name1".to_owned())));
        assert_eq!(ocha("admin1Name_en"), Some((1, "nameen".to_owned())));
        assert_eq!(ocha("admire"), None);
    }

    #[test]
    fn every_name_is_listed_as_it_is_compared() {
        let lists: [&[&str]; 9] = [
            &UPKEEP,
            &BEGIN,
            &END,
            &TIME,
            &SURELY_TIME,
            &FORCE,
            &NAME,
            &NAME_AR,
            &ID,
        ];
        for name in lists.concat() {
            assert_eq!(normal(name), *name, "{name}");
        }
    }
}
