//! [`Finding`]: a quotation or claim with what was decided about it.

use crate::analysis::{Act, Polarity, Reason, SpeakerFrom};
use crate::attribute::entities::EntityId;
use crate::lexicon::Looks;
use std::ops::Range;

/// A quotation or claim with what was decided about it, in tokens and entities.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The quotation, by its number; none for a claim.
    pub quotation: Option<usize>,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Segments of the content: tokens.
    pub segments: Vec<Range<usize>>,
    /// Stands in the journalist's own clause.
    pub partial: bool,
    /// Quotations inside a claim.
    pub holds: Vec<usize>,
    /// Why it is no speech.
    pub reason: Option<Reason>,
    /// Who said it.
    pub speakers: Vec<EntityId>,
    /// How the speaker was reached.
    pub from: Option<SpeakerFrom>,
    /// The phrase of the text.
    pub source: Option<Range<usize>>,
    /// The role in which the text presents the speaker.
    pub role: Option<Range<usize>>,
    /// The words of the cue.
    pub cue: Option<Range<usize>>,
    /// Its lemma.
    pub lemma: Option<String>,
    /// What the speaker did.
    pub act: Act,
    /// Whether it is asserted.
    pub polarity: Polarity,
    /// To whom.
    pub addressee: Option<Range<usize>>,
    /// By whom it was passed on.
    pub relay: Option<Range<usize>>,
    /// The rule.
    pub rule: &'static str,
    /// The trust of construction, source and coreference together, before calibration.
    pub trust: f32,
    /// The frame.
    pub frame: usize,
    /// Who is named inside the words.
    pub mentions: Vec<EntityId>,
    /// What a quotation looks like, where that was asked.
    pub looks: Looks,
}

impl Finding {
    pub(super) fn new(tokens: Range<usize>, frame: usize) -> Finding {
        Finding {
            quotation: None,
            segments: vec![tokens.clone()],
            tokens,
            partial: false,
            holds: Vec::new(),
            reason: None,
            speakers: Vec::new(),
            from: None,
            source: None,
            role: None,
            cue: None,
            lemma: None,
            act: Act::Say,
            polarity: Polarity::Asserted,
            addressee: None,
            relay: None,
            rule: "none",
            trust: 0.0,
            frame,
            mentions: Vec::new(),
            looks: Looks::default(),
        }
    }
}
