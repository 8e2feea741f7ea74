//! [`Ranking`]: what speaks for and against a candidate when a pronoun or a description is resolved, with its weights.
//!
//! A log-linear ranking of antecedents (Denis & Baldridge 2007, *A ranking approach to pronoun resolution*): the score
//! of a candidate is the sum of the weights of the features that hold of it, and its share of the exponentials is how
//! far it is trusted. The weights stand in `fr/ranking.csv`, one column for pronouns, one for descriptions; they are
//! learned by `examples/tune` and may be changed by hand.

use super::{DataError, DataFiles, Table};

macro_rules! features {
    ($($(#[$doc:meta])* $name:ident = $id:literal),* $(,)?) => {
        /// Something that holds of a candidate, seen from the phrase that is resolved.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum Feature { $($(#[$doc])* $name),* }

        impl Feature {
            /// All features, in the order of the table.
            pub const ALL: &[Feature] = &[$(Feature::$name),*];

            /// Its name in `fr/ranking.csv`.
            pub fn id(self) -> &'static str {
                match self { $(Feature::$name => $id),* }
            }
        }
    };
}

features! {
    /// Mentioned before in the same sentence.
    Here = "here",
    /// Last mentioned one sentence back.
    Back1 = "back-1",
    /// Two sentences back.
    Back2 = "back-2",
    /// Three or four sentences back.
    Back4 = "back-4",
    /// Five to eight sentences back.
    Back8 = "back-8",
    /// Further back.
    Far = "far",
    /// Subject in the same sentence.
    SubjectHere = "subject-here",
    /// Last a subject one sentence back.
    Subject1 = "subject-1",
    /// Last a subject two sentences back.
    Subject2 = "subject-2",
    /// Last a subject three or four sentences back.
    Subject4 = "subject-4",
    /// Last a subject further back.
    SubjectFar = "subject-far",
    /// The last subject of all that agree.
    LatestSubject = "latest-subject",
    /// The last mentioned of all that agree.
    LatestMention = "latest-mention",
    /// Spoke last of all.
    LastSpeaker = "last-speaker",
    /// Spoke last of all, and the verb goes on: *ajoute*, *poursuit*.
    GoesOn = "goes-on",
    /// Spoke in this sentence or the one before.
    Spoke1 = "spoke-1",
    /// Spoke two to four sentences back.
    Spoke4 = "spoke-4",
    /// Spoke further back.
    SpokeFar = "spoke-far",
    /// The first subject of the sentence before, or of this one.
    FirstSubject = "first-subject",
    /// Spoke last of all, and the sentence turns to somebody else: *de son côté*, *pour sa part*.
    OtherSide = "other-side",
    /// Spoke last of all, and the verb answers or asks somebody: *rétorque*, *l'interrompt*, *lui demande*.
    Answers = "answers",
    /// The first subject of the paragraph.
    Topic = "topic",
    /// Mentioned in the paragraph.
    InParagraph = "in-paragraph",
    /// Mentioned in the first paragraph, the headline.
    Headline = "headline",
    /// The only person near who agrees.
    Only = "only",
    /// A person by name, title or role.
    Person = "person",
    /// A person by the look of the name.
    LikelyPerson = "likely-person",
    /// Somebody nameless.
    Anonymous = "anonymous",
    /// An organisation.
    Organisation = "organisation",
    /// A document.
    Document = "document",
    /// Described by other offices of state, party or law only, where the phrase is such an office: *le maire* after *le député*.
    OtherOffice = "other-office",
    /// Known to be of the gender of the phrase.
    GenderAgrees = "gender-agrees",
    /// Of unknown gender.
    GenderUnknown = "gender-unknown",
    /// Mentioned once.
    Once = "once",
    /// Mentioned four times or more.
    Often = "often",
    /// Named inside the quotations of the sentence: people seldom name themselves.
    InWords = "in-words",
    /// Last mentioned behind a preposition or inside another phrase.
    Oblique = "oblique",
    /// A name that no list and no title shows to be a person's.
    Doubtful = "doubtful",
    /// Described before by the same noun and at least the same modifiers.
    SameDescription = "same-description",
    /// Described before by the same noun.
    SameHead = "same-head",
    /// Described before by a narrower noun, or an organisation of that kind.
    Hypernym = "hypernym",
    /// The only person with a name near whom the noun takes up: the definite article says that there is one.
    Sole = "sole",
    /// Of the age that the phrase gives: *la septuagénaire*, *l'homme de 45 ans*.
    Age = "age",
    /// One modifier of the phrase was said of it before.
    Shared = "shared",
    /// Two or more were.
    SharedMore = "shared-more",
    /// One modifier of the phrase was never said of it.
    Unshared = "unshared",
    /// Two or more never were.
    UnsharedMore = "unshared-more",
    /// Never described so far.
    Undescribed = "undescribed",
    /// Described, but never so.
    DescribedOtherwise = "described-otherwise",
    /// Described by roles of the same field of life, though by none that takes it up.
    SameField = "same-field",
    /// Described by roles of other fields only.
    OtherField = "other-field",
    /// An organisation with a name, the last mentioned of those that the noun takes up.
    LatestCalled = "latest-called",
    /// First mentioned in this sentence or the one before.
    Fresh = "fresh",
    /// The candidate is nobody mentioned so far.
    New = "new",
    /// New, and the phrase has a complement or modifier.
    NewModified = "new-modified",
    /// New, and the phrase has two or more of them.
    NewModifiedMore = "new-modified-more",
    /// New, and the noun is for somebody's somebody: *avocat*, *porte-parole*, *père*.
    NewDeputy = "new-deputy",
    /// New, and the phrase is a demonstrative.
    NewDemonstrative = "new-demonstrative",
    /// New, and the phrase names an organisation, a document or a group.
    NewThing = "new-thing",
    /// New, and the noun is written like a name: *le Comité*.
    NewCapital = "new-capital",
    /// New, and another description had the same noun.
    NewHeadSeen = "new-head-seen",
    /// New, and the noun is for anybody: *la jeune femme*, *le quadragénaire*.
    NewGeneric = "new-generic",
    /// New, and the noun is for an office of state, party or law: *le ministre*, *le procureur*.
    NewOffice = "new-office",
    /// New, and the noun is for somebody of the law, with a complement or modifier: *la présidente du tribunal*, *le procureur de
    /// Lyon*. Who is tried or dead is the subject of many sentences before.
    NewLaw = "new-law",
    /// New, and the noun is for a trade: *l'économiste*, *la chanteuse*.
    NewTrade = "new-trade",
    /// New, and the noun is an adjective: *le Vendéen*, *la rousse*.
    NewAdjective = "new-adjective",
}

/// A set of features.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Features(u128);

const _: () = assert!(Feature::ALL.len() <= 128);

impl Features {
    /// Adds a feature where it holds.
    pub fn set(&mut self, feature: Feature, holds: bool) {
        self.0 |= u128::from(holds) << feature as u8;
    }

    /// Whether a feature holds.
    pub fn has(self, feature: Feature) -> bool {
        self.0 >> feature as u8 & 1 == 1
    }

    /// Those that hold, in the order of the table.
    pub fn iter(self) -> impl Iterator<Item = Feature> {
        Feature::ALL.iter().copied().filter(move |f| self.has(*f))
    }
}

/// The weight of each feature for one kind of phrase.
#[derive(Clone, Copy, Debug)]
pub struct Weights([f32; Feature::ALL.len()]);

impl Weights {
    /// The weight of a feature.
    pub fn of(&self, feature: Feature) -> f32 {
        self.0[feature as usize]
    }

    /// The sum of the weights of the features.
    pub fn score(&self, features: Features) -> f32 {
        let mut bits = features.0;
        let mut sum = 0.0;
        while bits != 0 {
            sum += self.0[bits.trailing_zeros() as usize];
            bits &= bits - 1;
        }
        sum
    }
}

/// The weights of all features.
#[derive(Clone, Copy, Debug)]
pub struct Ranking {
    /// For pronouns.
    pub pronoun: Weights,
    /// For descriptions.
    pub description: Weights,
}

const FILE: &str = "fr/ranking.csv";
const HEADER: &[&str] = &["feature", "pronoun", "description"];

impl Ranking {
    /// Reads `fr/ranking.csv`.
    ///
    /// # Errors
    /// A wrong header, an unknown, repeated or missing feature, a weight that is no number.
    pub fn parse(files: &DataFiles) -> Result<Ranking, DataError> {
        let zero = Weights([0.0; Feature::ALL.len()]);
        let mut ranking = Ranking { pronoun: zero, description: zero };
        let mut seen = Features::default();
        let table = Table::parse(FILE, files.text(FILE), HEADER)?;
        for row in table.rows() {
            let id = row.required("feature")?;
            let Some(&feature) = Feature::ALL.iter().find(|f| f.id() == id) else {
                return Err(row.error("feature", format!("{id:?} is no feature that the engine looks at")));
            };
            if seen.has(feature) {
                return Err(row.error("feature", format!("{id:?} stands twice")));
            }
            seen.set(feature, true);
            for (column, weights) in
                [("pronoun", &mut ranking.pronoun), ("description", &mut ranking.description)]
            {
                let cell = row.required(column)?;
                weights.0[feature as usize] = cell
                    .parse::<f32>()
                    .ok()
                    .filter(|w| w.is_finite())
                    .ok_or_else(|| row.error(column, format!("{cell:?} is no number")))?;
            }
        }
        match Feature::ALL.iter().find(|f| !seen.has(**f)) {
            None => Ok(ranking),
            Some(missing) => Err(DataError {
                file: FILE.to_owned(),
                row: 0,
                column: String::new(),
                problem: format!("the feature {:?} has no row", missing.id()),
            }),
        }
    }
}
