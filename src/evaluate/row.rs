//! [`Row`]: what the engine says of a stretch, as far as it is judged.

use super::extent::Extent;
use crate::analysis::{Act, Analysis, Attribution, Field, Kind, Polarity, Reason, SpeakerFrom, SpeakerId};
use crate::text::CharOffsets;

/// One attribution, in code points.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The reported words, marks included.
    pub content: Extent,
    /// Its kind.
    pub kind: Kind,
    /// The names of its speakers; empty where nobody is named.
    pub speakers: Vec<String>,
    /// The best guess where nobody is named.
    pub candidates: Vec<String>,
    /// The phrase to which the words are credited.
    pub source: Option<Extent>,
    /// What signals the reporting.
    pub cue: Option<Extent>,
    /// What the speaker did.
    pub act: Act,
    /// Whether the words are asserted.
    pub polarity: Polarity,
    /// Why it is no speech.
    pub reason: Option<Reason>,
    /// How the speaker was reached.
    pub from: Option<SpeakerFrom>,
    /// The rule that decided.
    pub rule: &'static str,
    /// The confidence in thousandths, as the tables write it.
    pub confidence: u16,
}

impl Row {
    /// The rows of an analysis in the article's text; gold does not count in titles.
    pub fn all(analysis: &Analysis, text: &str) -> Vec<Row> {
        let offsets = CharOffsets::new(text);
        let in_text = analysis.attributions.iter().filter(|row| row.field == Field::Text);
        in_text.map(|row| Row::of(row, analysis, &offsets)).collect()
    }

    fn of(row: &Attribution, analysis: &Analysis, offsets: &CharOffsets<'_>) -> Row {
        let extent = |span| Extent::of(span, offsets);
        let names = |ids: &[SpeakerId]| {
            let speakers = ids.iter().filter_map(|id| analysis.speakers.get(id.0 as usize));
            speakers.map(|speaker| speaker.name.clone()).filter(|name| !name.trim().is_empty()).collect()
        };
        Row {
            content: extent(row.span),
            kind: row.kind,
            speakers: names(&row.speakers),
            candidates: names(&row.candidates),
            source: row.source.map(extent),
            cue: row.cue.map(extent),
            act: row.act,
            polarity: row.polarity,
            reason: row.reason,
            from: row.speaker_from,
            rule: row.rule,
            confidence: (f64::from(row.confidence) * 1000.0).round().clamp(0.0, 1000.0) as u16,
        }
    }

    /// True where somebody is named as the speaker.
    pub fn named(&self) -> bool {
        !self.speakers.is_empty()
    }

    /// True for a quotation that is taken for speech, or for none.
    pub fn is_quotation(&self) -> bool {
        matches!(self.kind, Kind::Direct | Kind::Partial | Kind::Other)
    }

    /// True for a proposition outside marks, or around them.
    pub fn is_claim(&self) -> bool {
        matches!(self.kind, Kind::Indirect | Kind::Mixed)
    }
}
