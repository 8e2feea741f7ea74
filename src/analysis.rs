//! [`Analysis`]: what [`Engine::analyse`](crate::Engine::analyse) finds in one article.
//!
//! Plain data, in spans of the article's own text. Nothing here is serialised: `export/` does that, from these types.

use crate::input::Date;
use crate::text::Span;

/// Everything that was found in one article.
#[derive(Clone, Debug, Default)]
pub struct Analysis {
    /// Who says what, in the order of the output: by field, start, end descending, kind.
    pub attributions: Vec<Attribution>,
    /// The speakers that the attributions point to, in order of first use.
    pub speakers: Vec<Speaker>,
    /// What was odd in the article and was survived.
    pub notices: Vec<Notice>,
    /// The date that the analysis went by: the row's, else the one that the text begins with.
    pub date: Option<Date>,
    /// What the text holds, in numbers.
    pub counts: Counts,
}

/// How much there is of what in one article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Bytes of title and text.
    pub bytes: usize,
    /// Paragraphs of the text.
    pub paragraphs: usize,
    /// Sentences of the text.
    pub sentences: usize,
    /// Words of the text (tokens that are words or numbers).
    pub words: usize,
}

/// A row of [`Analysis::attributions`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AttributionId(pub u32);

/// A row of [`Analysis::speakers`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SpeakerId(pub u32);

/// Which text of the article a span lies in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The headline that was given apart.
    Title,
    /// The article's text.
    #[default]
    Text,
}

/// What kind of reporting an attribution is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Marks that hold a whole utterance.
    Direct,
    /// Marks inside the journalist's own clause.
    Partial,
    /// A reported proposition without marks.
    Indirect,
    /// A reported proposition with quotations in it.
    Mixed,
    /// Marks that hold no reported speech.
    Other,
}

impl Kind {
    /// All of them.
    pub const ALL: &[Kind] = &[Kind::Direct, Kind::Partial, Kind::Indirect, Kind::Mixed, Kind::Other];
}

/// Why a quotation is no speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// A work, programme, operation, organisation, slogan.
    Title,
    /// A word spoken of, a nickname, a so-called.
    Term,
    /// The journalist's own distance.
    Scare,
    /// A name given to somebody or something.
    Name,
}

/// What the cue says that the speaker did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Act {
    /// Uttered.
    #[default]
    Say,
    /// Wrote.
    Write,
    /// Thought, believed, felt.
    Think,
    /// Asked a question.
    Ask,
    /// Ordered, demanded, called for.
    Order,
    /// Promised, threatened, announced a deed.
    Promise,
    /// Denied.
    Deny,
    /// Knew, learned, noticed.
    Know,
}

impl Act {
    /// All of them.
    pub const ALL: &[Act] =
        &[Act::Say, Act::Write, Act::Think, Act::Ask, Act::Order, Act::Promise, Act::Deny, Act::Know];
}

/// Whether the content is asserted by its speaker.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Polarity {
    /// The speaker stands for it.
    #[default]
    Asserted,
    /// The speaker denies it, or did not say it.
    Denied,
    /// It is asked.
    Questioned,
    /// That it was said at all is hearsay (*aurait déclaré*), or it is said to be possible.
    Hedged,
}

impl Polarity {
    /// All of them.
    pub const ALL: &[Polarity] =
        &[Polarity::Asserted, Polarity::Denied, Polarity::Questioned, Polarity::Hedged];
}

/// How the speaker was reached from the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SpeakerFrom {
    /// The source itself names the speaker.
    Text,
    /// A pronoun or description was resolved within the article.
    Coreference,
    /// An office was resolved by the article's date.
    Office,
    /// Carried over from the quotation before.
    Continuation,
}

impl SpeakerFrom {
    /// All of them.
    pub const ALL: &[SpeakerFrom] =
        &[SpeakerFrom::Text, SpeakerFrom::Coreference, SpeakerFrom::Office, SpeakerFrom::Continuation];
}

