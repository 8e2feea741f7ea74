//! [`walk`]: the nodes and edges that one article adds to the graph, one by one.
//!
//! The only place that says what the graph is made of: the tables stream what it gives, and
//! [`Builder`](super::Builder) keeps it.

use rustc_hash::FxHashMap;

use super::ids::{Ids, push_number, push_scope};
use super::slug::push_slug;
use super::{EdgeKind, EdgeView, NodeKind, NodeView, Tally};
use crate::analysis::{Analysis, Attribution, AttributionId, Field, Kind, SpeakerFrom, SpeakerId};
use crate::input::{Article, Date};

/// What takes the nodes and edges in.
pub trait Sink {
    /// A node: each id comes once for an article.
    fn node(&mut self, node: NodeView<'_>);
    /// An edge: its ends are nodes of the same walk, before it or after it.
    fn edge(&mut self, edge: EdgeView<'_>);
}

/// Longest label of an attribution, in code points; a longer one is cut and ends in `…`.
pub const LABEL: usize = 80;

/// Gives `sink` the nodes and edges of one article.
///
/// The order is that of the analysis: the edges row by row; the article, the rows, the speakers in order of first use, the
/// outlet, the phrases. A speaker that is only a candidate is no node. Linear in the rows.
pub fn walk(article: &Article, analysis: &Analysis, ids: &Ids<'_>, sink: &mut impl Sink) {
    let date = analysis.date.or(article.date);
    let outlet = article.outlet.as_deref().unwrap_or_default();
    let mut article_node = String::with_capacity(article.id.len() + 8);
    article_node.push_str("article:");
    article_node.push_str(&article.id);

    let mut all = Tally { documents: 1, ..Tally::default() };
    for row in &analysis.attributions {
        all.count(row.kind);
    }
    let title = article.title.as_deref().unwrap_or_default();
    let mut label = String::new();
    shorten(&mut label, if title.trim().is_empty() { &article.id } else { title });
    let blank = NodeView {
        id: &article_node,
        label: &label,
        kind: NodeKind::Article,
        gender: None,
        wikidata: "",
        shared: false,
        document: &article.id,
        outlet,
        url: article.url.as_deref().unwrap_or_default(),
        first: date,
        last: date,
        act: None,
        polarity: None,
        tally: all,
    };
    sink.node(blank);

    let mut walker = Walker {
        article,
        analysis,
        ids,
        date,
        seen: vec![None; analysis.speakers.len()],
        same: same_ids(analysis, ids),
        phrases: Vec::new(),
        names: None,
        edge_id: String::new(),
    };
    let mut label = String::new();
    for (index, row) in analysis.attributions.iter().enumerate() {
        let id = AttributionId(index as u32);
        let speech = row.kind != Kind::Other;
        let mut tally = Tally { documents: 1, ..Tally::default() };
        tally.count(row.kind);
        shorten(&mut label, row.span.of(words_of(article, row.field)));
        sink.node(NodeView {
            id: ids.row(id),
            label: &label,
            kind: NodeKind::Attribution(row.kind),
            url: "",
            act: speech.then_some(row.act),
            polarity: speech.then_some(row.polarity),
            tally,
            ..blank
        });
        walker.edges(id, row, &article_node, sink);
    }
    walker.rest(sink);
    if !outlet.is_empty() {
        let mut id = String::with_capacity(outlet.len() + 8);
        id.push_str("outlet:");
        push_slug(&mut id, outlet);
        let label = outlet;
        sink.node(NodeView {
            id: &id,
            label,
            kind: NodeKind::Outlet,
            shared: true,
            document: "",
            outlet: "",
            url: "",
            ..blank
        });
        article_node.push_str(EdgeKind::PublishedBy.suffix());
        let end = article_node.len() - EdgeKind::PublishedBy.suffix().len();
        sink.edge(EdgeView {
            source: &article_node[..end],
            target: &id,
            id: &article_node,
            kind: EdgeKind::PublishedBy,
            confidence: 1.0,
            rule: "",
            from: None,
        });
    }
}

/// The text that the spans of a field lie in.
pub(crate) fn words_of(article: &Article, field: Field) -> &str {
    match field {
        Field::Text => &article.text,
        Field::Title => article.title.as_deref().unwrap_or_default(),
    }
}

/// What one article has gathered for the nodes that come last.
struct Walker<'a> {
    article: &'a Article,
    analysis: &'a Analysis,
    ids: &'a Ids<'a>,
    date: Option<Date>,
    /// For each speaker that an edge has reached, how much there is at it.
    seen: Vec<Option<Tally>>,
    /// For each speaker, the first one with its id: mostly itself.
    same: Vec<u32>,
    phrases: Vec<Phrase>,
    /// Words, in lower case, by which the article's speakers are named; made when first asked for.
    names: Option<FxHashMap<String, SpeakerId>>,
    edge_id: String,
}

struct Phrase {
    id: String,
    label: String,
    shared: bool,
    tally: Tally,
}

impl Walker<'_> {
    fn edges(&mut self, id: AttributionId, row: &Attribution, article_node: &str, sink: &mut impl Sink) {
        let ids = self.ids;
        let name = ids.row(id);
        let said = EdgeView {
            source: "",
            target: name,
            id: "",
            kind: EdgeKind::Said,
            confidence: row.confidence,
            rule: row.rule,
            from: row.speaker_from,
        };
        for (nth, &given) in row.speakers.iter().enumerate() {
            let Some(speaker) = self.first(given, &row.speakers[..nth]) else { continue };
            self.at(speaker).count(row.kind);
            let id = edge_id(&mut self.edge_id, name, EdgeKind::Said, nth);
            sink.edge(EdgeView { source: ids.speaker_node(speaker), id, ..said });
        }
        let plain =
            EdgeView { source: name, kind: EdgeKind::In, confidence: 1.0, rule: "", from: None, ..said };
        let id = edge_id(&mut self.edge_id, name, EdgeKind::In, 0);
        sink.edge(EdgeView { target: article_node, id, ..plain });
        for (span, kind) in [(row.relay, EdgeKind::RelayedBy), (row.addressee, EdgeKind::AddressedTo)] {
            let words = span.unwrap_or_default().of(words_of(self.article, row.field));
            if words.trim().is_empty() {
                continue;
            }
            edge_id(&mut self.edge_id, name, kind, 0);
            match self.named(words) {
                Some(speaker) => {
                    self.at(speaker);
                    let target = ids.speaker_node(speaker);
                    sink.edge(EdgeView { target, id: &self.edge_id, kind, ..plain });
                }
                None => {
                    let phrase = self.phrase(words);
                    self.phrases[phrase].tally.count(row.kind);
                    let target = &self.phrases[phrase].id;
                    sink.edge(EdgeView { target, id: &self.edge_id, kind, ..plain });
                }
            }
        }
        for (nth, &given) in row.mentions.iter().enumerate() {
            let Some(speaker) = self.first(given, &row.mentions[..nth]) else { continue };
            self.at(speaker).mentioned += 1;
            let id = edge_id(&mut self.edge_id, name, EdgeKind::Mentions, nth);
            sink.edge(EdgeView { target: ids.speaker_node(speaker), id, kind: EdgeKind::Mentions, ..plain });
        }
    }

