//! [`Words`]: the general lexicon of French, one look-up from a lower-cased form to the [`WordClass`]es it may have.
//!
//! The table (`data/fr/words.fst`, about 1 MB) is packed by `examples/pack_words.rs` from the Dicollecte lexicon
//! (MPL-2.0, see `data/README.md`): a finite-state map whose values are the bits below.

use fst::raw::{CompiledAddr, Output};
use rustc_hash::FxHashMap;

/// What a form may be: a set of bits, since most forms of French are several things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Hash)]
pub struct WordClass(pub u64);

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $bit:literal;)*) => {
        impl WordClass { $($(#[$doc])* pub const $name: WordClass = WordClass(1 << $bit);)* }
    };
}

classes! {
    /// Noun, masculine singular.
    NOUN_MS = 0;
    /// Noun, masculine plural.
    NOUN_MP = 1;
    /// Noun, feminine singular.
    NOUN_FS = 2;
    /// Noun, feminine plural.
    NOUN_FP = 3;
    /// Adjective, masculine singular.
    ADJ_MS = 4;
    /// Adjective, masculine plural.
    ADJ_MP = 5;
    /// Adjective, feminine singular.
    ADJ_FS = 6;
    /// Adjective, feminine plural.
    ADJ_FP = 7;
    /// Past participle, masculine singular.
    PP_MS = 8;
    /// Past participle, masculine plural.
    PP_MP = 9;
    /// Past participle, feminine singular.
    PP_FS = 10;
    /// Past participle, feminine plural.
    PP_FP = 11;
    /// Present participle.
    PRES_PART = 12;
    /// Infinitive.
    INFINITIVE = 13;
    /// Finite verb, third person singular.
    V3S = 14;
    /// Finite verb, third person plural.
    V3P = 15;
    /// Finite verb, first or second person only.
    V12 = 16;
    /// Conditional.
    CONDITIONAL = 17;
    /// Adverb.
    ADVERB = 18;
    /// Determiner.
    DET = 19;
    /// Preposition.
    PREP = 20;
    /// Conjunction.
    CONJ = 21;
    /// Pronoun.
    PRON = 22;
    /// First name borne by men.
    FIRST_M = 23;
    /// First name borne by women.
    FIRST_F = 24;
    /// Surname.
    SURNAME = 25;
    /// Place: city, country, region.
    PLACE = 26;
    /// Any other proper name.
    PROPER = 27;
    /// Demonym or adjective of a place (*américain*).
    DEMONYM = 28;
    /// Form of *être*.
    ETRE = 29;
    /// Form of *avoir*.
    AVOIR = 30;
    /// Number word or interjection or other function word.
    OTHER = 31;
    /// A noun for what a person is; not in the packed table, but from the list of roles.
    ROLE = 32;
}

impl WordClass {
    /// Any noun.
    pub const NOUN: WordClass = WordClass(0xF);
    /// Any adjective.
    pub const ADJ: WordClass = WordClass(0xF0);
    /// Any past participle.
    pub const PAST_PART: WordClass = WordClass(0xF00);
    /// Any finite verb form.
    pub const FINITE: WordClass = WordClass(0x1C000);
    /// Any first name.
    pub const FIRST: WordClass = WordClass(0x180_0000);

    /// True where the two sets share a class.
    pub fn has(self, other: WordClass) -> bool {
        self.0 & other.0 != 0
    }

    /// True where nothing is known of the form.
    pub fn is_unknown(self) -> bool {
        self.0 == 0
    }

    /// What is in this set and not in the other.
    pub const fn without(self, other: WordClass) -> WordClass {
        WordClass(self.0 & !other.0)
    }

    /// Both sets together.
    pub const fn with(self, other: WordClass) -> WordClass {
        WordClass(self.0 | other.0)
    }
}

/// The general lexicon.
pub struct Words {
    /// None where the packed table is broken: every word is then unknown, and the tests say so.
    map: Option<fst::raw::Fst<&'static [u8]>>,
    /// Where the forms go on that begin with two bytes, and their value so far: the first steps are the longest.
    begun: FxHashMap<[u8; 2], (CompiledAddr, Output)>,
}

static PACKED: &[u8] = include_bytes!("../../data/fr/words.fst");

impl Default for Words {
    fn default() -> Words {
        Words::new()
    }
}

impl Words {
    /// Opens the table compiled in; costs a check of its header and the first two steps of all forms.
    pub fn new() -> Words {
        let map = fst::raw::Fst::new(PACKED).ok();
        let mut begun = FxHashMap::default();
        if let Some(map) = &map {
            for first in map.root().transitions() {
                for second in map.node(first.addr).transitions() {
                    begun.insert([first.inp, second.inp], (second.addr, first.out.cat(second.out)));
                }
            }
        }
        Words { map, begun }
    }

    /// The classes of a form, which must be lower case and NFC with a straight apostrophe; none for an unknown form.
    pub fn class(&self, form: &[u8]) -> WordClass {
        WordClass(self.value(form).unwrap_or(0))
    }

    fn value(&self, form: &[u8]) -> Option<u64> {
        let map = self.map.as_ref()?;
        let Some((begin, rest)) = form.split_first_chunk() else {
            return map.get(form).map(Output::value);
        };
        let (at, mut value) = *self.begun.get(begin)?;
        let mut node = map.node(at);
        for byte in rest {
            let next = node.transition(node.find_input(*byte)?);
            value = value.cat(next.out);
            node = map.node(next.addr);
        }
        node.is_final().then(|| value.cat(node.final_output()).value())
    }
}

/// *Dakaroise*, *Gatinois*: a word with a capital that ends like the name of whoever lives somewhere (Grevisse & Goosse, *Le Bon
/// usage*, on the *gentilés*), or is one by no rule (*Bisontin*, of Besançon). Surnames end so, too: it tells something behind an
/// article only.
pub fn is_inhabitant(word: &str) -> bool {
    const ENDINGS: [&str; 8] = ["oise", "ois", "aise", "ais", "ienne", "ien", "éenne", "éen"];
    const IRREGULAR: [&str; 44] = [
        "Angevin",
        "Auscitain",
        "Auvergnat",
        "Basque",
        "Berrichon",
        "Beyrouthin",
        "Biarrot",
        "Bisontin",
        "Bourguignon",
        "Breton",
        "Briochin",
        "Briviste",
        "Casaoui",
        "Castelroussin",
        "Catalan",
        "Ch'ti",
        "Ch'timi",
        "Ch’ti",
        "Ch’timi",
        "Corse",
        "Flamand",
        "Gascon",
        "Girondin",
        "Hiérosolymitain",
        "Lorrain",
        "Madelinot",
        "Malouin",
        "Manitobain",
        "Marrakchi",
        "Messin",
        "Montpelliérain",
        "Normand",
        "Picard",
        "Poitevin",
        "Ponot",
        "Périgourdin",
        "Rbati",
        "Romand",
        "Savoyard",
        "Solognot",
        "Toulousain",
        "Tulliste",
        "Valaisan",
        "Wallon",
    ];
    let regular = word.len() > 6 && ENDINGS.iter().any(|end| word.ends_with(end));
    let listed = |form: &str| IRREGULAR.binary_search(&form).is_ok();
    // *Bisontine*, *Bretonne*
    let by_no_rule =
        || listed(word) || ["e", "ne"].iter().any(|end| word.strip_suffix(end).is_some_and(listed));
    word.starts_with(char::is_uppercase) && (regular || by_no_rule())
}

/// *45e*, *1er*, *2nde*, *16ème*: an ordinal in figures; lower case.
pub(crate) fn is_ordinal(word: &str) -> bool {
    let ending = word.trim_start_matches(|c: char| c.is_ascii_digit());
    ending.len() < word.len()
        && matches!(
            ending,
            "e" | "er" | "re" | "ère" | "ème" | "eme" | "ième" | "nd" | "nde" | "es" | "ers" | "èmes"
        )
}
