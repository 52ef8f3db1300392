//! The faces that ship with the program, and what identifies a font. It must not know what is
//! written with them.

use std::borrow::Cow;
use std::sync::Arc;

use parley::fontique::{Blob, Collection, CollectionOptions, SourceCache};
use parley::{FontContext, FontData, FontFamily, FontFamilyName};

use super::style::Face;

/// The embedded faces: open fonts (OFL), so that the picture is the same on every machine.
const EMBEDDED: [&[u8]; 6] = [
    include_bytes!("../../assets/fonts/NotoSans-Regular.ttf"),
    include_bytes!("../../assets/fonts/NotoSans-Bold.ttf"),
    include_bytes!("../../assets/fonts/NotoSansArabic-Regular.ttf"),
    include_bytes!("../../assets/fonts/NotoSansArabic-Bold.ttf"),
    include_bytes!("../../assets/fonts/NotoNaskhArabic-Regular.ttf"),
    include_bytes!("../../assets/fonts/NotoNaskhArabic-Bold.ttf"),
];

const SANS: FontFamilyName<'static> = FontFamilyName::named("Noto Sans");
const SANS_ARABIC: FontFamilyName<'static> = FontFamilyName::named("Noto Sans Arabic");
const NASKH: FontFamilyName<'static> = FontFamilyName::named("Noto Naskh Arabic");

// The whole stack is always named: Noto Naskh Arabic has no ASCII quotation marks, and nothing
// falls back for them inside an Arabic run unless a family of the stack has them.
static INTERFACE: [FontFamilyName<'static>; 2] = [SANS, SANS_ARABIC];
static READING_ARABIC: [FontFamilyName<'static>; 3] = [NASKH, SANS, SANS_ARABIC];
static READING_LATIN: [FontFamilyName<'static>; 3] = [SANS, NASKH, SANS_ARABIC];

/// What identifies a font in one run of the program: the file, the face in it, and how it is
/// varied. Cheap to copy, compare and sort.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FontKey {
    file: u64,
    face: u32,
    variant: u32,
}

/// A font as the rasteriser needs it.
#[derive(Clone, Debug)]
pub struct Font {
    /// What identifies it.
    pub key: FontKey,
    /// The bytes of the font file and the index of the face in it.
    pub(super) data: FontData,
    /// Normalised coordinates of a variable font; empty for a static one.
    pub(super) coords: Vec<i16>,
    /// The family has no bold of its own: outlines must be thickened.
    pub(super) embolden: bool,
}

impl Font {
    /// Describes a font that a shaped run uses.
    pub(super) fn new(data: &FontData, coords: &[i16], embolden: bool) -> Self {
        Self {
            key: FontKey::new(data, coords, embolden),
            data: data.clone(),
            coords: coords.to_vec(),
            embolden,
        }
    }
}

impl Font {
    /// The bytes of its file.
    pub fn file(&self) -> Arc<dyn AsRef<[u8]> + Send + Sync> {
        Arc::new(self.data.data.clone())
    }

    /// Which face of the file it is.
    pub fn face(&self) -> u32 {
        self.data.index
    }
}

impl FontKey {
    /// The key of a font with these variations.
    pub(super) fn new(data: &FontData, coords: &[i16], embolden: bool) -> Self {
        // FNV-1a: two instances of one variable font must not share their bitmaps.
        let variant = coords.iter().fold(u32::from(embolden), |hash, &coord| {
            (hash ^ u32::from(coord.cast_unsigned())).wrapping_mul(0x0100_0193)
        });
        Self {
            file: data.data.id(),
            face: data.index,
            variant,
        }
    }
}

/// A font context that holds the embedded faces and no others.
pub(super) fn embedded_fonts() -> FontContext {
    let mut collection = Collection::new(CollectionOptions {
        shared: false,
        system_fonts: false,
    });
    for bytes in EMBEDDED {
        collection.register_fonts(Blob::new(Arc::new(bytes)), None);
    }
    FontContext {
        collection,
        source_cache: SourceCache::default(),
    }
}

/// The families for a face, in order of preference.
pub(super) fn family_stack(face: Face, has_arabic: bool) -> FontFamily<'static> {
    FontFamily::List(Cow::Borrowed(match (face, has_arabic) {
        (Face::Interface, _) => &INTERFACE[..],
        (Face::Reading, true) => &READING_ARABIC,
        (Face::Reading, false) => &READING_LATIN,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_named_family_is_embedded() {
        let mut fonts = embedded_fonts();
        for name in ["Noto Sans", "Noto Sans Arabic", "Noto Naskh Arabic"] {
            let family = fonts.collection.family_by_name(name);
            assert_eq!(family.expect(name).fonts().len(), 2, "{name}");
        }
    }
}