    /// The speakers and phrases, once all edges are out.
    fn rest(&self, sink: &mut impl Sink) {
        let blank = NodeView {
            id: "",
            label: "",
            kind: NodeKind::Phrase,
            gender: None,
            wikidata: "",
            shared: true,
            document: "",
            outlet: "",
            url: "",
            first: self.date,
            last: self.date,
            act: None,
            polarity: None,
            tally: Tally::default(),
        };
        let document = |shared: bool| if shared { "" } else { self.article.id.as_str() };
        for (index, tally) in self.seen.iter().enumerate() {
            let (Some(tally), speaker) = (*tally, &self.analysis.speakers[index]) else { continue };
            let wikidata = speaker.wikidata.as_deref().unwrap_or_default();
            let shared = !speaker.nameless || !wikidata.is_empty();
            sink.node(NodeView {
                id: self.ids.speaker_node(SpeakerId(index as u32)),
                label: &speaker.name,
                kind: NodeKind::Speaker(speaker.kind),
                gender: speaker.gender,
                wikidata,
                shared,
                document: document(shared),
                tally,
                ..blank
            });
        }
        for phrase in &self.phrases {
            let Phrase { id, label, shared, tally } = phrase;
            let document = document(*shared);
            sink.node(NodeView { id, label, shared: *shared, document, tally: *tally, ..blank });
        }
    }

