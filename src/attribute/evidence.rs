//! [`Trace`]: what was weighed for each pronoun and description, kept only where an article is to be explained.
//!
//! The rules call it at every turn; unless it is on, each call is one look at an empty option.

use super::entities::{EntityId, Reference};
use crate::lexicon::Features;
use std::cell::RefCell;
use std::fmt;
use std::ops::Range;

/// How a phrase was understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Way {
    /// A pronoun, ranked by gender, number, recency and subjecthood.
    Pronoun,
    /// *ce dernier*, *celle-ci*: the person named last.
    Latest,
    /// The same noun phrase, or a part of it, stood there before.
    Repeated,
    /// A description that stands for somebody already there: *l'élue*, *l'association*.
    Description,
    /// An office, by the article's date.
    Office,
}

/// Why a candidate was not chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lost {
    /// Masculine where the phrase is feminine, or the other way round.
    Gender,
    /// One where the phrase means several, or the other way round.
    Number,
    /// Last mentioned too far back.
    Far,
    /// Not yet mentioned outside marks.
    Unmentioned,
    /// A place.
    Place,
    /// Named inside an adjunct of the phrase's own clause, *interrogé sur X, il*, or in the phrase itself: *l'avocat de X*.
    Bound,
    /// Nobody who could be meant by such a pronoun: a document, an organisation without gender.
    Thing,
    /// Younger or older than the description says.
    Age,
    /// What the text calls it does not go with the description.
    Description,
    /// Could be meant, but the winner was mentioned later.
    Older,
    /// Could be meant, but the winner fits better: it spoke, or was a subject, or shares more of the description.
    Outweighed,
    /// The best there was, and still too weak.
    Weak,
}

/// How a candidate stood when it was weighed; distances are in frames (sentences seen from outside marks).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Since the last mention.
    pub mentioned: usize,
    /// Since it last spoke.
    pub spoke: Option<usize>,
    /// Since it was last a subject.
    pub subject: Option<usize>,
    /// How often it was mentioned.
    pub mentions: u32,
    /// What held of it.
    pub features: Features,
}

/// A candidate for a phrase.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weighed {
    /// Who.
    pub entity: EntityId,
    /// Its score and how it stood; none where it was ruled out before any scoring.
    pub score: Option<(f32, Standing)>,
    /// Why it was ruled out.
    pub lost: Option<Lost>,
}

/// What was weighed for one phrase.
#[derive(Clone, Debug)]
pub struct Weighing {
    /// The phrase, as tokens.
    pub phrase: Range<usize>,
    /// How it was understood.
    pub way: Way,
    /// Everybody who was looked at, in the order of looking.
    pub weighed: Vec<Weighed>,
    /// The score of a newcomer, and what held of it, where one was weighed against the rest.
    pub fresh: Option<(f32, Features)>,
    /// The outcome.
    pub reference: Option<Reference>,
}

/// A record of weighings; off unless made by [`Trace::on`].
#[derive(Debug, Default)]
pub struct Trace(Option<RefCell<Pad>>);

#[derive(Debug, Default)]
struct Pad {
    phrase: Range<usize>,
    weighed: Vec<Weighed>,
    fresh: Option<(f32, Features)>,
    done: Vec<Weighing>,
}

impl Trace {
    /// A trace that keeps what it is told.
    pub fn on() -> Trace {
        Trace(Some(RefCell::default()))
    }

    /// Whether somebody wants to know.
    pub fn is_on(&self) -> bool {
        self.0.is_some()
    }

    /// The phrase that what follows is about.
    pub fn about(&self, phrase: &Range<usize>) {
        if let Some(pad) = &self.0 {
            let mut pad = pad.borrow_mut();
            pad.phrase = phrase.clone();
            pad.weighed.clear();
            pad.fresh = None;
        }
    }

    /// A candidate is ruled out.
    pub fn lost(&self, entity: EntityId, why: Lost) {
        if let Some(pad) = &self.0 {
            pad.borrow_mut().weighed.push(Weighed { entity, score: None, lost: Some(why) });
        }
    }

    /// A candidate has a score.
    pub fn scored(&self, entity: EntityId, score: f32, standing: impl FnOnce() -> Standing) {
        if let Some(pad) = &self.0 {
            pad.borrow_mut().weighed.push(Weighed { entity, score: Some((score, standing())), lost: None });
        }
    }

    /// A newcomer has a score.
    pub fn fresh(&self, score: f32, features: Features) {
        if let Some(pad) = &self.0 {
            pad.borrow_mut().fresh = Some((score, features));
        }
    }

    /// The weighing is over; hands the outcome through.
    pub fn settled(&self, way: Way, reference: Option<Reference>) -> Option<Reference> {
        if let Some(pad) = &self.0 {
            let mut pad = pad.borrow_mut();
            let (phrase, weighed) = (pad.phrase.clone(), std::mem::take(&mut pad.weighed));
            let fresh = pad.fresh.take();
            pad.done.push(Weighing { phrase, way, weighed, fresh, reference });
        }
        reference
    }

    /// All weighings so far, in order; the record begins anew.
    pub fn take(&self) -> Vec<Weighing> {
        self.0.as_ref().map(|pad| std::mem::take(&mut pad.borrow_mut().done)).unwrap_or_default()
    }
}

impl fmt::Display for Way {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Way::Pronoun => "a pronoun; ranked by gender, number, recency, subjecthood and who spoke",
            Way::Latest => "the person named last",
            Way::Repeated => "the same description stood there before",
            Way::Description => {
                "a description; ranked by what the text called whom, by recency and by who spoke"
            }
            Way::Office => "an office, by the article's date",
        })
    }
}

impl fmt::Display for Lost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Lost::Gender => "other gender",
            Lost::Number => "other number",
            Lost::Far => "too far back",
            Lost::Unmentioned => "not mentioned yet",
            Lost::Place => "a place",
            Lost::Bound => "named in an adjunct of the same clause",
            Lost::Thing => "a thing",
            Lost::Age => "another age",
            Lost::Description => "not so described",
            Lost::Older => "older",
            Lost::Outweighed => "less salient",
            Lost::Weak => "below the threshold",
        })
    }
}
