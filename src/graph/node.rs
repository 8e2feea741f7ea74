//! [`Node`]: a speaker, an attribution, an article, an outlet or a phrase of the graph.

use crate::analysis::{Act, Gender, Kind, Polarity, SpeakerKind};
use crate::input::Date;
use crate::words;

/// What a node stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NodeKind {
    /// Somebody who says something, or is named in what others say.
    Speaker(SpeakerKind),
    /// One row of the attributions.
    Attribution(Kind),
    /// One row of the input.
    Article,
    /// A paper, site or agency.
    Outlet,
    /// Words that name a relay or an addressee who is no speaker of the article.
    Phrase,
}

impl NodeKind {
    /// `speaker`, `attribution`, `article`, `outlet`, `phrase`.
    pub fn word(self) -> &'static str {
        match self {
            NodeKind::Speaker(_) => "speaker",
            NodeKind::Attribution(_) => "attribution",
            NodeKind::Article => "article",
            NodeKind::Outlet => "outlet",
            NodeKind::Phrase => "phrase",
        }
    }

    /// What sort of speaker or attribution it is; empty for the others.
    pub fn sort(self) -> &'static str {
        match self {
            NodeKind::Speaker(kind) => words::speaker_kind(kind),
            NodeKind::Attribution(kind) => words::kind(kind),
            NodeKind::Article | NodeKind::Outlet | NodeKind::Phrase => "",
        }
    }

    /// The kind of these two words.
    pub(crate) fn read(word: &str, sort: &str) -> Option<NodeKind> {
        match word {
            "speaker" => words::read(SpeakerKind::ALL, words::speaker_kind, sort).map(NodeKind::Speaker),
            "attribution" => words::read(Kind::ALL, words::kind, sort).map(NodeKind::Attribution),
            "article" => Some(NodeKind::Article),
            "outlet" => Some(NodeKind::Outlet),
            "phrase" => Some(NodeKind::Phrase),
            _ => None,
        }
    }
}

/// How much there is at a node.
///
/// For a speaker, what it says; for an article and an outlet, what stands in it; for a phrase, what it passes on or hears;
/// for an attribution, itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Rows of any kind.
    pub attributions: u32,
    /// Rows of kind direct, partial or other: what stands between marks.
    pub quotations: u32,
    /// Rows of kind indirect or mixed.
    pub claims: u32,
    /// For a speaker: rows in whose words it is named.
    pub mentioned: u32,
    /// Articles.
    pub documents: u32,
}

impl Tally {
    /// Counts one row.
    pub fn count(&mut self, kind: Kind) {
        self.attributions += 1;
        match kind {
            Kind::Direct | Kind::Partial | Kind::Other => self.quotations += 1,
            Kind::Indirect | Kind::Mixed => self.claims += 1,
        }
    }

    /// Adds what another article has of the same node.
    pub fn add(&mut self, other: &Tally) {
        self.attributions = self.attributions.saturating_add(other.attributions);
        self.quotations = self.quotations.saturating_add(other.quotations);
        self.claims = self.claims.saturating_add(other.claims);
        self.mentioned = self.mentioned.saturating_add(other.mentioned);
        self.documents = self.documents.saturating_add(other.documents);
    }
}

/// A node, with words borrowed from the article: what is written row by row without a copy.
#[derive(Clone, Copy, Debug)]
pub struct NodeView<'a> {
    /// Stable, derived, unique in the graph.
    pub id: &'a str,
    /// What a picture of the graph shows.
    pub label: &'a str,
    /// What it stands for.
    pub kind: NodeKind,
    /// Gender of a person, where known.
    pub gender: Option<Gender>,
    /// Wikidata id of a known speaker, else empty.
    pub wikidata: &'a str,
    /// True where the same node may come back in another article: it is whole only when all have been read.
    pub shared: bool,
    /// The article that it belongs to; empty where it is shared.
    pub document: &'a str,
    /// The outlet's name, for articles and attributions.
    pub outlet: &'a str,
    /// The address of an article.
    pub url: &'a str,
    /// The earliest date of its articles.
    pub first: Option<Date>,
    /// The latest date of its articles.
    pub last: Option<Date>,
    /// What the speaker did, for an attribution that is speech.
    pub act: Option<Act>,
    /// Whether it is asserted, for an attribution that is speech.
    pub polarity: Option<Polarity>,
    /// How much there is at it.
    pub tally: Tally,
}

/// A node that owns its words: the weight of the petgraph.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Stable, derived, unique in the graph.
    pub id: String,
    /// What a picture of the graph shows.
    pub label: String,
    /// What it stands for.
    pub kind: NodeKind,
    /// Gender of a person, where known.
    pub gender: Option<Gender>,
    /// Wikidata id of a known speaker, else empty.
    pub wikidata: String,
    /// True where the same node may come back in another article: it is whole only when all have been read.
    pub shared: bool,
    /// The article that it belongs to; empty where it is shared.
    pub document: String,
    /// The outlet's name, for articles and attributions.
    pub outlet: String,
    /// The address of an article.
    pub url: String,
    /// The earliest date of its articles.
    pub first: Option<Date>,
    /// The latest date of its articles.
    pub last: Option<Date>,
    /// What the speaker did, for an attribution that is speech.
    pub act: Option<Act>,
    /// Whether it is asserted, for an attribution that is speech.
    pub polarity: Option<Polarity>,
    /// How much there is at it.
    pub tally: Tally,
}

impl Node {
    /// The same node with its words borrowed.
    pub fn view(&self) -> NodeView<'_> {
        NodeView {
            id: &self.id,
            label: &self.label,
            kind: self.kind,
            gender: self.gender,
            wikidata: &self.wikidata,
            shared: self.shared,
            document: &self.document,
            outlet: &self.outlet,
            url: &self.url,
            first: self.first,
            last: self.last,
            act: self.act,
            polarity: self.polarity,
            tally: self.tally,
        }
    }

    /// Takes in what another article has of the same node: counts add up, dates widen, the first name and type stay.
    pub fn absorb(&mut self, other: &Node) {
        self.tally.add(&other.tally);
        self.gender = self.gender.or(other.gender);
        (self.first, self.last) = widened((self.first, self.last), (other.first, other.last));
    }
}

/// The earliest and the latest date of two articles, or of as many.
pub(super) fn widened(
    ours: (Option<Date>, Option<Date>),
    theirs: (Option<Date>, Option<Date>),
) -> (Option<Date>, Option<Date>) {
    let first = match (ours.0, theirs.0) {
        (Some(ours), Some(theirs)) if theirs.first_day() >= ours.first_day() => Some(ours),
        (ours, theirs) => theirs.or(ours),
    };
    let last = match (ours.1, theirs.1) {
        (Some(ours), Some(theirs)) if theirs.last_day() <= ours.last_day() => Some(ours),
        (ours, theirs) => theirs.or(ours),
    };
    (first, last)
}

impl From<NodeView<'_>> for Node {
    fn from(view: NodeView<'_>) -> Node {
        Node {
            id: view.id.to_owned(),
            label: view.label.to_owned(),
            kind: view.kind,
            gender: view.gender,
            wikidata: view.wikidata.to_owned(),
            shared: view.shared,
            document: view.document.to_owned(),
            outlet: view.outlet.to_owned(),
            url: view.url.to_owned(),
            first: view.first,
            last: view.last,
            act: view.act,
            polarity: view.polarity,
            tally: view.tally,
        }
    }
}