    /// The first speaker with the id of the given one, if there is such a speaker and none of those before has that id.
    fn first(&self, given: SpeakerId, before: &[SpeakerId]) -> Option<SpeakerId> {
        let same = |id: SpeakerId| self.same.get(id.0 as usize).copied();
        let first = same(given)?;
        (!before.iter().any(|&earlier| same(earlier) == Some(first))).then_some(SpeakerId(first))
    }

    /// What is counted at a speaker; it is a node from now on.
    fn at(&mut self, speaker: SpeakerId) -> &mut Tally {
        self.seen[speaker.0 as usize].get_or_insert(Tally { documents: 1, ..Tally::default() })
    }

    /// The speaker of this article who goes by these words, capitals aside: its own name, or a source that names it.
    fn named(&mut self, words: &str) -> Option<SpeakerId> {
        let Walker { article, analysis, same, .. } = self;
        let names = self.names.get_or_insert_with(|| {
            let mut names = FxHashMap::default();
            for (index, speaker) in analysis.speakers.iter().enumerate() {
                names.entry(speaker.name.to_lowercase()).or_insert(SpeakerId(same[index]));
            }
            for row in &analysis.attributions {
                let (Some(source), [speaker]) = (row.source, row.speakers.as_slice()) else { continue };
                let names_it = matches!(row.speaker_from, Some(SpeakerFrom::Text | SpeakerFrom::Office));
                if let (true, Some(&first)) = (names_it, same.get(speaker.0 as usize)) {
                    names
                        .entry(source.of(words_of(article, row.field)).to_lowercase())
                        .or_insert(SpeakerId(first));
                }
            }
            names
        });
        names.get(&words.to_lowercase()).copied()
    }

    /// The phrase node of these words. Words with a capital letter name something: the node is one for all articles;
    /// others mean something in their article only.
    fn phrase(&mut self, words: &str) -> usize {
        let shared = words.chars().any(char::is_uppercase);
        let mut id = String::from("phrase:");
        if !shared {
            push_scope(&mut id, &self.article.id);
        }
        push_slug(&mut id, words);
        if let Some(known) = self.phrases.iter().position(|phrase| phrase.id == id) {
            return known;
        }
        let mut label = String::new();
        shorten(&mut label, words);
        let tally = Tally { documents: 1, ..Tally::default() };
        self.phrases.push(Phrase { id, label, shared, tally });
        self.phrases.len() - 1
    }
}

/// For each speaker, the first one with its id.
fn same_ids(analysis: &Analysis, ids: &Ids<'_>) -> Vec<u32> {
    let mut first = FxHashMap::default();
    (0..analysis.speakers.len() as u32)
        .map(|index| *first.entry(ids.speaker_node(SpeakerId(index))).or_insert(index))
        .collect()
}

/// Writes the id of the `nth` edge of a kind into `out`.
fn edge_id<'o>(out: &'o mut String, name: &str, kind: EdgeKind, nth: usize) -> &'o str {
    out.clear();
    out.push_str(name);
    out.push_str(kind.suffix());
    if nth > 0 {
        out.push(':');
        push_number(out, nth + 1);
    }
    out
}

/// The byte behind the first [`LABEL`] code points.
fn end_of_label(words: &str) -> usize {
    let (mut end, mut left) = (0, LABEL);
    // So many more code points have at least as many bytes.
    while left > 0 && end < words.len() {
        let more = &words.as_bytes()[end..words.len().min(end + left)];
        left -= more.iter().map(|byte| usize::from(byte & 0xC0 != 0x80)).sum::<usize>();
        end += more.len();
    }
    while !words.is_char_boundary(end) {
        end += 1;
    }
    end
}

/// Writes `words` into `out` on one line, cut after [`LABEL`] code points.
fn shorten(out: &mut String, words: &str) {
    out.clear();
    let words = words.trim();
    let end = end_of_label(words);
    let kept = &words[..end];
    // No branch for each byte: there are hardly ever any to find.
    if !kept.bytes().fold(false, |found, b| found | (b < b' ') | (b == 0x7f)) {
        out.push_str(kept);
    } else {
        let mut gap = false;
        for c in kept.chars() {
            if c.is_whitespace() || c.is_control() {
                gap = !out.is_empty();
                continue;
            }
            if std::mem::take(&mut gap) {
                out.push(' ');
            }
            out.push(c);
        }
    }
    if end < words.len() {
        out.push('…');
    }
}
