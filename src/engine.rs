//! [`Engine`]: the lexicon, and `analyse`.

use crate::analysis::Analysis;
use crate::input::Article;
use crate::lexicon::{DataError, DataFiles};

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
pub struct Engine {}

impl Engine {
    /// The engine with the data compiled in.
    pub fn new() -> Engine {
        Engine {}
    }

    /// The engine with the user's data and settings.
    ///
    /// # Errors
    /// A data file that breaks its form, with file, row and column.
    pub fn with(_files: &DataFiles, _settings: Settings) -> Result<Engine, DataError> {
        Ok(Engine {})
    }

    /// Finds who says what in an article. Pure, and cannot fail.
    pub fn analyse(&self, article: &Article) -> Analysis {
        Analysis { date: article.date, ..Analysis::default() }
    }
}

impl Default for Engine {
    fn default() -> Engine {
        Engine::new()
    }
}
