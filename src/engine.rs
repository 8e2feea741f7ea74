//! [`Engine`]: the lexicon, and `analyse`.

use crate::analysis::{Act, Analysis, Attribution, Field, Kind, Marks, Polarity};
use crate::detect;
use crate::input::{Article, date_prefix};
use crate::lexicon::{self, DataError, DataFiles};
use crate::text::{Document, Orthography};

/// What a user may settle about the analysis.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Keep to the known speakers: any other speaker is left empty, as a candidate.
    pub only_known: bool,
    /// Below this confidence the speaker is left empty and kept as a candidate.
    pub min_confidence: f32,
}

impl Default for Settings {
    /// Any speaker, from the confidence that suits a newsroom.
    fn default() -> Settings {
        Settings { only_known: false, min_confidence: 0.4 }
    }
}

/// The engine: built once, used from many threads.
pub struct Engine {
    orthography: Orthography,
}

impl Engine {
    /// The engine with the data compiled in.
    pub fn new() -> Engine {
        match Engine::with(&DataFiles::built_in(), Settings::default()) {
            Ok(engine) => engine,
            Err(error) => unreachable!("the built-in data are checked by the tests: {error}"),
        }
    }

    /// The engine with the user's data and settings.
    ///
    /// # Errors
    /// A data file that breaks its form, with file, row and column.
    pub fn with(files: &DataFiles, _settings: Settings) -> Result<Engine, DataError> {
        Ok(Engine { orthography: lexicon::orthography(files)? })
    }

    /// Finds who says what in an article. Pure, and cannot fail.
    pub fn analyse(&self, article: &Article) -> Analysis {
        let prefix = date_prefix(&article.text);
        let start = prefix.map_or(0, |(_, len)| len);
        let document = Document::new(&article.text, start, &self.orthography);
        let mut analysis = Analysis { date: article.date.or(prefix.map(|(d, _)| d)), ..Analysis::default() };
        for q in detect::quotations(&document) {
            analysis.attributions.push(Attribution {
                kind: Kind::Direct,
                field: Field::Text,
                span: q.span,
                content: vec![q.inner_span()],
                marks: Some(Marks {
                    open: q.open.of(&article.text).into(),
                    close: q.close.of(&article.text).into(),
                    repair: q.repair.map(|r| r.code()),
                }),
                parent: None,
                speakers: vec![],
                speaker_from: None,
                candidates: vec![],
                role: None,
                source: None,
                cue: None,
                cue_lemma: None,
                act: Act::Say,
                polarity: Polarity::Asserted,
                addressee: None,
                relay: None,
                reason: None,
                confidence: 0.5,
                rule: "none",
                paragraph: 0,
                context: q.span,
                mentions: vec![],
            });
        }
        analysis
    }
}

impl Default for Engine {
    fn default() -> Engine {
        Engine::new()
    }
}