/// What a speaker is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SpeakerKind {
    /// One person.
    Person,
    /// A state, institution, company, party, medium.
    Organisation,
    /// Several people (*les syndicats*).
    Group,
    /// A decree, report, study, communiqué.
    Document,
    /// Somebody whom the text does not want to name.
    Anonymous,
}

impl SpeakerKind {
    /// All of them.
    pub const ALL: &[SpeakerKind] = &[
        SpeakerKind::Person,
        SpeakerKind::Organisation,
        SpeakerKind::Group,
        SpeakerKind::Document,
        SpeakerKind::Anonymous,
    ];
}

/// Grammatical, and for persons presumed social, gender.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gender {
    /// *Elle*.
    Feminine,
    /// *Il*.
    Masculine,
}

impl Gender {
    /// All of them.
    pub const ALL: &[Gender] = &[Gender::Feminine, Gender::Masculine];
}

/// The entity behind a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The known speaker's display name, else the fullest name of the article, else the noun phrase as written.
    pub name: String,
    /// Wikidata id of a known speaker; empty where there is none (exports then make a slug).
    pub wikidata: Option<String>,
    /// What it is.
    pub kind: SpeakerKind,
    /// Gender of a person, where known.
    pub gender: Option<Gender>,
    /// True where `data/` or the user's own list knows the speaker.
    pub known: bool,
    /// True where the article gives no name: the speaker is then not the same as one of another article.
    pub nameless: bool,
}

/// The marks of a quotation, as written (`«`, `”`, `''`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marks {
    /// The opening mark; empty where it is missing.
    pub open: String,
    /// The closing mark; empty where it is missing.
    pub close: String,
    /// What had to be mended to read them, in the words of the notices (`unclosed`, `mismatched`…).
    pub repair: Option<&'static str>,
}

/// One link content – cue – source, with the speaker behind it.
#[derive(Clone, Debug)]
pub struct Attribution {
    /// Direct, partial, indirect, mixed or other.
    pub kind: Kind,
    /// Which text the spans of this row lie in.
    pub field: Field,
    /// The reported words, marks included.
    pub span: Span,
    /// The segments of the content, without the outer marks and without an *incise*; never empty.
    pub content: Vec<Span>,
    /// The marks, for a quotation.
    pub marks: Option<Marks>,
    /// The mixed claim, or the quotation, that holds this row.
    pub parent: Option<AttributionId>,
    /// Who said it; empty where nobody can be named.
    pub speakers: Vec<SpeakerId>,
    /// How the speaker was reached.
    pub speaker_from: Option<SpeakerFrom>,
    /// The best guess where `speakers` is empty.
    pub candidates: Vec<SpeakerId>,
    /// The role in which the text presents the speaker, as written.
    pub role: Option<Span>,
    /// The phrase to which the content is credited.
    pub source: Option<Span>,
    /// What signals the reporting.
    pub cue: Option<Span>,
    /// Lemma of the cue (`déclarer`, `selon`).
    pub cue_lemma: Option<String>,
    /// What the cue says that the speaker did.
    pub act: Act,
    /// Whether the content is asserted.
    pub polarity: Polarity,
    /// To whom it was said.
    pub addressee: Option<Span>,
    /// Who passed it on.
    pub relay: Option<Span>,
    /// Why it is no speech, for kind `other`.
    pub reason: Option<Reason>,
    /// Probability that the speaker of this row is right, 0 to 1; for kind `other`, that it is no speech.
    pub confidence: f32,
    /// The rule that decided.
    pub rule: &'static str,
    /// Number of the paragraph in its field, from 1.
    pub paragraph: u32,
    /// The sentence or sentences around the row.
    pub context: Span,
    /// Names that stand inside the reported words, for the graph: speakers of this analysis.
    pub mentions: Vec<SpeakerId>,
}

/// Something odd in the input that the analysis survived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// A word for what it is (`unclosed`, `mismatched`, `crowded`, `encoding`), stable from version to version.
    pub code: &'static str,
    /// The same in a sentence.
    pub message: String,
    /// Which text, and where in it, if it has a place.
    pub place: Option<(Field, Span)>,
}
